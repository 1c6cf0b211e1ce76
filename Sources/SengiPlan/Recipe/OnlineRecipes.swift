import SengiDiff
import SengiSQL
import SengiSchema
import SengiSteps

/// Puts in the place of statements that block a table for long those that do not.
///
/// What nothing else waits for comes after everything else: indexes are built beside running
/// writers, constraints are added without a look at the rows and validated on their own. The main
/// part stays one transaction, so that views and functions which are made anew are never missed.
struct OnlineRecipes {
  private(set) var operations: [Operation] = []

  private let builder: PlanBuilder
  private var checks: [Operation] = []
  /// What is built before anything is taken away.
  private var early: [Operation] = []
  private let swaps: KeySwaps
  /// Drops that wait for a key, and where in `late` what follows it at once is put.
  private var held: [ObjectPath: [Operation]] = [:]
  private var behind: [ObjectPath: Int] = [:]
  private var first: [Operation] = []
  private var main: [Operation] = []
  private var late: [Operation] = []
  private var last: [Operation] = []
  private var attachments: [Operation] = []
  /// Indexes and constraints that come late, whose comments follow them.
  private var deferred: Set<ObjectPath> = []

  /// Tables that come to a parent, which wants them whole by then.
  private let joining: Set<ObjectPath>

  private let tree: PartitionTree
  private var names: PartitionIndexNames

  init(_ builder: PlanBuilder) {
    self.builder = builder
    joining = Set(builder.operations.filter { $0.phase == .finish }.map(\.object))
    tree = PartitionTree(builder.new.schema)
    names = PartitionIndexNames(builder)
    swaps = KeySwaps(builder, joining: joining)
    checks = builder.documents.audits
    for operation in builder.operations { place(operation) }
    // A value of an enum can be used only once the transaction that added it is over.
    let renames = main.filter { $0.phase == .rename }
    operations = checks + early + renames + first + main.filter { $0.phase != .rename }
    operations += builder.documents.rewrites.map(\.operation) + late + attachments + last
  }

  private mutating func place(_ operation: Operation) {
    switch operation.impact {
    case nil:
      if operation.phase == .clear, let key = swaps.key(holding: operation.object) {
        held[key, default: []].append(operation)
      } else if deferred.contains(operation.object) {
        late.append(operation)
      } else {
        main.append(operation)
      }
    case .addValue?: first.append(operation)
    case .validate?: late.append(operation)
    // The index of a partitioned table is valid only once those of its partitions are attached.
    case .followIndexes? where isPartitioned(operation.object): attachments.append(operation)
    case .followIndexes?: late.append(operation)
    case .createIndex(let index, let relation)?: create(index, on: relation, operation)
    case .dropIndex(let index, let relation)?: drop(index, on: relation, operation)
    case .addPrimaryKey(let key, let table)?:
      add(key.columns, to: table, operation, UniqueIndex(key))
    case .addUnique(let key, let table)?:
      add(key.columns, to: table, operation, UniqueIndex(key))
    case .addCheck(let check, let table)?:
      guard check.isValidated, check.isEnforced, !joining.contains(.table(table)) else {
        return main.append(operation)
      }
      let isLate = builder.documents.waits(operation.object)
      addUnvalidated(check.name, to: table, operation, isLate: isLate)
    case .addForeignKey(let key, let table)?:
      if key.isValidated, key.isEnforced, !joining.contains(.table(table)),
        let whole = partitioned(.table(table)),
        let recipe = PartitionedForeignKey(key, of: whole, operation, builder, tree)
      {
        deferred.insert(operation.object)
        late += recipe.operations
        return
      }
      guard key.isValidated, key.isEnforced, builder.new.table(table)?.partitioning == nil,
        !joining.contains(.table(table))
      else {
        return main.append(operation)
      }
      if let place = place(behindKeyOf: key) {
        return relink(key.name, of: table, operation, at: place)
      }
      addUnvalidated(key.name, to: table, operation, isLate: waits(key))
    case .addColumn(let column, let table)?: add(column, to: table, operation)
    case .setNotNull(let column, let table)?: setNotNull(column, of: table, operation)
    }
  }

  // MARK: Indexes

  private func isPartitioned(_ relation: ObjectPath) -> Bool { partitioned(relation) != nil }

  private func partitioned(_ relation: ObjectPath) -> Table? {
    guard let table = relation.objectName.flatMap(builder.new.table), table.partitioning != nil
    else { return nil }
    return table
  }

  private mutating func create(_ index: Index, on relation: ObjectPath, _ operation: Operation) {
    if let table = partitioned(relation), !isReferenced(index, relation),
      !joining.contains(relation),
      let whole = PartitionedIndex(index, on: table, operation, builder, tree, &names)
    {
      deferred.insert(operation.object)
      late += whole.operations
      attachments += whole.attachments
      return
    }
    guard !isPartitioned(relation), !isReferenced(index, relation), !joining.contains(relation),
      !builder.isTakenOver(operation.object, of: relation)
    else {
      return main.append(operation)
    }
    var online = operation
    online.isolation = .none
    online.statement = operation.statement.concurrently
    deferred.insert(operation.object)
    late.append(online)
  }

  /// Whether a foreign key of the plan needs the index to be there.
  private func isReferenced(_ index: Index, _ relation: ObjectPath) -> Bool {
    guard let columns = index.keyColumns, let table = relation.objectName else { return false }
    return isReferenced(columns, of: table)
  }

  private func isReferenced(_ columns: [SQLIdentifier], of table: QualifiedName) -> Bool {
    builder.new.schema.tables.contains { other in
      other.foreignKeys.contains { key in
        key.referencedTable == table && Set(key.referencedColumns) == Set(columns)
          && builder.isCreated(.table(other.name).appending(.foreignKey(key.name)))
      }
    }
  }

  private mutating func drop(_ index: Index, on relation: ObjectPath, _ operation: Operation) {
    guard !isPartitioned(relation), let table = relation.objectName, outlives(index, table) else {
      return main.append(operation)
    }
    var name = QualifiedName(table.namespace, index.name)
    if builder.takenNames.contains(name) {
      // Its successor is built before it goes.
      let former = PlanBuilder.formerName(name)
      var rename = operation
      rename.statement = "ALTER INDEX \(name) RENAME TO \(former.name);"
      rename.title = "rename index \(operation.object) until its successor is there"
      main.append(rename)
      name = former
    }
    var online = operation
    online.isolation = .none
    online.statement = "DROP INDEX CONCURRENTLY IF EXISTS \(name);"
    last.append(online)
  }

  /// Whether the index stands in no one's way until the end.
  private func outlives(_ index: Index, _ table: QualifiedName) -> Bool {
    guard index.predicate == nil else { return false }
    let before = builder.old.table(table)
    let after = builder.new.table(table)
    let names = index.keys.map { key -> SQLIdentifier? in
      if case .column(let name) = key.subject { name } else { nil }
    }
    return (names + index.include.map(Optional.some)).allSatisfy { name in
      guard let name, let was = before?.column(name), let column = after?.column(name) else {
        return false
      }
      return was.type == column.type && was.collation == column.collation
    }
  }

  // MARK: Constraints

  private mutating func add(
    _ columns: [SQLIdentifier], to table: QualifiedName, _ operation: Operation,
    _ index: UniqueIndex?
  ) {
    checkForDuplicates(columns, of: table, operation, index)
    if let index, !joining.contains(.table(table)), !isReferenced(columns, of: table),
      let whole = partitioned(.table(table)),
      let key = PartitionedKey(index, columns, of: whole, operation, builder, tree, &names)
    {
      deferred.insert(operation.object)
      late += key.operations
      attachments += key.attachments
      return
    }
    guard let index, builder.new.table(table)?.partitioning == nil,
      !joining.contains(.table(table)),
      !builder.isTakenOver(operation.object, of: .table(table))
    else {
      return main.append(operation)
    }
    let isHeld = swaps.held[operation.object] != nil
    let isEarly = swaps.early.contains(operation.object)
    let isLate = isHeld || !isReferenced(columns, of: table)
    let built = swaps.indexName(index.name, of: table)
    var build = operation
    build.isolation = .none
    build.statement = index.statement(on: table, as: built)
    build.title = "build the index of \(builder.title(operation.object))"
    var attach = operation
    attach.statement = index.attachment(to: table, using: built)
    if isEarly {
      early.append(build)
      main.append(attach)
    } else if isHeld {
      late += [build] + (held[operation.object] ?? []) + [attach]
      behind[operation.object] = late.count
      deferred.insert(operation.object)
    } else if isLate {
      deferred.insert(operation.object)
      late += [build, attach]
    } else {
      main += [build, attach]
    }
  }

  /// Where in `late` a foreign key follows the key that it needs.
  private func place(behindKeyOf key: ForeignKey) -> Int? {
    behind.first { path, _ in
      guard path.parent == .table(key.referencedTable) else { return false }
      switch builder.new.element(path) {
      case .primaryKey(let item, _)?: return Set(item.columns) == Set(key.referencedColumns)
      case .unique(let item, _)?: return Set(item.columns) == Set(key.referencedColumns)
      default: return false
      }
    }?.value
  }

  /// Makes a foreign key in the transaction that gave its table the key, and validates it later.
  private mutating func relink(
    _ name: SQLIdentifier, of table: QualifiedName, _ operation: Operation, at place: Int
  ) {
    let count = late.count
    addUnvalidated(name, to: table, operation, isLate: true)
    late.insert(late.remove(at: count), at: place)
    for path in behind.keys where behind[path, default: 0] >= place {
      behind[path, default: 0] += 1
    }
  }

  private func waits(_ key: ForeignKey) -> Bool {
    guard let other = builder.new.table(key.referencedTable) else { return false }
    let path = ObjectPath.table(other.name)
    return other.indexes.contains { index in
      index.keyColumns.map { Set($0) == Set(key.referencedColumns) } == true
        && deferred.contains(path.appending(.index(index.name)))
    }
  }

  private mutating func addUnvalidated(
    _ name: SQLIdentifier, to table: QualifiedName, _ operation: Operation, isLate: Bool
  ) {
    var add = operation
    add.statement = operation.statement.notValid
    if isLate {
      deferred.insert(operation.object)
      late.append(add)
    } else {
      main.append(add)
    }
    late += builder.documents.again(after: operation.object)
    var validate = operation
    validate.isolation = .own
    validate.searchPath = []
    validate.statement = "ALTER TABLE \(table) VALIDATE CONSTRAINT \(name);"
    validate.title = "validate \(builder.title(operation.object))"
    late.append(validate)
  }

  private mutating func checkForDuplicates(
    _ columns: [SQLIdentifier], of table: QualifiedName, _ operation: Operation,
    _ index: UniqueIndex?
  ) {
    guard let before = builder.old.table(table), builder.renamed(table) == nil,
      columns.allSatisfy({ name in
        before.column(name)?.type.base.isOpaque == false && builder.isKept(name, of: table)
      })
    else { return }
    let filled = columns.map { "\($0) IS NOT NULL" as SQLText }
    let condition: SQLText =
      index?.nullsNotDistinct == true ? "" : " WHERE \(filled, separator: " AND ")"
    var check = operation
    check.isolation = .check
    check.searchPath = []
    check.statement = """
      SELECT \(columns), count(*) FROM \(table)\(condition)
      GROUP BY \(columns) HAVING count(*) > 1 LIMIT 5;
      """
    check.title =
      "no two rows of \(table) are alike in \(columns.map(\.name).joined(separator: ", "))"
    checks.append(check)
  }

  // MARK: Columns

  private mutating func setNotNull(
    _ column: SQLIdentifier, of table: QualifiedName, _ operation: Operation
  ) {
    if builder.renamed(table) == nil, builder.isKept(column, of: table) {
      var check = operation
      check.isolation = .check
      check.statement = "SELECT * FROM \(table) WHERE \(column) IS NULL LIMIT 5;"
      check.title = "no row of \(table) has NULL in \(column.name)"
      checks.append(check)
    }
    guard !joining.contains(.table(table)) else { return main.append(operation) }
    let steps = Self.notNull(column, of: table, operation)
    if swaps.earlyColumns.contains(operation.object) {
      early += steps.prefix(2)
      main += steps.dropFirst(2)
    } else {
      late += steps
    }
  }

  /// NOT NULL by way of a check, whose validation lets readers and writers go on; the server takes
  /// the check's word for it (manual, ALTER TABLE).
  static func notNull(
    _ column: SQLIdentifier, of table: QualifiedName, _ operation: Operation
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
    set.statement = "ALTER TABLE \(table) ALTER COLUMN \(column) SET NOT NULL;"
    var drop = operation
    drop.statement = "ALTER TABLE \(table) DROP CONSTRAINT \(name);"
    return [add, validate, set, drop]
  }

  /// Rows that are there would have nothing to put into the column.
  private mutating func checkForRows(
    of table: QualifiedName, _ column: Column, _ operation: Operation
  ) {
    guard builder.renamed(table) == nil,
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

  private func isDomainWithDefault(_ type: DataType) -> Bool {
    guard case .domain(let name) = type.base else { return false }
    return builder.new.schema.domain(name)?.defaultValue != nil
  }

  /// A default that is another for each row would have the table written anew under lock: rows that
  /// are there are given theirs in stretches.
  private mutating func add(
    _ column: Column, to table: QualifiedName, _ operation: Operation
  ) {
    if !column.isNullable, column.defaultValue == nil, column.generation == nil {
      checkForRows(of: table, column, operation)
    }
    guard let value = column.defaultValue, VolatileDefault.isVolatile(value, builder.new.schema),
      let whole = builder.new.table(table), let before = builder.old.table(table),
      whole.partitioning == nil, whole.inherits.isEmpty, builder.renamed(table) == nil,
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
