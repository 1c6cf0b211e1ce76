import SengiSQL

struct ChecksAreValidatedLater: StatementRule {
  static let code = HazardCode(
    "HAZ0202", "A check is tested against all rows while nobody can use the table.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addConstraint(let check) = part.action, check.kind == .check, !check.isNotValid,
        !check.isNotEnforced
      else { continue }
      let name = check.name?.spelled ?? "the_check"
      findings.append(
        HazardFinding(
          "nobody can read or write '\(part.table.name)' until all rows are checked",
          remedy:
            "\(part.head) \(facts.sql(part.range)) NOT VALID; then in a later step: \(part.head) VALIDATE CONSTRAINT \(name);",
          at: facts, part.range, on: part.table.name))
    }
  }
}
