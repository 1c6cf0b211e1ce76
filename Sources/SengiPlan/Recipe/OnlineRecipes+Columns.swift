import SengiDiff
import SengiSQL
import SengiSchema
import SengiSteps

extension OnlineRecipes {
  mutating func setNotNull(
    _ column: SQLIdentifier, of table: QualifiedName, _ operation: Operation
  ) {
    // The rows of a foreign table are nowhere that the server looks.
    if builder.new.table(table)?.foreignServer != nil { return main.append(operation) }
    if builder.renamed(table) == nil, builder.isKept(column, of: table) {
      var check = operation
      check.isolation = .check
      check.statement = "SELECT * FROM \(table) WHERE \(column) IS NULL LIMIT 5;"
      check.title = "no row of \(table) has NULL in \(column.name)"
      checks.append(check)
    }
    guard !joining.contains(.table(table)) else { return main.append(operation) }
    let steps = Self.notNull(column, of: table, operation, setting: operation.statement)
    if swaps.earlyColumns.contains(operation.object) {
      early += steps.prefix(2)
      main += steps.dropFirst(2)
    } else {
      late += steps
    }
  }

  /// NOT NULL by way of a check, whose validation lets readers and writers go on; the server takes
  /// the check's word for it (manual, ALTER TABLE).
  ///
  /// - Parameter setting: The statement that sets it; nil for the usual one.
  static func notNull(
    _ column: SQLIdentifier, of table: QualifiedName, _ operation: Operation,
    setting: SQLText? = nil
  ) -> [Operation] {
    let name = SQLIdentifier(truncating: "\(column.name.prefix(50))__not_null")
    var add = operation
    add.statement =
      "ALTER TABLE \(table) ADD CONSTRAINT \(name) CHECK (\(column) IS NOT NULL) NOT VALID;"
    var validate = operation
    validate.isolation = .own
    validate.statement = "ALTER TABLE \(table) VALIDATE CONSTRAINT \(name);"
    validate.title = "look for NULL in column \(table).\(column.name)"
    var set = operation
    set.statement = setting ?? "ALTER TABLE \(table) ALTER COLUMN \(column) SET NOT NULL;"
    var drop = operation
    drop.statement = "ALTER TABLE \(table) DROP CONSTRAINT \(name);"
    return [add, validate, set, drop]
  }

  /// Rows that are there would have nothing to put into the column.
  mutating func checkForRows(
    of table: QualifiedName, _ column: Column, _ operation: Operation
  ) {
    guard builder.renamed(table) == nil, builder.new.table(table)?.foreignServer == nil,
      case .column(let whole, _)? = builder.new.element(operation.object),
      !isDomainWithDefault(whole.type)
    else { return }
    var check = operation
    check.isolation = .check
    check.searchPath = []
    check.statement = "SELECT * FROM \(table) LIMIT 5;"
    check.title =
      "\(table) has no rows, which would lack a value for the new column \(column.name), NOT NULL and without a default"
    checks.append(check)
  }

  func isDomainWithDefault(_ type: DataType) -> Bool {
    guard case .domain(let name) = type.base else { return false }
    return builder.new.schema.domain(name)?.defaultValue != nil
  }

  /// A default that is another for each row would have the table written anew under lock: rows that
  /// are there are given theirs in stretches.
  mutating func add(
    _ column: Column, to table: QualifiedName, _ operation: Operation
  ) {
    if !column.isNullable, column.defaultValue == nil, column.generation == nil {
      checkForRows(of: table, column, operation)
    }
    guard let value = column.defaultValue, VolatileDefault.isVolatile(value, builder.new.schema),
      let whole = builder.new.table(table), let before = builder.old.table(table),
      whole.partitioning == nil, whole.inherits.isEmpty, whole.foreignServer == nil,
      !joining.contains(.table(table)),
      builder.renamed(table) == nil,
      let key = before.primaryKey, key.columns == whole.primaryKey?.columns, key.columns.count == 1,
      let keyColumn = key.columns.first, builder.isKept(keyColumn, of: table),
      let type = before.column(keyColumn)?.type.sql
    else { return main.append(operation) }
    var add = operation
    add.statement = "ALTER TABLE \(table) ADD COLUMN \(column.name) \(column.type.sql);"
    if let collation = column.collation {
      add.statement =
        "ALTER TABLE \(table) ADD COLUMN \(column.name) \(column.type.sql) COLLATE \(collation);"
    }
    var set = operation
    set.statement = "ALTER TABLE \(table) ALTER COLUMN \(column.name) SET DEFAULT \(value.sql);"
    main += [add, set]
    var fill = operation
    fill.isolation = .batch(MigrationStep.Batch(table: table, key: keyColumn))
    fill.searchPath = []
    fill.statement = """
      UPDATE \(table) SET \(column.name) = DEFAULT
      WHERE ($1::\(type) IS NULL OR \(keyColumn) > $1::\(type)) AND \(keyColumn) <= $2::\(type)
        AND \(column.name) IS NULL;
      """
    fill.title = "fill column \(table).\(column.name)"
    late.append(fill)
    if !column.isNullable { late += Self.notNull(column.name, of: table, operation) }
  }
}
