import SengiDiff
import SengiSQL
import SengiSchema

/// Finds the indexes and keys of partitioned tables whose parts change while they stay.
///
/// The server attaches a partition's index to its parent's at any time, and takes none away: what is
/// to have fewer parts, or others, is made anew.
struct AttachmentExpansion {
  private(set) var new: Schema
  /// What is attached to indexes and keys that are there: the partition's own by those.
  private(set) var attachments: [QualifiedName: [SQLIdentifier: SQLIdentifier]] = [:]
  /// Indexes and keys that are made anew.
  private(set) var replaced: [SchemaElement] = []

  init(_ old: Schema, _ new: Schema) {
    self.new = new
    guard (old.tables + new.tables).contains(where: \.saysAttachments) else { return }
    let known = Dictionary(old.tables.map { ($0.name, $0) }) { first, _ in first }
    let tree = PartitionTree(new)
    let (given, wanted) = (PartsFromParents(old), PartsFromParents(new))
    for table in new.tables where table.partitioning != nil {
      guard let former = known[table.name], former.partitioning != nil else { continue }
      let partitions = tree.partitions(of: table.name).compactMap { partition in
        known[partition.name].flatMap { former in
          former.partitionOf?.parent == table.name ? (former, partition) : nil
        }
      }
      for name in table.indexNames {
        guard let before = former.part(name), let after = table.part(name),
          before.path == after.path
        else { continue }
        let parts = partitions.map { old, new in
          Part(
            partition: new,
            before: old.part(of: before, former, given.whole(old)),
            after: new.part(of: after, table, wanted.whole(new)))
        }
        if parts.allSatisfy({ $0.before == $0.after }) { continue }
        guard parts.allSatisfy({ $0.before == nil || $0.before == $0.after }) else {
          replaced.append(before)
          continue
        }
        for part in parts where part.before == nil {
          guard let own = part.after else { continue }
          attachments[part.partition.name, default: [:]][name] = own
          self.new.say(own, of: part.partition, as: wanted.whole(part.partition))
        }
      }
    }
    self.new = self.new.normalized
  }

  /// What a partition has for an index or key of its parent.
  private struct Part {
    let partition: Table
    let before: SQLIdentifier?
    let after: SQLIdentifier?
  }
}

extension Table {
  fileprivate var saysAttachments: Bool { !onlyIndexes.isEmpty || !attachedIndexes.isEmpty }

  /// The partition's own for an index or key of its parent, where it has one.
  fileprivate func part(
    of element: SchemaElement, _ parent: Table, _ whole: Table
  ) -> SQLIdentifier? {
    switch element {
    case .primaryKey(let key, _):
      if let said = attachedIndexes[key.name] { return said }
      return parent.onlyIndexes.contains(key.name) ? nil : whole.primaryKey?.name
    case .unique(let key, _):
      if let said = attachedIndexes[key.name] { return said }
      return parent.onlyIndexes.contains(key.name)
        ? nil : whole.uniques.first { $0.isLike(key) }?.name
    case .index(let index, _):
      if let said = attachedIndexes[index.name] { return said }
      if parent.onlyIndexes.contains(index.name) { return nil }
      return keys(serving: index, below: parent).first
        ?? whole.indexes.first { $0.isLike(index) }?.name
    default: return nil
    }
  }
}

extension Schema {
  /// Says of a partition what comes with its parent's index or key.
  fileprivate mutating func say(_ name: SQLIdentifier, of partition: Table, as whole: Table) {
    guard let space = namespaces.firstIndex(where: { $0.name == partition.name.namespace }),
      let place = namespaces[space].tables.firstIndex(where: { $0.name == partition.name }),
      namespaces[space].tables[place].part(name) == nil
    else { return }
    switch whole.part(name) {
    case .primaryKey(let key, _)?: namespaces[space].tables[place].primaryKey = key
    case .unique(let key, _)?: namespaces[space].tables[place].uniques.append(key)
    case .index(let index, _)?: namespaces[space].tables[place].indexes.append(index)
    default: break
    }
  }
}
