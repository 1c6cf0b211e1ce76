import SengiSQL

struct ConstraintsAreEnforcedFromTheStart: StatementRule {
  static let code = HazardCode(
    "HAZ0216", "A constraint is enforced, and all rows are checked under its lock.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .alterConstraint(let name, enforces: true) = part.action else { continue }
      findings.append(
        HazardFinding(
          "nobody can use '\(part.table.name)' until all rows are checked against '\(name)'",
          remedy:
            "add a second constraint NOT VALID, validate it in a later step, then drop '\(name)'",
          at: facts, part.range, on: part.table.name))
    }
  }
}
