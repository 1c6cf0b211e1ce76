import SengiDDL
import SengiSQL
import SengiSchema

/// What a table has from its parents without saying so, under the names that the server gives.
///
/// A schema leaves out the keys, indexes and checks that come with a parent's. A table that leaves
/// its parent keeps them as its own, and one that comes to a parent is taken at once where it has
/// them already.
struct PartsFromParents {
  private let tables: [QualifiedName: Table]
  /// From PostgreSQL 18 on NOT NULL is a constraint, which has its name from the parent.
  private let namesNotNull: Bool

  init(_ schema: Schema) {
    namesNotNull = schema.target.major >= 18
    tables = Dictionary(schema.tables.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The table with everything that it has from its parents said.
  func whole(_ table: Table) -> Table { whole(table, depth: 0) }

  /// The table with the names that its NOT NULL constraints have from its parent.
  func named(_ table: Table) -> Table {
    guard namesNotNull, let parent = table.partitionOf.flatMap({ tables[$0.parent] }) else {
      return table
    }
    var table = table
    table.takeNames(of: whole(parent))
    return table
  }

  /// The table with those of its parents' keys and indexes that foreign keys of the schema need it
  /// to have before it comes to its parent.
  func referenced(_ table: Table, in schema: Schema) -> Table {
    let wanted = schema.tables.flatMap(\.foreignKeys)
      .filter { $0.referencedTable == table.name }.map { Set($0.referencedColumns) }
    guard !wanted.isEmpty else { return table }
    let whole = whole(table)
    var table = table
    if table.primaryKey == nil, let key = whole.primaryKey, wanted.contains(Set(key.columns)) {
      table.primaryKey = key
    }
    let said = Set(table.indexNames)
    table.uniques += whole.uniques.filter {
      !said.contains($0.name) && wanted.contains(Set($0.columns))
    }
    table.indexes += whole.indexes.filter { index in
      !said.contains(index.name) && index.keyColumns.map { wanted.contains(Set($0)) } == true
    }
    return table
  }

  private func whole(_ table: Table, depth: Int) -> Table {
    // A table that is its own ancestor is nothing that a server has.
    guard depth < tables.count else { return table }
    var table = table
    if let name = table.partitionOf?.parent, let parent = tables[name] {
      let parent = whole(parent, depth: depth + 1)
      table.takeParts(of: parent)
      if namesNotNull { table.takeNames(of: parent) }
    }
    for parent in table.inherits.compactMap({ tables[$0] }) {
      let parent = whole(parent, depth: depth + 1)
      table.takeChecks(of: parent)
      if namesNotNull { table.takeNames(of: parent) }
    }
    return table
  }
}

extension Table {
  /// As a partition of the parent.
  fileprivate mutating func takeParts(of parent: Table) {
    takeChecks(of: parent)
    if primaryKey == nil, var key = parent.primaryKey, !parent.onlyIndexes.contains(key.name) {
      key.name = DefaultName.primaryKey(name.name)
      (key.doc, key.tablespace) = (nil, nil)
      primaryKey = key
    }
    for var key in parent.uniques
    where !uniques.contains(where: { $0.isLike(key) }) && !parent.onlyIndexes.contains(key.name) {
      key.name = DefaultName.unique(name.name, key.columns)
      (key.doc, key.tablespace) = (nil, nil)
      uniques.append(key)
    }
    // Each of its own serves one of the parent's.
    var free = indexes
    for var index in parent.indexes
    where !parent.onlyIndexes.contains(index.name)
      && keys(serving: index, below: parent).isEmpty
    {
      let like =
        free.firstIndex { $0.isLike(index) && $0.keys == index.keys }
        ?? free.firstIndex { $0.isLike(index) }
      if let like {
        free.remove(at: like)
        continue
      }
      let usual = DefaultName.index(
        name.name, index.keys + index.include.map { Index.Key(.column($0)) })
      index.name = DefaultName.numbered(usual, avoiding: Set(indexNames))
      (index.doc, index.tablespace, index.keyStatistics) = (nil, nil, [:])
      indexes.append(index)
    }
    for var key in parent.foreignKeys where !foreignKeys.contains(where: { $0.isLike(key) }) {
      if constraintNames.contains(key.name) {
        key.name = DefaultName.foreignKey(name.name, key.columns)
      }
      key.doc = nil
      foreignKeys.append(key)
    }
  }

  private var constraintNames: Set<SQLIdentifier> {
    Set(
      [primaryKey?.name].compactMap { $0 } + uniques.map(\.name) + checks.map(\.name)
        + exclusions.map(\.name) + foreignKeys.map(\.name))
  }

  /// Of NOT NULL constraints.
  fileprivate mutating func takeNames(of parent: Table) {
    for index in columns.indices {
      let column = columns[index]
      guard column.isInherited, !column.isNullable, column.notNullName == nil,
        let above = parent.column(column.name), !above.isNullable
      else { continue }
      let given = above.notNullName ?? DefaultName.notNull(parent.name.name, column.name)
      if given != DefaultName.notNull(name.name, column.name) {
        columns[index].notNullName = given
      }
    }
  }

  fileprivate mutating func takeChecks(of parent: Table) {
    for var check in parent.checks
    where !check.noInherit && !checks.contains(where: { $0.name == check.name }) {
      check.doc = nil
      checks.append(check)
    }
  }
}

extension ForeignKey {
  /// Whether a partition's constraint can be the part of its parent's.
  func isLike(_ other: ForeignKey) -> Bool {
    columns == other.columns && referencedTable == other.referencedTable
      && referencedColumns == other.referencedColumns && onDelete == other.onDelete
      && onUpdate == other.onUpdate && match == other.match && deferral == other.deferral
  }
}
