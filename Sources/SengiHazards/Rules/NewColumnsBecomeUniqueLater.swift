import SengiSQL

struct NewColumnsBecomeUniqueLater: StatementRule {
  static let code = HazardCode(
    "HAZ0310", "A column is added together with an index over it.", growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addColumn(let column) = part.action,
        column.constraints.contains(where: { $0.kind == .unique || $0.kind == .primaryKey })
      else { continue }
      findings.append(
        HazardFinding(
          "nobody can use '\(part.table.name)' while the index over '\(column.name)' is built",
          remedy:
            "add the column alone; then CREATE UNIQUE INDEX CONCURRENTLY and ADD CONSTRAINT … USING INDEX",
          at: facts, part.range, on: part.table.name))
    }
  }
}
