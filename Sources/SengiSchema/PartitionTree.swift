import SengiSQL

/// Which tables of a schema are partitions of which.
public struct PartitionTree: Sendable {
  private let children: [QualifiedName: [Table]]

  public init(_ schema: Schema) {
    children = Dictionary(
      grouping: schema.tables.filter { $0.partitionOf != nil },
      by: { $0.partitionOf?.parent ?? $0.name })
  }

  /// The partitions right below the table, in the order of the schema.
  public func partitions(of table: QualifiedName) -> [Table] { children[table] ?? [] }

  /// All partitions below the table, parents before their own.
  public func descendants(of table: QualifiedName) -> [Table] {
    var found: [Table] = []
    var seen: Set<QualifiedName> = [table]
    var open = partitions(of: table)
    while !open.isEmpty {
      open = open.filter { seen.insert($0.name).inserted }
      found += open
      open = open.flatMap { partitions(of: $0.name) }
    }
    return found
  }
}
