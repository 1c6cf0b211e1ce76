import SengiSQL
import SengiSchema

/// What `ALTER … ALTER COLUMN` says of a column: storage, compression, statistics, options.
///
/// Storage has a place in `CREATE TABLE` only from PostgreSQL 16 on, and the rest has none.
enum ColumnSettingsDDL {
  static func write(
    _ settings: ColumnSettings, of column: SQLIdentifier, in relation: Relation,
    inherited: (settings: ColumnSettings, type: DataType)? = nil, into script: inout ScriptBuilder
  ) {
    var changes: [DDLText] = []
    // A child has come with its parent's ways of storing.
    if settings.storage != inherited?.settings.storage {
      // The word DEFAULT is understood from 16 on.
      let usual = inherited?.type.usualStorage ?? "DEFAULT"
      changes.append("SET STORAGE \(settings.storage.map { "\($0)" as SQLText } ?? usual)")
    }
    if settings.compression != inherited?.settings.compression {
      let method = settings.compression.map { "\($0)" as SQLText } ?? "default"
      changes.append("SET COMPRESSION \(method)")
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
