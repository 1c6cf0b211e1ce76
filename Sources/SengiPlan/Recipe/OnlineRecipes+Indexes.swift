import SengiDiff
import SengiSQL
import SengiSchema

extension OnlineRecipes {
  func isPartitioned(_ relation: ObjectPath) -> Bool { partitioned(relation) != nil }

  func partitioned(_ relation: ObjectPath) -> Table? {
    guard let table = relation.objectName.flatMap(builder.new.table), table.partitioning != nil
    else { return nil }
    return table
  }

  mutating func create(_ index: Index, on relation: ObjectPath, _ operation: Operation) {
    if let table = partitioned(relation), !isReferenced(index, relation),
      !joining.contains(relation),
      let whole = PartitionedIndex(index, on: table, operation, builder, tree, &names)
    {
      deferred.insert(operation.object)
      late += whole.operations
      attachments += whole.attachments
      return
    }
    guard !isPartitioned(relation), !isReferenced(index, relation),
      !joining.contains(relation) || operation.phase == .finish,
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
  func isReferenced(_ index: Index, _ relation: ObjectPath) -> Bool {
    guard let columns = index.keyColumns, let table = relation.objectName else { return false }
    return isReferenced(columns, of: table)
  }

  func isReferenced(_ columns: [SQLIdentifier], of table: QualifiedName) -> Bool {
    builder.new.schema.tables.contains { other in
      other.foreignKeys.contains { key in
        key.referencedTable == table && Set(key.referencedColumns) == Set(columns)
          && builder.isCreated(.table(other.name).appending(.foreignKey(key.name)))
      }
    }
  }

  mutating func drop(_ index: Index, on relation: ObjectPath, _ operation: Operation) {
    guard !isPartitioned(relation), let table = relation.objectName, outlives(index, table) else {
      return main.append(operation)
    }
    var name = QualifiedName(table.namespace, index.name)
    let hasSuccessor = builder.takenNames.contains(name)
    if hasSuccessor || builder.hidesReferred(name) {
      // Its successor is built before it goes.
      let former = PlanBuilder.formerName(name)
      var rename = operation
      rename.statement = "ALTER INDEX \(name) RENAME TO \(former.name);"
      rename.title =
        "rename index \(operation.object) \(hasSuccessor ? "until its successor is there" : "out of the way")"
      main.append(rename)
      name = former
    }
    var online = operation
    online.isolation = .none
    online.statement = "DROP INDEX CONCURRENTLY IF EXISTS \(name);"
    last.append(online)
  }

  /// Whether the index stands in no one's way until the end.
  func outlives(_ index: Index, _ table: QualifiedName) -> Bool {
    // What the index sorts by may come from an extension, which goes earlier.
    guard index.predicate == nil,
      builder.old.schema.extensions.allSatisfy({ item in
        builder.isKnown(ObjectPath([.extension(item.name)]))
      })
    else { return false }
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
}
