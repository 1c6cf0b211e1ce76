import SengiDiff
import SengiSQL
import SengiSchema

extension OnlineRecipes {
  mutating func add(
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
  func place(behindKeyOf key: ForeignKey) -> Int? {
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
  mutating func relink(
    _ name: SQLIdentifier, of table: QualifiedName, _ operation: Operation, at place: Int
  ) {
    let count = late.count
    addUnvalidated(name, to: table, operation, isLate: true)
    late.insert(late.remove(at: count), at: place)
    for path in behind.keys where behind[path, default: 0] >= place {
      behind[path, default: 0] += 1
    }
  }

  func waits(_ key: ForeignKey) -> Bool {
    guard let other = builder.new.table(key.referencedTable) else { return false }
    let path = ObjectPath.table(other.name)
    return other.indexes.contains { index in
      index.keyColumns.map { Set($0) == Set(key.referencedColumns) } == true
        && deferred.contains(path.appending(.index(index.name)))
    }
  }

  mutating func addUnvalidated(
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

  mutating func checkForDuplicates(
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
}
