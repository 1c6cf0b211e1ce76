import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// Says of a partition's index, which came with the partitioned table's, what the other schema says
/// of it: that it is there, or what it is called.
///
/// A file says nothing of such an index while its name is the one the server chooses; it does when a
/// second like it has to be told apart, or when it is made by hand.
struct PartitionIndexExpansion {
  private(set) var old: Schema
  private(set) var new: Schema
  /// Indexes that belong to the partitioned table's before and after, under another name.
  private(set) var renamings: [Renaming] = []

  init(_ old: Schema, _ new: Schema) {
    (self.old, self.new) = (old, new)
    let (before, after) = (PartitionTree(old), PartitionTree(new))
    for table in new.tables where table.partitionOf != nil {
      guard let former = old.table(table.name), former.partitionOf != nil else { continue }
      let path = ObjectPath.table(table.name)
      for index in table.indexes where !former.indexes.contains(where: index.isLike) {
        guard let source = before.source(of: index, for: former, in: old) else { continue }
        self.old.add(source.inherited(as: index.name), to: table.name)
        guard !index.hasDefaultName(on: table) else { continue }
        renamings.append(
          Renaming(
            from: path.appending(.index(PartitionIndexNames.name(of: index, on: table))),
            to: path.appending(.index(index.name))))
      }
      for index in former.indexes where !table.indexes.contains(where: index.isLike) {
        guard let source = after.source(of: index, for: table, in: new) else { continue }
        if index.hasDefaultName(on: table) {
          self.new.add(source.inherited(as: index.name), to: table.name)
        } else if before.source(of: index, for: former, in: old) != nil {
          let name = PartitionIndexNames.name(of: index, on: table)
          self.old.rename(index.name, to: name, of: table.name)
          self.new.add(source.inherited(as: name), to: table.name)
          renamings.append(
            Renaming(
              from: path.appending(.index(index.name)), to: path.appending(.index(name))))
        }
      }
    }
    self.old = self.old.normalized
    self.new = self.new.normalized
  }
}

extension PartitionTree {
  /// The one index of a table above the partition that brings it an index like the given.
  fileprivate func source(of index: Index, for partition: Table, in schema: Schema) -> Index? {
    var found: [Index] = []
    var next = partition.partitionOf?.parent
    var seen: Set<QualifiedName> = []
    while let name = next, seen.insert(name).inserted, let table = schema.table(name) {
      found += table.indexes.filter {
        index.isLike($0) && !table.onlyIndexes.contains($0.name)
      }
      next = table.partitionOf?.parent
    }
    return found.count == 1 ? found.first : nil
  }
}

extension Index {
  /// The index as a partition takes it over.
  fileprivate func inherited(as name: SQLIdentifier) -> Index {
    var index = self
    index.name = name
    index.doc = nil
    index.keyStatistics = [:]
    return index
  }

  /// Whether the server could have chosen the name.
  fileprivate func hasDefaultName(on partition: Table) -> Bool {
    let name = PartitionIndexNames.name(of: self, on: partition).name
    return self.name.name.hasPrefix(name)
      && self.name.name.dropFirst(name.count).allSatisfy(\.isASCIIDigit)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Schema {
  fileprivate mutating func add(_ index: Index, to table: QualifiedName) {
    change(table) { $0.indexes.append(index) }
  }

  fileprivate mutating func rename(
    _ index: SQLIdentifier, to name: SQLIdentifier, of table: QualifiedName
  ) {
    change(table) { table in
      for place in table.indexes.indices where table.indexes[place].name == index {
        table.indexes[place].name = name
      }
    }
  }

  private mutating func change(_ table: QualifiedName, _ body: (inout Table) -> Void) {
    guard let space = namespaces.firstIndex(where: { $0.name == table.namespace }),
      let place = namespaces[space].tables.firstIndex(where: { $0.name == table })
    else { return }
    body(&namespaces[space].tables[place])
  }
}
