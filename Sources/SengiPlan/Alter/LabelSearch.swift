import SengiSQL
import SengiSchema

/// Looks for labels of an enum in values of any type that is made of it.
struct LabelSearch {
  private let schema: PlannedSchema
  private let name: QualifiedName
  private let labels: [SQLLiteral]

  init(_ schema: PlannedSchema, _ name: QualifiedName, _ labels: [String]) {
    self.schema = schema
    self.name = name
    self.labels = labels.map { SQLLiteral($0) }
  }

  /// Whether the value holds one; nil where values of the type cannot.
  func condition(_ value: SQLText, _ type: DataType, depth: Int = 0) -> SQLText? {
    // Types that hold themselves are none of PostgreSQL's; files may say such.
    guard depth < 20 else { return nil }
    switch type.base {
    case .enumeration(name):
      return type.isArray
        ? "\(value)::text[] && ARRAY[\(labels.map { "\($0)" as SQLText }, separator: ", ")]"
        : "\(value)::text IN (\(labels.map { "\($0)" as SQLText }, separator: ", "))"
    case .domain:
      let below = schema.underlying(type)
      return below.base == type.base ? nil : condition(value, below, depth: depth + 1)
    case .composite(let composite):
      let row: SQLText = type.isArray ? "element" : value
      let parts = (schema.schema.compositeType(composite)?.attributes ?? []).compactMap {
        condition("(\(row)).\($0.name)", $0.type, depth: depth + 1)
      }
      if parts.isEmpty { return nil }
      let any: SQLText = "(\(parts, separator: " OR "))"
      return type.isArray
        ? "EXISTS (SELECT FROM unnest(\(value)) AS element WHERE \(any))" : any
    default: return nil
    }
  }
}
