import SengiSQL
import SengiSchema

/// Parents and children that are so before and after.
struct Families {
  private(set) var parents: [QualifiedName: [QualifiedName]] = [:]
  private(set) var children: [QualifiedName: [QualifiedName]] = [:]

  init(_ old: Schema, _ new: Schema) {
    let before = Dictionary(old.tables.map { ($0.name, $0) }) { first, _ in first }
    for table in new.tables {
      guard let former = before[table.name] else { continue }
      var kept = table.inherits.filter(former.inherits.contains)
      if let partition = table.partitionOf, partition.parent == former.partitionOf?.parent,
        partition.bound == former.partitionOf?.bound
      {
        kept.append(partition.parent)
      }
      for parent in kept {
        parents[table.name, default: []].append(parent)
        children[parent, default: []].append(table.name)
      }
    }
  }
}

extension PlanBuilder {
  /// The table's parents all along: what is done to them is done to it.
  func keptParents(of table: QualifiedName) -> [QualifiedName] {
    guard !isCreated(.table(table)) else { return [] }
    return (families.parents[table] ?? []).filter { !isCreated(.table($0)) }
  }

  func keptChildren(of table: QualifiedName) -> [QualifiedName] {
    guard !isCreated(.table(table)) else { return [] }
    return (families.children[table] ?? []).filter { !isCreated(.table($0)) }
  }

  /// Parents first.
  func keptDescendants(of table: QualifiedName) -> [QualifiedName] {
    var found: [QualifiedName] = []
    var open = keptChildren(of: table)
    while !open.isEmpty {
      open = open.filter { !found.contains($0) }
      found += open
      open = open.flatMap { keptChildren(of: $0) }
    }
    return found
  }
}
