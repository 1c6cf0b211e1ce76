import SengiSQL

struct ConstraintsAreValidatedInTheEnd: ScriptRule {
  static let code = HazardCode(
    "HAZ0208", "A constraint is added NOT VALID and never validated.", .note)

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    var open:
      [(name: SQLIdentifier, table: QualifiedName, facts: StatementFacts, range: Range<Int>)] = []
    for facts in script.statements {
      guard case .alterRelation(let alteration) = facts.statement else { continue }
      for part in alteration.parts {
        switch part.action {
        case .addConstraint(let constraint) where constraint.isNotValid:
          if let name = constraint.name { open.append((name, alteration.name, facts, part.range)) }
        case .validateConstraint(let name), .dropConstraint(let name):
          open.removeAll { $0.name == name && $0.table == alteration.name }
        default: continue
        }
      }
    }
    for (name, table, facts, range) in open {
      findings.append(
        HazardFinding(
          "rows there before may break '\(name)', and the planner cannot rely on it",
          remedy:
            "in a later step: ALTER TABLE \(table.spelled) VALIDATE CONSTRAINT \(name.spelled);",
          at: facts, range, on: table))
    }
  }
}
