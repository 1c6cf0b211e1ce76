import SengiSQL
import SengiSchema

/// Attributes added to, taken from or retyped in a composite type that stays in use.
struct CompositeTypeAlteration {
  let statements: [SQLText]
  /// Whether an attribute takes another type or collation.
  let retypes: Bool

  /// - Returns: nil where attributes change places.
  init?(_ old: CompositeType, _ new: CompositeType) {
    let known = Set(old.attributes.map(\.name))
    let wanted = Set(new.attributes.map(\.name))
    let kept = old.attributes.map(\.name).filter(wanted.contains)
    guard new.attributes.map(\.name).starts(with: kept) else { return nil }
    let dropped = old.attributes.map(\.name).filter { !wanted.contains($0) }
    var retypes = false
    var clauses: [SQLText] = dropped.map { "DROP ATTRIBUTE \($0) CASCADE" }
    for attribute in new.attributes {
      let collation: SQLText = attribute.collation.map { " COLLATE \($0)" } ?? ""
      guard known.contains(attribute.name) else {
        clauses.append(
          "ADD ATTRIBUTE \(attribute.name) \(attribute.type.sql)\(collation) CASCADE")
        continue
      }
      let former = old.attributes.first { $0.name == attribute.name }
      if former?.type != attribute.type || former?.collation != attribute.collation {
        retypes = true
        clauses.append(
          "ALTER ATTRIBUTE \(attribute.name) TYPE \(attribute.type.sql)\(collation) CASCADE")
      }
    }
    self.retypes = retypes
    statements = clauses.map { "ALTER TYPE \(new.name) \($0);" }
  }
}
