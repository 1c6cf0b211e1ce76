import SengiSQL

struct RowSecurityStays: StatementRule {
  static let code = HazardCode(
    "HAZ0418", "Row security or a policy goes, which changes who sees which rows.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    if case .drop(let drop) = facts.statement, drop.kind == .policy, let table = drop.table {
      let name = catalogue.resolve(table)
      guard !catalogue.isNew(name) else { return }
      findings.append(
        HazardFinding(
          "other rows of '\(name)' can be seen or written without the policy",
          remedy: "ALTER POLICY, or make its successor in the same transaction", at: facts, on: name
        ))
    }
    for part in facts.alterations(catalogue)
    where part.action == .rowSecurity(.disable) || part.action == .rowSecurity(.noForce) {
      findings.append(
        HazardFinding(
          "whoever may read '\(part.table.name)' sees all its rows from here on",
          remedy: "leave it on and add a policy for those who are to see more", at: facts,
          part.range, on: part.table.name))
    }
  }
}
