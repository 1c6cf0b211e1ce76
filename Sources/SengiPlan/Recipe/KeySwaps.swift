import SengiDiff
import SengiSQL
import SengiSchema

/// Keys that take the place of others, so that rows are held to the one or the other at any moment.
///
/// Where the columns are there as they stay, the new key's index is built before anything else, and
/// takes over in the transaction that drops the former key. Otherwise that one is kept until the
/// columns are filled and the index is built, and goes in the transaction in which the new one comes.
struct KeySwaps {
  /// Keys whose index is built first of all.
  private(set) var early: Set<ObjectPath> = []
  /// Columns of those that become NOT NULL.
  private(set) var earlyColumns: Set<ObjectPath> = []
  /// What waits for a key, by that key: the former ones of its table with the foreign keys on them.
  private(set) var held: [ObjectPath: Set<ObjectPath>] = [:]
  /// Names that the old schema takes.
  private let takenNames: Set<QualifiedName>

  init(_ builder: PlanBuilder, joining: Set<ObjectPath>) {
    let added = builder.operations.compactMap { Key($0, builder, joining) }
    takenNames = added.isEmpty ? [] : builder.old.schema.relationAndTypeNames
    for key in added where key.isReady && (key.isReferenced || !key.former.isEmpty) {
      early.insert(key.path)
      if key.isPrimary {
        earlyColumns.formUnion(key.columns.map { .table(key.table).appending(.column($0)) })
      }
    }
    for key in added where !key.isReady && !key.former.isEmpty {
      guard added.filter({ $0.table == key.table }).count == 1,
        let waiting = key.whatCanWait(builder)
      else { continue }
      held[key.path] = waiting
    }
  }

  /// The name under which the key's index is built.
  func indexName(_ name: SQLIdentifier, of table: QualifiedName) -> SQLIdentifier {
    takenNames.contains(QualifiedName(table.namespace, name))
      ? SQLIdentifier(truncating: "\(name.name.prefix(50))__next") : name
  }

  /// The key that the drop of an object waits for.
  func key(holding object: ObjectPath) -> ObjectPath? {
    held.first { $0.value.contains(object) }?.key
  }

  /// A key that comes to a table which people use.
  private struct Key {
    let path: ObjectPath
    let table: QualifiedName
    let columns: [SQLIdentifier]
    let isPrimary: Bool
    /// Keys of the table that go.
    let former: [SchemaElement]
    /// Whether its columns are as they stay from the beginning.
    let isReady: Bool
    /// Whether foreign keys of the plan need it.
    let isReferenced: Bool

    init?(_ operation: Operation, _ builder: PlanBuilder, _ joining: Set<ObjectPath>) {
      let index: UniqueIndex?
      switch operation.impact {
      case .addPrimaryKey(let key, let table)?:
        (index, self.table, columns, isPrimary) = (UniqueIndex(key), table, key.columns, true)
      case .addUnique(let key, let table)?:
        (index, self.table, columns, isPrimary) = (UniqueIndex(key), table, key.columns, false)
      default: return nil
      }
      let table = self.table
      let columns = self.columns
      guard let index, let after = builder.new.table(table), let before = builder.old.table(table),
        after.partitioning == nil, after.partitionOf == nil, !joining.contains(.table(table))
      else { return nil }
      path = operation.object
      let keys =
        (before.primaryKey.map { [SchemaElement.primaryKey($0, of: table)] } ?? [])
        + before.uniques.map { .unique($0, of: table) }
      former = keys.filter { builder.cleared.contains($0.path) }
      isReady =
        builder.renamed(table) == nil
        && (columns + index.include).allSatisfy { builder.isKept($0, of: table) }
      isReferenced = builder.new.schema.tables.contains { other in
        other.foreignKeys.contains { key in
          key.referencedTable == table && Set(key.referencedColumns) == Set(columns)
            && builder.isCreated(.table(other.name).appending(.foreignKey(key.name)))
        }
      }
    }

    /// What goes only when the key is there; nil where it stands in the way of the rest.
    func whatCanWait(_ builder: PlanBuilder) -> Set<ObjectPath>? {
      let isGrouped = builder.cleared.contains {
        if case .view? = $0.steps.last { true } else { false }
      }
      guard !isGrouped, let after = builder.new.table(table) else { return nil }
      var waiting: Set<ObjectPath> = []
      for element in former {
        let (name, columns, include): (SQLIdentifier, [SQLIdentifier], [SQLIdentifier])
        switch element {
        case .primaryKey(let key, _):
          (name, columns, include) = (key.name, key.columns, key.include)
        case .unique(let key, _): (name, columns, include) = (key.name, key.columns, key.include)
        default: continue
        }
        let stays = (columns + include).allSatisfy { column in
          builder.isKept(column, of: table) && after.column(column)?.isNullable == false
        }
        let isTaken = builder.takenNames.contains(QualifiedName(table.namespace, name))
        guard stays, !isTaken || element.path == path else { return nil }
        waiting.insert(element.path)
        for other in builder.old.schema.tables {
          for key in other.foreignKeys
          where key.referencedTable == table && Set(key.referencedColumns) == Set(columns) {
            let link = ObjectPath.table(other.name).appending(.foreignKey(key.name))
            guard builder.cleared.contains(link), other.partitioning == nil,
              key.columns.allSatisfy({ builder.isKept($0, of: other.name) })
            else { return nil }
            waiting.insert(link)
          }
        }
      }
      return waiting
    }
  }
}
