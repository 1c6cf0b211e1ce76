import SengiSchema

struct RowSecurityHasPolicies: LintRule {
  static let code = LintCode("LNT0025", "Row security is on, but no policy lets anyone in.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    // Rows of a partition are reached through its parent, whose policies hold.
    for table in facts.schema.tables
    where table.enforcesRowSecurity && table.policies.isEmpty && table.partitionOf == nil {
      findings.append(
        LintFinding(
          "table '\(table.name)' has row security and no policy, so nobody but its owner sees a row",
          remedy: "write 'policies:', or leave 'rls' out", at: table.path))
    }
  }
}

extension Table {
  var enforcesRowSecurity: Bool { rowSecurity == .enabled || rowSecurity == .forced }
}
