import SengiSchema

struct ConstraintsAreValid: LintRule {
  static let code = LintCode("LNT0033", "A constraint has not been checked for the rows there are.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables {
      func look(_ title: String, _ path: ObjectPath, _ isSound: Bool) {
        guard !isSound else { return }
        findings.append(
          LintFinding(
            "\(title) of '\(table.name)' is 'not valid': rows from before it may break it",
            remedy: "validate it, then leave 'not valid' out", at: path))
      }
      for check in table.checks {
        look(
          "check '\(check.name)'", table.path(of: check), check.isValidated || !check.isEnforced)
      }
      for key in table.foreignKeys {
        look("foreign key '\(key.name)'", table.path(of: key), key.isValidated || !key.isEnforced)
      }
    }
  }
}
