import SengiSQL
import SengiSchema

/// `CONSTRAINT … FOREIGN KEY`, in a table or added to it later.
enum ForeignKeyDDL {
  static func sql(_ key: ForeignKey) -> DDLText {
    var sql: DDLText = "CONSTRAINT \(key.name) FOREIGN KEY \(columns(key.columns, of: key))"
    sql += " REFERENCES \(key.referencedTable)"
    if !key.referencedColumns.isEmpty { sql += " \(columns(key.referencedColumns, of: key))" }
    if key.match == .full { sql += " MATCH FULL" }
    if let action = action(key.onDelete) { sql += " ON DELETE \(action)" }
    if let action = action(key.onUpdate) { sql += " ON UPDATE \(action)" }
    sql += Deferral.sql(key.deferral)
    if !key.isEnforced { sql += " NOT ENFORCED" }
    return sql
  }

  static func add(_ key: ForeignKey, to table: Table, into script: inout ScriptBuilder) {
    let path = ObjectPath.table(table.name).appending(.foreignKey(key.name))
    let notValid: DDLText = key.isValidated || !key.isEnforced ? "" : " NOT VALID"
    script.append("ALTER TABLE \(table.name)\n  ADD \(sql(key))\(notValid);", for: path)
    ConstraintDDL.comment(on: key.name, key.doc, of: table, path, into: &script)
  }

  private static func columns(_ names: [SQLIdentifier], of key: ForeignKey) -> DDLText {
    guard key.hasPeriod, let last = names.last else { return "(\(names))" }
    let others = names.dropLast().map { DDLText("\($0)") }
    return "(\(others + ["PERIOD \(last)"], separator: ", "))"
  }

  private static func action(_ action: ForeignKey.Action) -> DDLText? {
    switch action {
    case .noAction: nil
    case .restrict: "RESTRICT"
    case .cascade: "CASCADE"
    case .setNull(let columns): columns.isEmpty ? "SET NULL" : "SET NULL (\(columns))"
    case .setDefault(let columns): columns.isEmpty ? "SET DEFAULT" : "SET DEFAULT (\(columns))"
    }
  }
}
