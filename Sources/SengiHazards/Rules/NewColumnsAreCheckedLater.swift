import SengiSQL

struct NewColumnsAreCheckedLater: StatementRule {
  static let code = HazardCode(
    "HAZ0311", "A column is added together with a constraint that reads all rows.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addColumn(let column) = part.action else { continue }
      let reads = column.constraints.contains {
        $0.kind == .check && !$0.isNotEnforced
          || $0.kind == .foreignKey && !column.defaultValue.isEmpty && !$0.isNotEnforced
      }
      guard reads else { continue }
      findings.append(
        HazardFinding(
          "nobody can use '\(part.table.name)' while every row is checked, though '\(column.name)' is new in all of them",
          remedy:
            "add the column alone; then ADD CONSTRAINT … NOT VALID and, in a later step, VALIDATE CONSTRAINT",
          at: facts, part.range, on: part.table.name))
    }
  }
}
