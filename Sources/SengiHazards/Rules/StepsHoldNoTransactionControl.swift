import SengiSQL

struct StepsHoldNoTransactionControl: StatementRule {
  static let code = HazardCode(
    "HAZ0506", "A step begins or ends a transaction itself.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .transaction(let word) = facts.statement,
      !["savepoint", "release"].contains(word)
    else { return }
    findings.append(
      HazardFinding(
        "\(word.uppercased()) ends what the step's mode promises: all of it or nothing",
        remedy: "leave it out: a transaction step is one transaction", at: facts))
  }
}
