import SengiSQL
import SengiSchema

/// What `ALTER … ALTER COLUMN` says of a column: storage, compression, statistics, options.
///
/// Storage has a place in `CREATE TABLE` only from PostgreSQL 16 on, and the rest has none.
enum ColumnSettingsDDL {
  static func write(
    _ settings: ColumnSettings, of column: SQLIdentifier, in relation: Relation,
    inherited: ColumnSettings? = nil, into script: inout ScriptBuilder
  ) {
    var changes: [DDLText] = []
    if let storage = settings.storage, storage != inherited?.storage {
      changes.append("SET STORAGE \(storage)")
    }
    if let compression = settings.compression, compression != inherited?.compression {
      changes.append("SET COMPRESSION \(compression)")
    }
    if let statistics = settings.statistics { changes.append("SET STATISTICS \(statistics)") }
    if let options = settings.options { changes.append("SET (\(options))") }
    // Children have settings of their own.
    let only: SQLText = relation.isTable ? "ONLY " : ""
    for change in changes {
      script.continueWith(
        "ALTER \(relation.keywords) \(only)\(relation.name) ALTER COLUMN \(column) \(change);",
        for: relation.path.appending(.column(column)))
    }
  }
}
