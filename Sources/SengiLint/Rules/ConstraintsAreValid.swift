import SengiSQL
import SengiSchema

struct ConstraintsAreValid: LintRule {
  static let code = LintCode(
    "LNT0033", "A constraint has not been checked for the values there are.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    func look(_ title: String, of owner: QualifiedName, _ path: ObjectPath, _ isSound: Bool) {
      guard !isSound else { return }
      findings.append(
        LintFinding(
          "\(title) of '\(owner)' is 'not valid': values from before it may break it",
          remedy: "validate it, then leave 'not valid' out", at: path))
    }
    func look(_ checks: [CheckConstraint], of owner: QualifiedName, _ path: ObjectPath) {
      for check in checks {
        look(
          "check '\(check.name)'", of: owner, path.appending(.check(check.name)),
          check.isValidated || !check.isEnforced)
      }
    }
    for table in facts.schema.tables {
      look(table.checks, of: table.name, table.path)
      for key in table.foreignKeys {
        look(
          "foreign key '\(key.name)'", of: table.name, table.path(of: key),
          key.isValidated || !key.isEnforced)
      }
    }
    for domain in facts.schema.namespaces.flatMap(\.domains) {
      look(domain.checks, of: domain.name, .domain(domain.name))
    }
  }
}
