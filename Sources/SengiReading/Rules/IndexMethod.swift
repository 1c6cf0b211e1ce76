import SengiSQL
import SengiSchema

/// An index method of PostgreSQL's own, and what it can do (`\dAc`, `\dAo`, manual §11.2).
enum IndexMethod: String, CaseIterable {
  case btree, hash, gin, gist, spgist, brin

  var isUnique: Bool { self == .btree }
  var isOrdered: Bool { self == .btree }

  var hasInclude: Bool {
    switch self {
    case .btree, .gist, .spgist: true
    case .hash, .gin, .brin: false
    }
  }

  var hasManyKeys: Bool {
    switch self {
    case .btree, .gin, .gist, .brin: true
    case .hash, .spgist: false
    }
  }

  /// Whether PostgreSQL has a default operator class of this method for the type; true where an
  /// extension of the schema, or a type of an extension, may bring one.
  func takes(_ type: DataType, extensions: Set<String>) -> Bool {
    if case .other(let name) = type.base { return !isSurelyUnordered(name.description) }
    if type.base.isOpaque { return true }
    switch self {
    case .btree: return type.isArray || !type.base.isWithoutOrder
    case .hash: return type.isArray || !type.base.isWithoutHash
    case .gin:
      if extensions.contains("btree_gin") { return true }
      if type.isArray { return !type.base.isWithoutOrder }
      return type.base.isJSONB || type.base == .tsvector
    case .gist:
      if !extensions.isDisjoint(with: ["btree_gist", "intarray"]) { return true }
      return !type.isArray && (type.base == .tsvector || type.base == .tsquery)
    case .spgist:
      if type.isArray { return false }
      switch type.base {
      case .text, .varchar, .citext, .inet, .cidr: return true
      default: return false
      }
    case .brin: return !type.isArray && !type.base.isWithoutRange
    }
  }

  private func isSurelyUnordered(_ type: String) -> Bool {
    let types = ["point", "box", "circle", "polygon", "line", "lseg", "path", "jsonpath"]
    return (self == .btree || self == .hash) && types.contains(type.lowercased())
  }
}

extension BaseType {
  fileprivate var isJSONB: Bool { if case .jsonb = self { true } else { false } }

  fileprivate var isWithoutOrder: Bool {
    switch self {
    case .json, .xml: true
    default: false
    }
  }

  fileprivate var isWithoutHash: Bool {
    switch self {
    case .json, .xml, .money, .bit, .varbit, .tsvector, .tsquery: true
    default: false
    }
  }

  fileprivate var isWithoutRange: Bool {
    switch self {
    case .json, .xml, .jsonb, .boolean, .money, .tsvector, .tsquery, .enumeration: true
    default: false
    }
  }
}
