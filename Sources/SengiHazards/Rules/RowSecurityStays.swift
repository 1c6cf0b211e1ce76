import SengiSQL

struct RowSecurityStays: ScriptRule {
  static let code = HazardCode(
    "HAZ0418", "Row security or a policy goes, which changes who sees which rows.")

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    for (position, facts) in script.statements.enumerated() {
      guard let table = facts.hotLocks.first?.relation else { continue }
      switch facts.statement {
      case .drop(let drop) where drop.kind == .policy:
        let later = script.statements[position...].prefix { $0.step == facts.step }
        let isReplaced = later.contains { makes(drop.names.first?.name, drop.table, $0.statement) }
        if isReplaced, facts.isInTransaction { continue }
        findings.append(
          HazardFinding(
            "other rows of '\(table)' can be seen or written without the policy",
            remedy: "ALTER POLICY, or make its successor in the same transaction", at: facts,
            on: table))
      case .alterRelation(let alteration):
        for part in alteration.parts
        where part.action == .rowSecurity(.disable) || part.action == .rowSecurity(.noForce) {
          findings.append(
            HazardFinding(
              "whoever may read '\(table)' sees all its rows from here on",
              remedy: "leave it on and add a policy for those who are to see more", at: facts,
              part.range, on: table))
        }
      default: continue
      }
    }
  }

  private func makes(
    _ policy: SQLIdentifier?, _ table: QualifiedName?, _ statement: Statement
  ) -> Bool {
    guard case .createTableObject(.policy, let name, let on) = statement else { return false }
    return name == policy && on == table
  }
}
