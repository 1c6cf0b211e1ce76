import SengiSQL
import SengiSchema

struct PoliciesRestrict: LintRule {
  static let code = LintCode("LNT0028", "A policy lets everyone write every row.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables {
      for policy in table.policies
      where !policy.isRestrictive && policy.command != .select && Self.isForAll(policy) {
        let conditions = [policy.using, policy.withCheck].compactMap { $0 }
        guard !conditions.isEmpty, conditions.allSatisfy(Self.isTrue) else { continue }
        findings.append(
          LintFinding(
            "policy '\(policy.name)' of '\(table.name)' lets every role write every row",
            remedy: "say which rows, or which roles, it is for", at: table.path(of: policy)))
      }
    }
  }

  private static func isForAll(_ policy: Policy) -> Bool {
    policy.roles.isEmpty || policy.roles.contains(SQLIdentifier(static: "public"))
  }

  private static func isTrue(_ condition: SQLExpression) -> Bool {
    SQLWords.tokens(of: condition).filter { !$0.isPunctuation("(") && !$0.isPunctuation(")") }
      .map(\.text) == ["true"]
  }
}
