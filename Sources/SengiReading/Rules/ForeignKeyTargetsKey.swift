import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A foreign key references the columns of a primary key, a unique constraint or a plain unique
/// index, in any order.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42830 (55000 for a deferrable constraint).
struct ForeignKeyTargetsKey: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let tables = schema.tablesByName
    for table in schema.tables {
      for key in table.foreignKeys {
        guard let target = tables[key.referencedTable],
          key.referencedColumns.allSatisfy({ target.column($0) != nil })
        else { continue }
        let path = table.path(of: key)
        if key.referencedColumns.isEmpty {
          diagnostics.error(
            .foreignKeyTarget,
            "foreign key '\(key.name)' names no column of '\(target.name)', which has no primary key",
            remedy: "name the columns, or give '\(target.name)' a primary key",
            at: sources.range(of: path, .referencedTable))
        } else if key.columns.count != key.referencedColumns.count {
          diagnostics.error(
            .foreignKeyCount,
            "foreign key '\(key.name)' has \(key.columns.count) columns but references \(key.referencedColumns.count)",
            remedy: "pair each column with one of \(target.name)'s", at: sources.range(of: path))
        } else {
          check(
            key, target, Self.taken(by: target, tables),
            at: sources.range(of: path, .referencedKey(0)), into: &diagnostics)
        }
      }
    }
  }

  private func check(
    _ key: ForeignKey, _ target: Table, _ taken: [[SQLIdentifier]],
    at range: @autoclosure () -> SourceRange?,
    into diagnostics: inout Diagnostics
  ) {
    let wanted = Set(key.referencedColumns)
    let isSame = { (columns: [SQLIdentifier]) in
      columns.count == key.referencedColumns.count && Set(columns) == wanted
    }
    let usable =
      target.referableKeys + taken
    if usable.contains(where: isSame) { return }
    if let deferrable = target.uniques.first(where: { isSame($0.columns) }) {
      diagnostics.error(
        .foreignKeyTarget,
        "foreign key '\(key.name)' references '\(deferrable.name)', which is deferrable",
        remedy: "make that unique constraint not deferrable", at: range())
      return
    }
    diagnostics.error(
      .foreignKeyTarget,
      "foreign key '\(key.name)' references \(key.referencedColumns.listed), which is no key of table '\(target.name)'",
      remedy: Self.remedy(key.referencedColumns, usable), at: range())
  }

  /// The keys that a partition has from the tables above it.
  private static func taken(
    by table: Table, _ tables: [QualifiedName: Table]
  ) -> [[SQLIdentifier]] {
    var keys: [[SQLIdentifier]] = []
    var seen: Set<QualifiedName> = [table.name]
    var next = table.partitionOf?.parent
    while let name = next, seen.insert(name).inserted, let parent = tables[name] {
      keys += parent.referableKeys.filter { !keys.contains($0) }
      next = parent.partitionOf?.parent
    }
    return keys
  }

  private static func remedy(_ wanted: [SQLIdentifier], _ keys: [[SQLIdentifier]]) -> String {
    let unique = "make \(wanted.listed) unique there"
    guard !keys.isEmpty else { return unique }
    return unique + ", or reference " + keys.map(\.listed).joined(separator: " or ")
  }
}

extension Table {
  /// What foreign keys can reference, as far as the table says it itself.
  fileprivate var referableKeys: [[SQLIdentifier]] {
    (primaryKey.map { [$0.columns] } ?? [])
      + uniques.filter { $0.deferral == nil }.map(\.columns) + indexes.compactMap(\.keyColumns)
  }
}
