import SengiSQL
import SengiSchema

/// The constant SQL of one table's row type.
struct TableSQL {
  private let table: Table
  private let types: SchemaTypes

  init(_ table: Table, _ types: SchemaTypes) {
    self.table = table
    self.types = types
  }

  /// What rows are selected by: every column in order, those without a binary form as text.
  var columnList: String {
    SQLText("\(table.columns.map(selected), separator: ", ")").description
  }

  private func selected(_ column: Column) -> SQLText {
    "\(column.name)" + types.selectCast(column.type)
  }

  private var softDelete: SQLIdentifier? {
    table.softDeleteColumn?.name
  }

  func select(by key: [SQLIdentifier]) -> String {
    var sql: SQLText = "SELECT \(SQLText(verbatim: columnList)) FROM \(table.name)"
    sql += " WHERE \(condition(key))"
    if let softDelete { sql += " AND \(softDelete) IS NULL" }
    return sql.description
  }

  func delete(by key: [SQLIdentifier]) -> String {
    SQLText("DELETE FROM \(table.name) WHERE \(condition(key))").description
  }

  func softDelete(by key: [SQLIdentifier], _ column: SQLIdentifier) -> String {
    var sql: SQLText = "UPDATE \(table.name) SET \(column) = now() WHERE \(condition(key))"
    sql += " AND \(column) IS NULL"
    return sql.description
  }

  func restore(by key: [SQLIdentifier], _ column: SQLIdentifier) -> String {
    SQLText("UPDATE \(table.name) SET \(column) = NULL WHERE \(condition(key))").description
  }

  private func condition(_ key: [SQLIdentifier]) -> SQLText {
    let parts = key.enumerated().map { position, column in
      SQLText("\(column) = $") + SQLText("\(position + 1)")
    }
    return "\(parts, separator: " AND ")"
  }
}
