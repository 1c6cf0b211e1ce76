import SengiSQL
import SengiSchema

/// The conditions of permissive policies are joined by OR and all evaluated.
struct PoliciesDoNotOverlap: LintRule {
  static let code = LintCode(
    "LNT0027", "Several permissive policies hold for one command and role.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables {
      let permissive = table.policies.filter { !$0.isRestrictive }
      for (position, policy) in permissive.enumerated() {
        let earlier = permissive.prefix(position).first { Self.overlap($0, policy) }
        guard let earlier else { continue }
        findings.append(
          LintFinding(
            "policies '\(earlier.name)' and '\(policy.name)' of '\(table.name)' hold for the same "
              + "command and role, and both are evaluated for each row",
            remedy: "join their conditions by 'or' in one policy", at: table.path(of: policy),
            notes: [LintFinding.Note("the other stands here", at: table.path(of: earlier))]))
      }
    }
  }

  private static func overlap(_ one: Policy, _ other: Policy) -> Bool {
    guard one.command == other.command || one.command == .all || other.command == .all else {
      return false
    }
    let roles = [one.roles, other.roles].map {
      Set($0.isEmpty ? [SQLIdentifier(static: "public")] : $0)
    }
    return roles.first.map { !$0.isDisjoint(with: roles.last ?? []) } ?? false
  }
}
