import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// Indexes and keys of partitioned tables, and those of partitions that belong to them.
extension PlanBuilder {
  /// With the index of a partitioned table go those of its partitions, also what has to stay.
  mutating func clearPartitionIndexes(of index: Index, on relation: ObjectPath) {
    guard let table = relation.objectName.flatMap(old.table), table.partitioning != nil else {
      return
    }
    if table.onlyIndexes.contains(index.name) { return clearAttached(to: index.name, of: table) }
    let others = table.indexes.filter { $0.name != index.name && index.isLike($0) }
    for partition in keptDescendants(of: table.name).compactMap(old.table) {
      // Of two that differ in the order of keys alone, each has its own.
      for own in partition.indexes.filter(index.isLike)
      where own.keys == index.keys || !others.contains(where: { $0.keys == own.keys }) {
        guard !partition.standsApart(own),
          !partition.attachedIndexes.contains(where: {
            $0.key != index.name && $0.value == own.name
          })
        else { continue }
        clear(.index(own, of: .table(partition.name)))
      }
      for key in keys(of: partition, serving: index) { clear(key) }
    }
  }

  /// With the key of a partitioned table go those of its partitions, also what has to stay.
  mutating func clearPartitionKeys(of element: SchemaElement) {
    guard let table = element.owner?.objectName.flatMap(old.table), table.partitioning != nil
    else { return }
    for partition in keptDescendants(of: table.name).compactMap(old.table) {
      switch element {
      case .primaryKey(let key, _):
        if table.onlyIndexes.contains(key.name) { return clearAttached(to: key.name, of: table) }
        guard let own = partition.primaryKey, own.isLike(key) else { continue }
        clear(.primaryKey(own, of: partition.name))
      case .unique(let key, _):
        if table.onlyIndexes.contains(key.name) { return clearAttached(to: key.name, of: table) }
        for own in partition.uniques where own.isLike(key) {
          clear(.unique(own, of: partition.name))
        }
      default: return
      }
    }
  }

  /// Whether the index does not go but with keys of partitions that belong to it.
  func takesKeys(_ index: Index, on relation: ObjectPath) -> Bool {
    guard let table = relation.objectName.flatMap(old.table), table.partitioning != nil else {
      return false
    }
    let isOnly = table.onlyIndexes.contains(index.name)
    return keptDescendants(of: table.name).compactMap(old.table).contains { partition in
      keys(of: partition, serving: index).contains { key in
        !isOnly || partition.attachedIndexes[index.name] == key.keyName
      }
    }
  }

  /// The names that indexes and keys of partitions leave before anything is built.
  var namesGoingWithParents: Set<QualifiedName> {
    var names: Set<QualifiedName> = []
    for path in cleared {
      guard let element = old.element(path), goesWithParent(element),
        let table = element.owner?.objectName
      else { continue }
      switch element {
      case .index(let index, _): names.insert(QualifiedName(table.namespace, index.name))
      case .primaryKey, .unique:
        if let name = element.keyName { names.insert(QualifiedName(table.namespace, name)) }
      default: break
      }
    }
    return names
  }

  private func keys(of partition: Table, serving index: Index) -> [SchemaElement] {
    guard let parent = partition.partitionOf.flatMap({ old.table($0.parent) }) else { return [] }
    return partition.keys(serving: index, below: parent).compactMap(partition.part)
  }

  private mutating func clearAttached(to above: SQLIdentifier, of table: Table) {
    for partition in keptChildren(of: table.name).compactMap(old.table) {
      if let part = partition.attachedIndexes[above].flatMap(partition.part) { clear(part) }
    }
  }

  /// Takes away what could be adopted in the place of another while a table comes to its parent.
  mutating func clearIndexesApart() {
    for table in new.schema.tables where !table.attachedIndexes.isEmpty {
      guard let former = old.table(table.name), keptParents(of: table.name).isEmpty else {
        continue
      }
      for index in former.indexes where table.standsApart(index) {
        clear(.index(index, of: .table(table.name)))
      }
    }
  }

  /// Attaches indexes and keys to those that stand on the table above alone.
  mutating func attachIndexes() {
    for table in new.schema.tables {
      guard let parent = table.partitionOf.flatMap({ new.table($0.parent) }) else { continue }
      var wanted = table.attachedIndexes.filter { parent.onlyIndexes.contains($0.key) }
      wanted = wanted.filter { above, own in
        [parent.part(above), table.part(own)].contains { $0.map { isCreated($0.path) } ?? false }
      }
      wanted.merge(attachments[table.name] ?? [:]) { first, _ in first }
      for (above, own) in wanted.sorted(by: { $0.key < $1.key }) {
        operations.append(
          Operation(
            phase: .build, position: new.statements.count,
            statement: IndexAttachmentDDL.sql(own, of: table.name, to: above, of: parent.name),
            object: .table(parent.name), impact: .followIndexes,
            title: "attach \(own.name) of partition \(table.name) to \(above.name)"))
      }
    }
  }
}

extension Table {
  /// The index or key of the name.
  func part(_ name: SQLIdentifier) -> SchemaElement? {
    if let key = primaryKey, key.name == name { return .primaryKey(key, of: self.name) }
    if let key = uniques.first(where: { $0.name == name }) { return .unique(key, of: self.name) }
    return indexes.first { $0.name == name }.map { .index($0, of: .table(self.name)) }
  }
}

extension SchemaElement {
  /// What the index of a primary key or unique constraint is called.
  var keyName: SQLIdentifier? {
    switch self {
    case .primaryKey(let key, _): key.name
    case .unique(let key, _): key.name
    default: nil
    }
  }
}
