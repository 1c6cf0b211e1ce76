import SengiSQL
import SengiSchema

/// Whether a table is made as a child of its parents or joins them afterwards.
enum Inheritance {
  /// Whether the table lists all its columns itself, in an order that `CREATE TABLE` as a child
  /// would not give.
  static func joinsLater(_ table: Table, _ index: SchemaIndex) -> Bool {
    if let partition = table.partitionOf { return partition.isAttached }
    guard !table.inherits.isEmpty, !table.columns.contains(where: \.isInherited) else {
      return false
    }
    var given: [SQLIdentifier] = []
    for name in index.parents(of: table).flatMap(\.columns).map(\.name) + table.columns.map(\.name)
    where !given.contains(name) {
      given.append(name)
    }
    return given != table.columns.map(\.name)
  }

  /// The checks of parents that a table has to have before it may join them.
  static func missingChecks(of table: Table, _ index: SchemaIndex) -> [CheckConstraint] {
    var missing: [CheckConstraint] = []
    var names = Set(table.checks.map(\.name))
    var seen: Set<QualifiedName> = [table.name]
    var open = index.parents(of: table)
    while !open.isEmpty {
      let parents = open.filter { seen.insert($0.name).inserted }
      for check in parents.flatMap(\.checks)
      where !check.noInherit && names.insert(check.name).inserted {
        missing.append(check)
      }
      open = parents.flatMap { index.parents(of: $0) }
    }
    return missing
  }
}
