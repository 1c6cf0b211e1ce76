import SengiSQL
import SengiSchema

/// A column `team_id` beside a table `teams` whose key has the same type.
struct ReferencesAreDeclared: LintRule {
  static let code = LintCode(
    "LNT0038", "A column looks like a reference and has no foreign key.", .none)

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for (table, column) in facts.ownColumns where table.isOwnDesign {
      guard column.name.name.hasSuffix("_id"), !column.type.isArray,
        !table.foreignKeys.contains(where: { $0.columns.contains(column.name) }),
        let target = Self.target(of: column, from: table, facts)
      else { continue }
      findings.append(
        LintFinding(
          "column '\(column.name)' of '\(table.name)' looks like a reference to '\(target.name)'",
          remedy: "write 'references \(target.name.name.written)' after its type",
          at: table.path(of: column)))
    }
  }

  private static func target(of column: Column, from table: Table, _ facts: SchemaFacts) -> Table? {
    let stem = column.name.name.dropLast("_id".count)
    let plurals = [stem + "", stem + "s", stem + "es", stem.dropLast() + "ies"]
    for plural in plurals {
      guard let name = SQLIdentifier(String(plural)),
        let target = facts.tables[QualifiedName(table.name.namespace, name)],
        let key = target.primaryKey?.columns, key.count == 1, let first = key.first,
        target.column(first)?.type == column.type
      else { continue }
      return target
    }
    return nil
  }
}
