import SengiSchema

struct TriggersRatherThanRules: LintRule {
  static let code = LintCode("LNT0034", "A rule rewrites statements on a table.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables {
      for rule in table.rules {
        findings.append(
          LintFinding(
            "rule '\(rule.name)' rewrites statements on '\(table.name)', "
              + "which evaluates their values more than once",
            remedy: "write a trigger", at: table.path.appending(.rule(rule.name))))
      }
    }
  }
}
