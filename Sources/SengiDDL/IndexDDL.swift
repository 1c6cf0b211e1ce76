import SengiSQL
import SengiSchema

/// `CREATE INDEX`.
enum IndexDDL {
  static func write(
    _ index: Index, of table: Table, _ reading: Reading, into script: inout ScriptBuilder
  ) {
    let path = ObjectPath.table(table.name).appending(.index(index.name))
    let keys = index.keys.map { key($0, reading) }
    var sql: SQLText = index.isUnique ? "CREATE UNIQUE INDEX" : "CREATE INDEX"
    sql += " \(index.name) ON \(table.name)"
    if index.method != Index.btree { sql += " USING \(index.method)" }
    sql += " (\(keys, separator: ", "))"
    if !index.include.isEmpty { sql += " INCLUDE (\(index.include))" }
    if index.nullsNotDistinct { sql += " NULLS NOT DISTINCT" }
    if let parameters = index.storageParameters { sql += " WITH (\(parameters))" }
    if let predicate = index.predicate { sql += " WHERE \(reading.sql(predicate))" }
    script.append(sql + ";", for: path)
    if let doc = index.doc {
      let name = QualifiedName(table.name.namespace, index.name)
      script.continueWith("COMMENT ON INDEX \(name) IS \(SQLLiteral(doc));", for: path)
    }
  }

  private static func key(_ key: Index.Key, _ reading: Reading) -> SQLText {
    var sql: SQLText =
      switch key.subject {
      case .column(let name): "\(name)"
      case .expression(let expression): reading.sql(expression)
      }
    if let collation = key.collation { sql += " COLLATE \(collation)" }
    if let operatorClass = key.operatorClass { sql += " \(operatorClass)" }
    if key.isDescending { sql += " DESC" }
    switch key.nulls {
    case nil: break
    case .first: sql += " NULLS FIRST"
    case .last: sql += " NULLS LAST"
    }
    return sql
  }
}
