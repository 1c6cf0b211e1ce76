import SengiSQL
import SengiSchema

/// `CONSTRAINT … FOREIGN KEY`, in a table or added to it later.
enum ForeignKeyDDL {
  static func sql(_ key: ForeignKey) -> SQLText {
    var sql: SQLText = "CONSTRAINT \(key.name) FOREIGN KEY (\(key.columns))"
    sql += " REFERENCES \(key.referencedTable) (\(key.referencedColumns))"
    if key.match == .full { sql += " MATCH FULL" }
    if let action = action(key.onDelete) { sql += " ON DELETE \(action)" }
    if let action = action(key.onUpdate) { sql += " ON UPDATE \(action)" }
    return sql + Deferral.sql(key.deferral)
  }

  static func add(_ key: ForeignKey, to table: Table, into script: inout ScriptBuilder) {
    script.append(
      "ALTER TABLE \(table.name)\n  ADD \(sql(key));",
      for: ObjectPath.table(table.name).appending(.foreignKey(key.name)))
  }

  private static func action(_ action: ForeignKey.Action) -> SQLText? {
    switch action {
    case .noAction: nil
    case .restrict: "RESTRICT"
    case .cascade: "CASCADE"
    case .setNull(let columns): columns.isEmpty ? "SET NULL" : "SET NULL (\(columns))"
    case .setDefault(let columns): columns.isEmpty ? "SET DEFAULT" : "SET DEFAULT (\(columns))"
    }
  }
}
