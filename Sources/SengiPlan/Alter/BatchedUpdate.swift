import SengiSQL
import SengiSchema
import SengiSteps

/// An update of a table's rows: in stretches of a key of one column, without one all at once.
struct BatchedUpdate {
  let table: QualifiedName
  let key: (name: SQLIdentifier, type: SQLText)?

  /// - Parameter key: A column that no two rows share a value of and that is never NULL.
  init(_ table: QualifiedName, by key: Column?) {
    self.table = table
    self.key = key.map { ($0.name, $0.type.sql) }
  }

  var isolation: Operation.Isolation {
    key.map { .batch(MigrationStep.Batch(table: table, key: $0.name)) } ?? .own
  }

  /// What keeps the update to its stretch: behind the last key so far ($1), which at first is NULL, up
  /// to the last one of the stretch ($2).
  var bounds: [SQLText] {
    guard let (name, type) = key else { return [] }
    return ["($1::\(type) IS NULL OR \(name) > $1::\(type))", "\(name) <= $2::\(type)"]
  }

  /// The rows of the stretch that fulfil the condition.
  func rows(where condition: SQLText) -> SQLText {
    bounds.isEmpty ? condition : "\(bounds, separator: " AND ")\n  AND \(condition)"
  }
}
