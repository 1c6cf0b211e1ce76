import SengiSQL
import SengiSchema

/// `CONSTRAINT … PRIMARY KEY` and `CONSTRAINT … UNIQUE`.
enum KeyDDL {
  static func sql(_ key: PrimaryKey) -> DDLText {
    var sql: DDLText = "CONSTRAINT \(key.name) PRIMARY KEY"
    sql += columns(key.columns, withoutOverlaps: key.withoutOverlaps)
    sql += index(key.include, key.storageParameters, key.tablespace)
    return sql + Deferral.sql(key.deferral)
  }

  static func sql(_ key: UniqueConstraint) -> DDLText {
    var sql: DDLText = "CONSTRAINT \(key.name) UNIQUE"
    if key.nullsNotDistinct { sql += " NULLS NOT DISTINCT" }
    sql += columns(key.columns, withoutOverlaps: key.withoutOverlaps)
    sql += index(key.include, key.storageParameters, key.tablespace)
    return sql + Deferral.sql(key.deferral)
  }

  private static func columns(_ names: [SQLIdentifier], withoutOverlaps: Bool) -> DDLText {
    withoutOverlaps ? " (\(names) WITHOUT OVERLAPS)" : " (\(names))"
  }

  private static func index(
    _ include: [SQLIdentifier], _ parameters: SQLText?, _ tablespace: SQLIdentifier?
  ) -> DDLText {
    var sql: DDLText = ""
    if !include.isEmpty { sql += " INCLUDE (\(include))" }
    if let parameters { sql += " WITH (\(parameters))" }
    if let tablespace { sql += " USING INDEX TABLESPACE \(tablespace)" }
    return sql
  }

  /// Adds the keys of a partitioned table once its partitions have theirs.
  static func add(to table: Table, into script: inout ScriptBuilder) {
    let path = ObjectPath.table(table.name)
    if let key = table.primaryKey {
      script.append(
        "ALTER TABLE \(table.only(key.name))\(table.name)\n  ADD \(sql(key));",
        for: path.appending(.primaryKey))
      ConstraintDDL.comment(
        on: key.name, key.doc, of: table, path.appending(.primaryKey), into: &script)
    }
    for key in table.uniques { add(key, to: table, into: &script) }
  }

  private static func add(
    _ key: UniqueConstraint, to table: Table, into script: inout ScriptBuilder
  ) {
    let keyPath = ObjectPath.table(table.name).appending(.unique(key.name))
    script.append(
      "ALTER TABLE \(table.only(key.name))\(table.name)\n  ADD \(sql(key));", for: keyPath)
    ConstraintDDL.comment(on: key.name, key.doc, of: table, keyPath, into: &script)
  }

  /// Adds the keys that `CREATE TABLE` would pass over.
  static func addRepeated(of table: Table, into script: inout ScriptBuilder) {
    for key in table.uniques where table.repeats(key) { add(key, to: table, into: &script) }
  }
}

extension Table {
  /// Whether the table has another key for the same: of such `CREATE TABLE` makes one only.
  func repeats(_ key: UniqueConstraint) -> Bool {
    if let primaryKey, !key.nullsNotDistinct, primaryKey.columns == key.columns,
      primaryKey.include == key.include, primaryKey.deferral == key.deferral,
      primaryKey.withoutOverlaps == key.withoutOverlaps
    {
      return true
    }
    return uniques.prefix { $0.name != key.name }.contains { other in
      var other = other
      (other.name, other.doc) = (key.name, key.doc)
      (other.storageParameters, other.tablespace) = (key.storageParameters, key.tablespace)
      return other == key
    }
  }
}

extension Deferral {
  /// What follows a constraint that may be checked late; nothing for one that may not.
  static func sql(_ deferral: Deferral?) -> DDLText {
    switch deferral {
    case nil: ""
    case .initiallyImmediate: " DEFERRABLE"
    case .initiallyDeferred: " DEFERRABLE INITIALLY DEFERRED"
    }
  }
}
