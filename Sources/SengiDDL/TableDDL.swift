import SengiSQL
import SengiSchema

/// `CREATE TABLE` with its columns and constraints, one a line.
enum TableDDL {
  static func write(_ table: Table, _ reading: Reading, into script: inout ScriptBuilder) {
    let path = ObjectPath.table(table.name)
    var lines = table.columns.map { ColumnDDL.sql($0, reading) }
    if let key = table.primaryKey {
      lines.append("CONSTRAINT \(key.name) PRIMARY KEY (\(key.columns))")
    }
    lines += table.uniques.map(UniqueConstraintDDL.sql)
    lines += table.checks.map { check in
      let condition: SQLText = "CONSTRAINT \(check.name) CHECK (\(reading.sql(check.expression)))"
      return check.noInherit ? condition + " NO INHERIT" : condition
    }
    lines += table.foreignKeys.map(ForeignKeyDDL.sql)
    let body = lines.map { SQLText("  \($0)") }
    let list: SQLText = body.isEmpty ? "()" : "(\n\(body, separator: ",\n")\n)"
    script.append("CREATE TABLE \(table.name) \(list);", for: path)

    if let doc = table.doc {
      script.continueWith("COMMENT ON TABLE \(table.name) IS \(SQLLiteral(doc));", for: path)
    }
    for column in table.columns {
      guard let doc = column.doc else { continue }
      script.continueWith(
        "COMMENT ON COLUMN \(table.name).\(column.name) IS \(SQLLiteral(doc));",
        for: path.appending(.column(column.name)))
    }
  }
}
