import SengiSQL
import SengiSchema
import SengiSteps

/// An update of a table's rows: in stretches of its key, where that is one column that stays.
struct BatchedUpdate {
  let table: QualifiedName
  let key: (name: SQLIdentifier, type: SQLText)?

  init(_ table: QualifiedName, _ builder: PlanBuilder) {
    self.table = table
    let before = builder.old.table(table)
    guard let columns = before?.primaryKey?.columns, columns.count == 1, let name = columns.first,
      builder.new.table(table)?.primaryKey?.columns == columns, builder.isKept(name, of: table),
      let type = before?.column(name)?.type.sql
    else {
      key = nil
      return
    }
    key = (name, type)
  }

  var isolation: Operation.Isolation {
    key.map { .batch(MigrationStep.Batch(table: table, key: $0.name)) } ?? .own
  }

  func statement(_ assignment: SQLText, where condition: SQLText) -> SQLText {
    guard let (name, type) = key else {
      return "UPDATE \(table) SET \(assignment) WHERE \(condition);"
    }
    return """
      UPDATE \(table) SET \(assignment)
      WHERE ($1::\(type) IS NULL OR \(name) > $1::\(type)) AND \(name) <= $2::\(type)
        AND \(condition);
      """
  }
}
