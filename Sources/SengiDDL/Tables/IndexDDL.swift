import SengiSQL
import SengiSchema

/// `CREATE INDEX`.
enum IndexDDL {
  static func write(
    _ index: Index, of relation: Relation, _ reading: Reading, only: SQLText = "",
    into script: inout ScriptBuilder
  ) {
    let path = relation.path.appending(.index(index.name))
    let keys = index.keys.enumerated().map { key($1, reading, path, .key($0)) }
    var sql: DDLText = index.isUnique ? "CREATE UNIQUE INDEX" : "CREATE INDEX"
    sql += " \(index.name) ON \(only)\(relation.name)"
    if index.method != Index.btree { sql += " USING \(index.method)" }
    sql += " (\(keys, separator: ", "))"
    if !index.include.isEmpty { sql += " INCLUDE (\(index.include))" }
    if index.nullsNotDistinct { sql += " NULLS NOT DISTINCT" }
    if let parameters = index.storageParameters { sql += " WITH (\(parameters))" }
    if let tablespace = index.tablespace { sql += " TABLESPACE \(tablespace)" }
    if let predicate = index.predicate {
      sql += " WHERE \(reading.sql(predicate, of: path, .predicate))"
    }
    script.append(sql + ";", for: path)

    let name = relation.sibling(index.name)
    for (position, target) in index.keyStatistics.sorted(by: { $0.key < $1.key }) {
      script.continueWith(
        "ALTER INDEX \(name) ALTER COLUMN \(position) SET STATISTICS \(target);", for: path)
    }
    script.comment(on: "INDEX \(name)", index.doc, for: path)
  }

  private static func key(
    _ key: Index.Key, _ reading: Reading, _ path: ObjectPath, _ aspect: SQLAspect
  ) -> DDLText {
    var sql: DDLText =
      switch key.subject {
      case .column(let name): "\(name)"
      case .expression(let expression): reading.sql(expression, of: path, aspect)
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
