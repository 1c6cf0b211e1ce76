import SengiDDL
import SengiSQL
import SengiSchema

/// The names that indexes of partitions have, or take, where no file says any: the server chooses
/// them by table and columns.
struct PartitionIndexNames {
  private var taken: [SQLIdentifier?: Set<SQLIdentifier>] = [:]

  init(_ builder: PlanBuilder) {
    let going = builder.namesGoingWithParents
    let former = builder.old.schema.relationAndTypeNames.subtracting(going)
    for name in builder.takenNames.union(former) {
      taken[name.namespace, default: []].insert(name.name)
    }
    let tree = PartitionTree(builder.old.schema)
    for table in builder.old.schema.tables where table.partitioning != nil {
      let path = ObjectPath.table(table.name)
      for index in table.indexes {
        let path = path.appending(.index(index.name))
        // Those of an index that goes go with it.
        guard !builder.isCleared(path), !builder.isGone(path),
          !table.onlyIndexes.contains(index.name)
        else { continue }
        for partition in tree.descendants(of: table.name)
        where !partition.indexes.contains(where: index.isLike) {
          _ = choose(for: index, on: partition)
        }
      }
    }
  }

  /// The name the server would choose now, which is taken from then on.
  mutating func choose(for index: Index, on partition: Table) -> SQLIdentifier {
    take(Self.name(of: index, on: partition), in: partition.name.namespace)
  }

  /// The name without a number.
  static func name(of index: Index, on partition: Table) -> SQLIdentifier {
    DefaultName.index(
      partition.name.name, index.keys + index.include.map { Index.Key(.column($0)) })
  }

  mutating func take(_ name: SQLIdentifier, in space: SQLIdentifier?) -> SQLIdentifier {
    let name = DefaultName.numbered(name, avoiding: taken[space] ?? [])
    taken[space, default: []].insert(name)
    return name
  }
}
