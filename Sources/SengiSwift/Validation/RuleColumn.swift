import SengiSQL
import SengiSchema

/// A column as a check sees it: what it holds once domains are looked through.
struct RuleColumn: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case boolean, integer, real, double, json
    case numeric(precision: Int?, scale: Int)
    /// `text` and `varchar`, which are the same to every function and operator.
    case text(limit: Int?)
    /// `citext`, whose length alone does not depend on the locale.
    case citext
    /// `char(n)`, which no operator takes as it stands.
    case padded(limit: Int)
    case enumeration(QualifiedName)
    case other
  }

  let name: SQLIdentifier
  let kind: Kind
  /// Whether texts are equal when their bytes are: not known under a collation of the user's own.
  let hasPlainCollation: Bool

  init(_ column: Column, in schema: Schema) {
    name = column.name
    var type = column.type
    var hasPlainCollation = column.collation == nil
    var seen: Set<QualifiedName> = []
    while !type.isArray, case .domain(let name) = type.base, seen.insert(name).inserted,
      let domain = schema.domain(name)
    {
      type = domain.type
      if domain.collation != nil { hasPlainCollation = false }
    }
    self.hasPlainCollation = hasPlainCollation
    kind = Self.kind(of: type)
  }

  /// - Parameter type: Not a domain.
  private static func kind(of type: DataType) -> Kind {
    if type.isArray { return .other }
    switch type.base {
    case .boolean: return .boolean
    case .smallint, .integer, .bigint: return .integer
    case .real: return .real
    case .doublePrecision: return .double
    case .numeric(let precision, let scale):
      let scale = scale ?? 0
      // Scales beyond the digits, from PostgreSQL 15 on, are left to the server.
      if let precision, scale < 0 || scale > precision { return .other }
      return .numeric(precision: precision, scale: scale)
    case .text: return .text(limit: nil)
    case .varchar(let limit): return .text(limit: limit)
    case .citext: return .citext
    case .char(let limit): return .padded(limit: limit ?? 1)
    case .json(.some), .jsonb(.some): return .json
    case .enumeration(let name): return .enumeration(name)
    default: return .other
    }
  }

  /// Whether the type alone refuses some values.
  var hasBounds: Bool {
    switch kind {
    case .numeric(let precision, _): precision != nil
    case .text(let limit): limit != nil
    case .padded: true
    default: false
    }
  }
}
