import SengiSQL

struct ChecksOnlyAsk: StatementRule {
  static let code = HazardCode("HAZ0511", "A check step does more than ask.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard facts.mode == .check else { return }
    if case .query(_, locksRows: false) = facts.statement { return }
    if case .set = facts.statement { return }
    findings.append(
      HazardFinding(
        "a check step is one query that returns a row for whatever stands in the way",
        remedy: "SELECT the offending rows, and change them in a step of its own", at: facts))
  }
}
