import SengiSQL
import SengiSchema

/// `CREATE VIEW` and `CREATE MATERIALIZED VIEW`.
enum ViewDDL {
  static func write(_ view: View, _ reading: Reading, into script: inout ScriptBuilder) {
    let path = ObjectPath.view(view.name)
    let relation = Relation(view)
    var sql: DDLText = "CREATE \(relation.keywords) \(view.name)"
    if !view.columnNames.isEmpty { sql += " (\(view.columnNames))" }
    if let method = view.accessMethod { sql += " USING \(method)" }
    if let options = view.options { sql += " WITH (\(options))" }
    if let tablespace = view.tablespace { sql += " TABLESPACE \(tablespace)" }
    sql += " AS\n\(reading.sql(view.query, of: path))"
    switch view.checkOption {
    case nil: break
    case .local: sql += "\nWITH LOCAL CHECK OPTION"
    case .cascaded: sql += "\nWITH CASCADED CHECK OPTION"
    }
    if view.isMaterialized, view.isEmpty { sql += "\nWITH NO DATA" }
    script.append(sql + ";", for: path)

    for column in view.columns {
      ColumnSettingsDDL.write(column.settings, of: column.name, in: relation, into: &script)
    }
    script.comment(on: "\(relation.keywords) \(view.name)", view.doc, for: path)
    for column in view.columns {
      script.comment(
        on: "COLUMN \(view.name).\(column.name)", column.doc,
        for: path.appending(.column(column.name)))
    }
  }

  /// The defaults of a view's columns, which may call functions that need the view.
  static func writeDefaults(_ view: View, _ reading: Reading, into script: inout ScriptBuilder) {
    for column in view.columns {
      guard let value = column.defaultValue else { continue }
      let path = ObjectPath.view(view.name).appending(.column(column.name))
      let sql = reading.sql(value, of: path, .defaultValue)
      script.append(
        "ALTER VIEW \(view.name)\n  ALTER COLUMN \(column.name) SET DEFAULT \(sql);", for: path)
    }
  }
}
