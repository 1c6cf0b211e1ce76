import SengiSQL

struct TypesChangeWithoutRecheck: StatementRule {
  static let code = HazardCode(
    "HAZ0306", "A column's type changes, and indexes or checks over it are done anew.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .setType(let column, _, _) = part.action,
        !facts.effects.rewrites.contains(part.table.name),
        facts.effects.scans.contains(part.table.name)
      else { continue }
      findings.append(
        HazardFinding(
          "the rows stay, but what is built on '\(column)' is checked or built anew while nobody can use '\(part.table.name)'",
          remedy:
            "drop those indexes and checks first and bring them back with CONCURRENTLY and NOT VALID",
          at: facts, part.range, on: part.table.name))
    }
  }
}
