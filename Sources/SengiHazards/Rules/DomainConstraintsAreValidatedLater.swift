import SengiSQL

struct DomainConstraintsAreValidatedLater: StatementRule {
  static let code = HazardCode(
    "HAZ0210", "A domain's constraint is checked while nobody can write to any table with it.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .alterDomain(let name, let action) = facts.statement else { return }
    let domain = catalogue.resolveType(name)
    guard !catalogue.newTypes.contains(domain) else { return }
    if catalogue.isComplete, catalogue.tables(withDomain: domain).isEmpty { return }
    switch action {
    case .addConstraint(isNotValid: false, _):
      findings.append(
        HazardFinding(
          "writes to every table with a column of '\(domain)' wait until all its rows are checked",
          remedy:
            "\(facts.sql(withoutEnd: true)) NOT VALID; and VALIDATE CONSTRAINT in a later step",
          at: facts))
    case .setNotNull:
      findings.append(
        HazardFinding(
          "writes to every table with a column of '\(domain)' wait until all its rows are checked",
          remedy:
            "ALTER DOMAIN \(name.spelled) ADD CONSTRAINT … CHECK (VALUE IS NOT NULL) NOT VALID; and VALIDATE CONSTRAINT in a later step",
          at: facts))
    default: return
    }
  }
}
