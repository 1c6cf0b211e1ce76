import SengiSQL

struct RowSecurityComesWithPolicies: ScriptRule {
  static let code = HazardCode(
    "HAZ0417", "Row security is enabled on a table without a policy, which hides every row.")

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    for facts in script.statements {
      guard case .alterRelation(let alteration) = facts.statement else { continue }
      for part in alteration.parts where part.action == .rowSecurity(.enable) {
        guard let table = facts.hotLocks.first?.relation else { continue }
        let isReady = script.statements.contains { other in
          guard case .createTableObject(.policy, _, let on) = other.statement else { return false }
          return on.name == table.name && (other.step, other.index) < (facts.step, facts.index)
            || on.name == table.name && other.step == facts.step
        }
        let known = script.catalogue.table(table)
        if isReady || known.isDescribed && known.policyCount > 0 { continue }
        findings.append(
          HazardFinding(
            "nobody but the owner of '\(table)' sees or writes a row until a policy is there",
            remedy: "CREATE POLICY … ON \(table.spelled) … in the same transaction, before it",
            at: facts, part.range, on: table))
      }
    }
  }
}
