import SengiSQL
import SengiSchema

/// A primary key or unique constraint of a partitioned table, whose indexes are built beside running
/// writers.
///
/// Added to the table ONLY, the constraint is not valid until the key of each partition is attached.
struct PartitionedKey {
  private(set) var operations: [Operation] = []
  /// Takes the keys of the partitions in, wherever these come from.
  private(set) var attachments: [Operation] = []

  /// - Parameters:
  ///   - index: The key's index, as a table alone has it.
  ///   - columns: What the key is over.
  /// - Returns: nil where the server has to be left to it: a partition is foreign or new.
  init?(
    _ index: UniqueIndex, _ columns: [SQLIdentifier], of table: Table, _ operation: Operation,
    _ builder: PlanBuilder, _ tree: PartitionTree, _ names: inout PartitionIndexNames
  ) {
    let partitions = tree.descendants(of: table.name)
    guard !partitions.isEmpty, let action = operation.statement.action(on: table.name),
      partitions.allSatisfy({ partition in
        partition.foreignServer == nil && builder.old.table(partition.name) != nil
          && partition.uniques.count { $0.columns == columns } <= 1
      })
    else { return nil }
    // A transaction that closes several tables in use is in the way of those who use them too.
    var root = operation
    root.isolation = .own
    root.statement = "ALTER TABLE ONLY \(table.name) \(action)"
    operations.append(root)
    var name: [QualifiedName: SQLIdentifier] = [table.name: index.name]
    for partition in partitions {
      // Below a key with a name of its own that one has brought the others.
      guard let parent = partition.partitionOf?.parent, let above = name[parent] else { continue }
      if let own = Self.own(index, columns, partition) {
        attach(own, of: partition, to: QualifiedName(parent.namespace, above), operation, builder)
        continue
      }
      let wanted =
        index.isPrimary
        ? DefaultName.primaryKey(partition.name.name)
        : DefaultName.unique(partition.name.name, columns + index.include)
      let own = names.take(wanted, in: partition.name.namespace)
      name[partition.name] = own
      if partition.partitioning == nil {
        var build = operation
        build.isolation = .none
        build.statement = index.statement(on: partition.name, as: own)
        build.title = "build the index of key \(own.name) of partition \(partition.name)"
        operations.append(build)
      }
      var add = operation
      add.isolation = .own
      add.title = "add key \(own.name) to partition \(partition.name)"
      add.statement =
        partition.partitioning == nil
        ? index.attachment(to: partition.name, named: own)
        : index.constraint(onlyOf: partition.name, named: own)
      operations.append(add)
      attach(own, of: partition, to: QualifiedName(parent.namespace, above), operation, builder)
    }
  }

  private mutating func attach(
    _ name: SQLIdentifier, of partition: Table, to index: QualifiedName, _ operation: Operation,
    _ builder: PlanBuilder
  ) {
    var attach = operation
    attach.searchPath = []
    attach.title = "attach the keys of the partitions to \(builder.title(operation.object))"
    attach.statement =
      "ALTER INDEX \(index) ATTACH PARTITION \(QualifiedName(partition.name.namespace, name));"
    attachments.append(attach)
  }

  /// The key that a file gives the partition under a name of its own.
  private static func own(
    _ index: UniqueIndex, _ columns: [SQLIdentifier], _ partition: Table
  ) -> SQLIdentifier? {
    index.isPrimary
      ? partition.primaryKey?.name : partition.uniques.first { $0.columns == columns }?.name
  }
}
