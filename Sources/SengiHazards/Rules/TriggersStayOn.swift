import SengiSQL

struct TriggersStayOn: StatementRule {
  static let code = HazardCode(
    "HAZ0413", "Triggers are switched off, foreign keys perhaps among them.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .switchTrigger(let name, isEnabling: false) = part.action else { continue }
      let what = name.map { "'\($0)'" } ?? "no trigger of '\(part.table.name)'"
      findings.append(
        HazardFinding(
          name == nil
            ? "\(what) runs any more, for nobody: foreign keys are not checked either with ALL"
            : "\(what) does not run any more, for whoever writes meanwhile",
          remedy: "SET LOCAL session_replication_role = replica; affects this transaction alone",
          at: facts, part.range, on: part.table.name))
    }
  }
}
