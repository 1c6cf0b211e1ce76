import SengiSQL

struct DomainsAreEasyToChange: StatementRule {
  static let code = HazardCode(
    "HAZ0211", "A domain is made with a constraint, which is hard to change later.", .note)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .createDomain(let name, hasConstraint: true) = facts.statement else { return }
    findings.append(
      HazardFinding(
        "a column of '\(name)' is added by writing its table anew, and another constraint checks every table",
        remedy: "put a CHECK on each table instead, or know that the condition will not change",
        at: facts))
  }
}
