import SengiSQL

struct ExclusionsAreBuiltUnderLock: StatementRule {
  static let code = HazardCode(
    "HAZ0205", "An exclusion constraint builds its index while nobody can use the table.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addConstraint(let constraint) = part.action, constraint.kind == .exclusion else {
        continue
      }
      findings.append(
        HazardFinding(
          "nobody can read or write '\(part.table.name)' until the index is built, and there is no way to build it first",
          remedy:
            "do it while few use the table, or put the constraint on a new table and move the rows",
          at: facts, part.range, on: part.table.name))
    }
  }
}
