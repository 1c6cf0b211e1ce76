import SengiSQL
import SengiSchema

/// What a table says about a column that it takes over from a parent or from its composite type.
struct ColumnOverride: Sendable {
  /// The default; `null` for none where the parent has one.
  var defaultValue: SQLExpression?
  /// nil where the parent decides.
  var isNullable: Bool?
  var notNullName: SQLIdentifier?
  var doc: String?
  var settings = ColumnSettings()

  /// The column with all this.
  /// - Parameters:
  ///   - inherited: The column as it is taken over.
  ///   - isSerial: Whether the parent's is filled by a sequence of its own, whose name no file says.
  func applied(to inherited: Column, isSerial: Bool) -> Column {
    var column = inherited
    column.doc = doc
    column.notNullName = notNullName
    if let isNullable { column.isNullable = isNullable }
    if let defaultValue {
      let isNone = defaultValue.source.lowercased() == "null" && !isSerial
      column.defaultValue = isNone ? nil : defaultValue
    }
    if let storage = settings.storage { column.settings.storage = storage }
    if let compression = settings.compression { column.settings.compression = compression }
    column.settings.statistics = settings.statistics
    column.settings.options = settings.options
    column.settings.foreignOptions = settings.foreignOptions
    return column
  }
}
