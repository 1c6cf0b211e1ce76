import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  mutating func drop(_ element: SchemaElement, in phase: Operation.Phase) {
    let path = element.path
    // What goes with the table or view is not dropped on its own.
    if let owner = element.owner, cleared.contains(owner) { return }
    if case .column(let column, let table) = element, goesWithParent(column, of: table) { return }
    if phase == .remove, let owner = element.owner, removed[owner] != nil { return }
    guard var statement = DropStatement.sql(element, in: old.schema) else { return }
    if goesWithParent(element) || goesWithColumn(element) {
      statement = Self.ifExists(element) ?? statement
    }
    if case .index(let index, let relation) = element, takesKeys(index, on: relation) {
      // What hangs on those keys in turn has gone before.
      statement = "DROP INDEX \(QualifiedName(relation.objectName?.namespace, index.name)) CASCADE;"
    }
    if case .column(let column, let table) = element, isKeptByChild(column.name, of: table) {
      statement = "ALTER TABLE ONLY \(table) DROP COLUMN \(column.name);"
    }
    let firesOnDefinitions = path.isEventTrigger
    let operation = Operation(
      phase: firesOnDefinitions ? .rename : phase,
      position: firesOnDefinitions ? Int.min : dropPosition(of: element),
      order: element.dropOrder, statement: statement,
      searchPath: element.namesTypes ? oldPath(path) : [], object: path,
      impact: impact(ofDropping: element), title: "drop \(element.title)")
    if case .object(let item) = element, item.kind == .subscription {
      leavePublisher(item, operation)
    }
    operations.append(operation)
  }

  /// Foreign keys go first of all, since they keep the tables of both sides.
  private func dropPosition(of element: SchemaElement) -> Int {
    let place = -old.position(element.path)
    switch element {
    case .foreignKey: return -old.statements.count
    case .function:
      // Triggers and the like go with their table, not before it.
      let tables = dependants.dependants(on: element.path).compactMap(\.element.owner)
        .filter { cleared.contains($0) }
      return tables.map { 1 - old.position($0) }.reduce(place, max)
    default: return place
    }
  }

  func impact(ofDropping element: SchemaElement) -> Operation.Impact? {
    guard case .index(let index, let relation) = element, isKnown(relation),
      !goesWithParent(element), !goesWithColumn(element),
      relation.objectName.flatMap(new.table)?.standsApart(index) != true
    else { return nil }
    return .dropIndex(index, on: relation)
  }

  /// Where the old schema's text of a namespace looks names up.
  func oldPath(_ path: ObjectPath) -> [SQLIdentifier] {
    guard case .namespace(let name)? = path.steps.first else { return [] }
    return old.schema.searchPath(of: name)
  }

  /// Whether the server takes the part away together with the same part of a parent table.
  func goesWithParent(_ element: SchemaElement) -> Bool {
    guard let relation = element.owner?.objectName, let table = old.table(relation),
      !table.parents.isEmpty
    else { return false }
    switch element {
    case .index, .foreignKey, .primaryKey, .unique, .check, .trigger, .exclusion: return true
    default: return false
    }
  }

  /// Whether the column goes when the same column of a parent does.
  func goesWithParent(_ column: Column, of table: QualifiedName) -> Bool {
    guard isInherited(column, by: table, in: old) else { return false }
    guard old.table(table) != nil, new.table(table) != nil else { return true }
    return keptParents(of: table).contains { parent in
      let path = ObjectPath.table(parent).appending(.column(column.name))
      return (removed[path] != nil || cleared.contains(path))
        && !isKeptByChild(column.name, of: parent)
    }
  }

  /// Whether a child keeps as its own the column that its parent loses.
  func isKeptByChild(_ column: SQLIdentifier, of table: QualifiedName) -> Bool {
    new.table(table)?.column(column) == nil
      && new.schema.tables.contains { child in
        child.inherits.contains(table) && old.table(child.name)?.inherits.contains(table) == true
          && (child.column(column) != nil || isKeptByChild(column, of: child.name))
      }
  }

  /// Whether a column of the same table goes first and may take the part along.
  func goesWithColumn(_ element: SchemaElement) -> Bool {
    guard let owner = element.owner else { return false }
    return cleared.contains { path in
      guard path.parent == owner, case .column? = path.steps.last else { return false }
      return true
    }
  }

  static func ifExists(_ element: SchemaElement) -> SQLText? {
    switch element {
    case .index(let item, let relation):
      return "DROP INDEX IF EXISTS \(QualifiedName(relation.objectName?.namespace, item.name));"
    case .primaryKey(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .unique(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .check(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .exclusion(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .foreignKey(let item, let table):
      return "ALTER TABLE \(table) DROP CONSTRAINT IF EXISTS \(item.name);"
    case .trigger(let item, let relation):
      return relation.objectName.map { "DROP TRIGGER IF EXISTS \(item.name) ON \($0);" }
    case .statistics(let item, _): return "DROP STATISTICS IF EXISTS \(item.name);"
    default: return nil
    }
  }

  mutating func tellLoss(of element: SchemaElement) {
    switch element {
    case .column(let column, let table):
      if !column.isComputed {
        losses.append(Loss(.column, element.path, "the values of \(table).\(column.name)"))
      }
    case .table(let table):
      if removed[element.path] != nil {
        if table.foreignServer == nil {
          losses.append(Loss(.table, element.path, "the rows of \(table.name)"))
        }
        dropCircularKeys(of: table)
        detach(table)
        makeRoom(forPartsOf: table)
      }
    case .sequence(let item) where item.ownedBy == nil:
      losses.append(Loss(.sequence, element.path, "where \(item.name) stands"))
    default: break
    }
  }

  mutating func remove(_ element: SchemaElement) {
    switch element {
    case .column(let column, let table):
      if goesWithParent(column, of: table) { return }
      tellLoss(of: element)
    case .namespace(let item): forget(item)
    case .table, .sequence: tellLoss(of: element)
    case .viewColumn(let column, let view):
      forget(column, of: view)
    case .custom(let item):
      let named = old.mentions.objects(in: item.statements.source, .query, of: nil)
      // What it was about goes, and it with that.
      if !named.isEmpty, named.allSatisfy({ isGone($0) || isCleared($0) }) { return }
      if restate(item, as: nil) { return }
      refuse(element.path, "'\(item.name)' is SQL of your own; drop what it made yourself")
    default: break
    }
    drop(element, in: .remove)
  }

  /// Foreign keys of tables that go first keep others from going before them.
  mutating func dropKeysOfCleared() {
    let going = old.schema.tables.filter {
      isCleared(.table($0.name)) || removed[.table($0.name)] != nil
    }
    var referenced = Set(going.map(\.name))
    // The key of a partitioned table holds its partitions too.
    referenced.formUnion(going.compactMap { $0.partitionOf?.parent })
    for table in going where isCleared(.table(table.name)) {
      for key in table.foreignKeys
      where key.referencedTable != table.name && referenced.contains(key.referencedTable) {
        if goesWithParent(key, of: table) { continue }
        let element = SchemaElement.foreignKey(key, of: table.name)
        operations.append(
          Operation(
            phase: .clear, position: dropPosition(of: element),
            statement: "ALTER TABLE \(table.name) DROP CONSTRAINT \(key.name);",
            object: element.path, title: "drop \(element.title)"))
      }
    }
  }

  /// Whether a table above that goes first too takes the foreign key of its partitions along.
  private func goesWithParent(_ key: ForeignKey, of table: Table) -> Bool {
    guard let parent = table.partitionOf.flatMap({ old.table($0.parent) }),
      isCleared(.table(parent.name))
    else { return false }
    return parent.foreignKeys.contains {
      $0.columns == key.columns && $0.referencedTable == key.referencedTable
    }
  }

  /// Foreign keys among tables that all go keep one another from going.
  mutating func dropCircularKeys(of table: Table) {
    guard let whole = old.table(table.name) else { return }
    for key in whole.foreignKeys where key.referencedTable != table.name {
      // The key of a partitioned table holds its partitions too.
      let referenced = old.schema.tables.filter {
        $0.name == key.referencedTable || $0.partitionOf?.parent == key.referencedTable
      }
      let goesFirst = referenced.contains { other in
        removed[.table(other.name)] != nil
          && old.position(.table(other.name)) > old.position(.table(table.name))
      }
      guard goesFirst, !cleared.contains(.table(table.name).appending(.foreignKey(key.name))) else {
        continue
      }
      let element = SchemaElement.foreignKey(key, of: table.name)
      guard let statement = DropStatement.sql(element, in: old.schema) else { continue }
      operations.append(
        Operation(
          phase: .clear, position: dropPosition(of: element), statement: statement,
          object: element.path, title: "drop \(element.title)"))
    }
  }
}
