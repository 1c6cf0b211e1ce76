import SengiSQL
import SengiSchema

/// A foreign key of a partitioned table, validated partition by partition.
///
/// Before 18 a partitioned table takes no foreign key that is NOT VALID; one that every partition
/// has already is taken over without a look at the rows.
struct PartitionedForeignKey {
  private(set) var operations: [Operation] = []

  /// - Returns: nil where the server has to be left to it.
  init?(
    _ key: ForeignKey, of table: Table, _ operation: Operation, _ builder: PlanBuilder,
    _ tree: PartitionTree
  ) {
    let leaves = tree.descendants(of: table.name).filter { $0.partitioning == nil }
    guard !leaves.isEmpty, let action = operation.statement.action(on: table.name),
      builder.new.table(key.referencedTable)?.partitioning == nil,
      leaves.allSatisfy({ leaf in
        leaf.foreignServer == nil && leaf.name != key.referencedTable
          && !leaf.foreignKeys.contains { $0.name == key.name || key.fits($0) }
          && builder.old.table(leaf.name)?.foreignKeys.contains { $0.name == key.name } != true
      })
    else { return nil }
    for leaf in leaves {
      var add = operation
      add.statement = ("ALTER TABLE \(leaf.name) \(action)" as SQLText).notValid
      add.title = "add foreign key \(key.name.name) to partition \(leaf.name)"
      var validate = operation
      validate.isolation = .own
      validate.searchPath = []
      validate.statement = "ALTER TABLE \(leaf.name) VALIDATE CONSTRAINT \(key.name);"
      validate.title = "validate foreign key \(key.name.name) of partition \(leaf.name)"
      operations += [add, validate]
    }
    operations.append(operation)
  }
}

extension ForeignKey {
  fileprivate func fits(_ other: ForeignKey) -> Bool {
    columns == other.columns && referencedTable == other.referencedTable
      && referencedColumns == other.referencedColumns
  }
}
