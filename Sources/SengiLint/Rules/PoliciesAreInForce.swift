import SengiSchema

struct PoliciesAreInForce: LintRule {
  static let code = LintCode("LNT0026", "A table has policies, but row security is off.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables where !table.enforcesRowSecurity {
      guard let first = table.policies.first else { continue }
      findings.append(
        LintFinding(
          "table '\(table.name)' has policies, but row security is off and they do nothing",
          remedy: "write 'rls: true'", at: table.path(of: first)))
    }
  }
}
