import SengiSQL

struct PartitionsAreProvenBeforeAttaching: StatementRule {
  static let code = HazardCode(
    "HAZ0407", "A table is attached as a partition and read whole under its lock.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .attachPartition(let child, _) = part.action else { continue }
      let name = catalogue.resolve(child)
      guard facts.effects.scans.contains(name) else { continue }
      findings.append(
        HazardFinding(
          "nobody can use '\(name)' while its rows are compared with the bounds or indexes are built on it",
          remedy:
            "first ALTER TABLE \(name.spelled) ADD CONSTRAINT … CHECK (its bounds) NOT VALID, VALIDATE it, and build the parent's indexes on it",
          at: facts, part.range, on: name))
    }
  }
}
