import SengiDDL
import SengiSQL
import SengiSchema

/// An index of a partitioned table, built beside running writers.
///
/// The server builds none CONCURRENTLY on a partitioned table. Made on it ONLY, the index is not
/// valid until each partition has its own attached (manual, CREATE INDEX and Partition Maintenance).
struct PartitionedIndex {
  private(set) var operations: [Operation] = []
  /// Takes the indexes of the partitions in, wherever these come from.
  private(set) var attachments: [Operation] = []

  /// - Returns: nil where the server has to be left to it: partitions that take no index, or several
  ///   indexes that it could adopt.
  init?(
    _ index: Index, on table: Table, _ operation: Operation, _ builder: PlanBuilder,
    _ tree: PartitionTree, _ names: inout PartitionIndexNames
  ) {
    let head: SQLText = index.isUnique ? "CREATE UNIQUE INDEX" : "CREATE INDEX"
    let start: SQLText = "\(head) \(index.name) ON \(table.name)"
    let partitions = tree.descendants(of: table.name)
    let known = Dictionary(([table] + partitions).map { ($0.name, $0) }) { first, _ in first }
    guard !partitions.isEmpty, operation.statement.description.hasPrefix(start.description),
      ([table] + partitions).allSatisfy({ $0.foreignServer == nil })
    else { return nil }
    let tail = SQLText(
      verbatim: String(
        operation.statement.description.dropFirst(start.description.count)))
    var name: [QualifiedName: SQLIdentifier] = [table.name: index.name]
    var root = operation
    root.statement = "\(head) \(index.name) ON ONLY \(table.name)\(tail)"
    operations.append(root)
    for partition in partitions {
      // Below an index with a name of its own that one has brought the others.
      guard let parent = partition.partitionOf?.parent, let above = name[parent],
        let whole = known[parent]
      else { continue }
      let there =
        partition.keys(serving: index, below: whole)
        + partition.indexes.filter(index.isLike).map(\.name)
      let said = partition.attachedIndexes[above]
      // It is plain which of them belongs to the index.
      guard said != nil || there.count <= 1 else { return nil }
      let own: SQLIdentifier
      if let there = said ?? there.first {
        own = there
      } else {
        own = names.choose(for: index, on: partition)
        var build = operation
        build.title = "build index \(own.name) of partition \(partition.name)"
        if partition.partitioning == nil {
          build.isolation = .none
          build.statement = "\(head) CONCURRENTLY \(own) ON \(partition.name)\(tail)"
        } else {
          build.statement = "\(head) \(own) ON ONLY \(partition.name)\(tail)"
        }
        operations.append(build)
        name[partition.name] = own
      }
      var attach = operation
      attach.title = "attach the indexes of the partitions to \(builder.title(operation.object))"
      attach.statement = """
        ALTER INDEX \(QualifiedName(parent.namespace, above)) \
        ATTACH PARTITION \(QualifiedName(partition.name.namespace, own));
        """
      attachments.append(attach)
    }
  }
}
