import SengiSQL
import SengiSchema

/// `ALTER INDEX … ATTACH PARTITION`.
package enum IndexAttachmentDDL {
  package static func sql(
    _ own: SQLIdentifier, of partition: QualifiedName, to above: SQLIdentifier,
    of parent: QualifiedName
  ) -> SQLText {
    """
    ALTER INDEX \(QualifiedName(parent.namespace, above)) \
    ATTACH PARTITION \(QualifiedName(partition.namespace, own));
    """
  }

  /// Takes the indexes of a partition into those that stand on the table above alone.
  static func write(_ table: Table, _ index: SchemaIndex, into script: inout ScriptBuilder) {
    guard let parent = table.partitionOf.flatMap({ index.table($0.parent) }) else { return }
    for (above, own) in table.attachedIndexes.sorted(by: { $0.key < $1.key })
    where parent.onlyIndexes.contains(above) {
      script.continueWith(
        DDLText(sql(own, of: table.name, to: above, of: parent.name)), for: .table(table.name))
    }
  }
}

extension Table {
  /// Whether an index of the partition comes after those of the table above, none of which is to
  /// adopt it.
  package func standsApart(_ index: Index) -> Bool {
    guard !attachedIndexes.isEmpty, partitioning == nil else { return false }
    let attached = Set(attachedIndexes.values)
    return !attached.contains(index.name)
      && indexes.contains { $0.isLike(index) && attached.contains($0.name) }
  }

  /// `ONLY` before the table's name where the index or key stands on it alone.
  package func only(_ index: SQLIdentifier) -> SQLText {
    onlyIndexes.contains(index) ? "ONLY " : ""
  }
}
