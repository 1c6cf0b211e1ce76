import SengiSQL

struct PrivilegesStay: StatementRule {
  static let code = HazardCode(
    "HAZ0421", "A privilege is taken away that running code may need.", .note)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .grant(_, isRevoking: true) = facts.statement else { return }
    findings.append(
      HazardFinding(
        "code that runs with the privilege fails from here on",
        remedy: "revoke it when no code needs it", at: facts))
  }
}
