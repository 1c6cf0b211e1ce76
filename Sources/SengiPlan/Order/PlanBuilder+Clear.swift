import SengiDiff
import SengiSQL
import SengiSchema

/// What has to go first, and what goes with it.
extension PlanBuilder {
  /// Drops the element first of all, with everything that hangs on it, and makes what stays again.
  mutating func clear(_ element: SchemaElement) {
    let path = element.path
    guard !isCleared(path), markCleared(path) else { return }
    makeAnew(path)
    switch element {
    case .primaryKey(let key, let table):
      clearReferences(to: table, key.columns, isPrimary: true)
      clearPartitionKeys(of: element)
    case .unique(let key, let table):
      clearReferences(to: table, key.columns, isPrimary: false)
      clearPartitionKeys(of: element)
    case .index(let index, let relation):
      if let table = relation.objectName, let columns = index.keyColumns {
        clearReferences(to: table, columns, isPrimary: false)
      }
      clearPartitionIndexes(of: index, on: relation)
    case .column(let column, let table):
      if !column.isComputed { tellLoss(of: element) }
      columnChanges(column, of: table)
      for name in [table] + keptDescendants(of: table) { clearParts(over: column.name, of: name) }
    case .table(let table):
      if let whole = old.table(table.name) { clearReferences(to: whole) }
      // A sequence goes with the table that owns it.
      for item in old.schema.namespaces.flatMap(\.sequences)
      where item.ownedBy?.table == table.name && !isGone(.sequence(item.name)) {
        makeAnew(.sequence(item.name))
      }
      if table.foreignServer == nil, !losses.contains(where: { $0.object == path }) {
        losses.append(Loss(.table, path, "the rows of \(table.name)"))
      }
      for child in old.schema.tables
      where child.parents.contains(table.name) {
        if let element = removed[.table(child.name)] { clear(element) }
      }
    case .object(let item): tellLoss(of: item)
    default: break
    }
    for dependant in dependants.dependants(on: path) { handle(dependant) }
  }

  mutating func handle(_ dependant: Dependant) {
    let path = dependant.element.path
    switch (dependant.tie, dependant.element) {
    case (.whole, .viewColumn(_, let view)):
      if let element = old.element(.view(view)) { clear(element) }
    case (.whole, .table(let table)) where table.foreignServer != nil: clearForeign(table)
    case (.whole, .table(let table)):
      replaceTable(table, because: "its partition key depends on what is made anew")
    case (.whole, .object(let item)) where item.kind == .type: replaceType(dependant.element)
    case (.whole, _): clear(dependant.element)
    case (.defaultValue, _):
      if !isCleared(path), removed[path] == nil { markUnset(path) }
    case (.type, .column(let column, let table)) where isPartitionKey(column.name, of: table):
      replacePartitioned(table)
    case (.type, .column):
      guard !isCleared(path), removed[path] == nil else { return }
      if markRetyped(path), case .column(let column, let table) = dependant.element {
        clearFunctionsOfRows(of: table)
        columnChanges(column, of: table)
        clearComparisons(of: column.name, table)
      }
    case (.type, _): replaceType(dependant.element)
    }
  }

  /// Lets a type make room for another of the same name, and gives its columns that one.
  mutating func replaceType(_ element: SchemaElement) {
    let path = element.path
    guard markSteppingAside(path) else { return }
    makeAnew(path)
    for dependant in dependants.dependants(on: path) { handle(dependant) }
  }

  /// Clears what hangs on a column that is dropped, made anew or given another type.
  mutating func columnChanges(_ column: SQLIdentifier, of table: QualifiedName) {
    for dependant in dependants.dependants(onColumn: column, of: .table(table)) {
      switch dependant.element {
      // The server builds these again itself.
      case .check(_, of: table), .exclusion(_, of: table), .index, .statistics, .foreignKey:
        continue
      case .column(let other, of: table):
        if dependant.tie == .whole, other.name != column { clear(dependant.element) }
      default: handle(dependant)
      }
    }
  }

  /// Clears what of the table goes with a column, so that it comes back with it.
  private mutating func clearParts(over column: SQLIdentifier, of table: QualifiedName) {
    guard let whole = old.table(table) else { return }
    if let key = whole.primaryKey, (key.columns + key.include).contains(column) {
      clear(.primaryKey(key, of: table))
    }
    for key in whole.uniques where (key.columns + key.include).contains(column) {
      clear(.unique(key, of: table))
    }
    for index in whole.indexes where index.names(column) {
      clear(.index(index, of: .table(table)))
    }
    for dependant in dependants.dependants(onColumn: column, of: .table(table)) {
      switch dependant.element {
      case .check(_, of: table), .exclusion(_, of: table), .index(_, of: .table(table)),
        .statistics(_, of: .table(table)):
        clear(dependant.element)
      default: break
      }
    }
    clearForeignKeys(of: column, table)
  }

  /// Clears what compares a column with others of its type, which come to the new one by one.
  mutating func clearComparisons(of column: SQLIdentifier, _ table: QualifiedName) {
    for dependant in dependants.dependants(onColumn: column, of: .table(table)) {
      switch dependant.element {
      case .check(_, of: table), .exclusion(_, of: table), .index(_, of: .table(table)):
        clear(dependant.element)
      default: break
      }
    }
    clearForeignKeys(of: column, table)
  }

  mutating func columnChanges(_ column: Column, of table: QualifiedName) {
    columnChanges(column.name, of: table)
  }

  mutating func clearReferences(
    to table: QualifiedName, _ columns: [SQLIdentifier], isPrimary: Bool
  ) {
    for other in old.schema.tables {
      for key in other.foreignKeys
      where key.referencedTable == table && Set(key.referencedColumns) == Set(columns) {
        clear(.foreignKey(key, of: other.name))
      }
    }
    guard isPrimary else { return }
    // A view that groups by the primary key may show the other columns (manual, GROUP BY).
    for dependant in dependants.dependants(on: .table(table))
    where dependant.words.contains("group") {
      if case .view = dependant.element { clear(dependant.element) }
    }
  }

  mutating func clearReferences(to table: Table) {
    for other in old.schema.tables where other.name != table.name {
      for key in other.foreignKeys where key.referencedTable == table.name {
        clear(.foreignKey(key, of: other.name))
      }
    }
  }

  /// Clears the foreign keys that a column is part of, on either side.
  mutating func clearForeignKeys(of column: SQLIdentifier, _ table: QualifiedName) {
    for other in old.schema.tables {
      for key in other.foreignKeys {
        let holds =
          (other.name == table && key.columns.contains(column))
          || (key.referencedTable == table && key.referencedColumns.contains(column))
        if holds { clear(.foreignKey(key, of: other.name)) }
      }
    }
    // A key that carries the column is built again, which those that refer to it do not allow.
    guard let whole = old.table(table) else { return }
    if let key = whole.primaryKey, key.include.contains(column) {
      clearReferences(to: table, key.columns, isPrimary: false)
    }
    for key in whole.uniques where key.include.contains(column) {
      clearReferences(to: table, key.columns, isPrimary: false)
    }
  }

  /// Makes the whole table anew, which loses its rows.
  mutating func replaceTable(_ table: Table, because reason: String) {
    guard !isCleared(.table(table.name)) else { return }
    for child in old.schema.tables where child.partitionOf?.parent == table.name {
      // What goes to another parent has left this one by then.
      guard new.table(child.name)?.partitionOf?.parent == table.name || isGone(.table(child.name))
      else { continue }
      replaceTable(child, because: "\(table.name) is made anew")
    }
    for child in old.schema.tables where child.inherits.contains(table.name) {
      guard let after = new.table(child.name), after.inherits.contains(table.name) else { continue }
      replaceTable(child, because: "\(table.name) is made anew")
    }
    losses.append(Loss(.table, .table(table.name), "the rows of \(table.name): \(reason)"))
    clear(.table(table))
  }
}

extension Index {
  /// Whether the column stands among the index's own.
  fileprivate func names(_ column: SQLIdentifier) -> Bool {
    include.contains(column) || keys.contains { $0.subject == .column(column) }
  }
}
