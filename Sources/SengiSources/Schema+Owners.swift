import SengiDiff
import SengiSQL
import SengiSchema

extension Schema {
  /// Whether any object says who owns it.
  var hasOwners: Bool {
    !ownedPaths.isEmpty
  }

  /// Whether any extension says its version.
  var hasExtensionVersions: Bool { extensions.contains { $0.version != nil } }

  /// The objects that say who owns them.
  var ownedPaths: Set<ObjectPath> {
    Set(elements.filter(\.hasOwner).map(\.path))
  }

  /// The schema with owners and versions only where the other says some: elsewhere they are nobody's
  /// business.
  func silent(like source: Schema) -> Schema {
    let owned = source.ownedPaths
    let versioned = Set(source.extensions.filter { $0.version != nil }.map(\.name))
    var replacements = ElementReplacements(byPath: [:])
    for element in elements where element.hasOwner && !owned.contains(element.path) {
      replacements.byPath[element.path] = element.withoutOwner
    }
    var schema = replacing(replacements)
    for index in schema.extensions.indices
    where !versioned.contains(schema.extensions[index].name) {
      schema.extensions[index].version = nil
    }
    return schema
  }
}

extension Schema {
  /// The schema without namespaces that are not looked at.
  func only(_ names: Set<SQLIdentifier>?) -> Schema {
    guard let names else { return self }
    var schema = self
    schema.namespaces.removeAll { !names.contains($0.name) }
    return schema
  }
}

extension SchemaElement {
  fileprivate var hasOwner: Bool { withoutOwner != self }

  fileprivate var withoutOwner: SchemaElement {
    switch self {
    case .namespace(var item):
      item.owner = nil
      return .namespace(item)
    case .enumeration(var item):
      item.owner = nil
      return .enumeration(item)
    case .domain(var item):
      item.owner = nil
      return .domain(item)
    case .compositeType(var item):
      item.owner = nil
      return .compositeType(item)
    case .sequence(var item):
      item.owner = nil
      return .sequence(item)
    case .function(var item):
      item.owner = nil
      return .function(item)
    case .table(var item):
      item.owner = nil
      return .table(item)
    case .view(var item):
      item.owner = nil
      return .view(item)
    case .object(var item):
      item.owner = nil
      return .object(item)
    case .extension, .domainCheck, .column, .primaryKey, .unique, .check, .exclusion, .foreignKey,
      .index, .trigger, .rule, .policy, .statistics, .viewColumn, .custom:
      return self
    }
  }
}
