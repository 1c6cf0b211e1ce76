import SengiSQL

struct ColumnsKeepTheirNames: StatementRule {
  static let code = HazardCode("HAZ0307", "A column is renamed under running code.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .renameColumn(let old, let new) = part.action else { continue }
      findings.append(
        HazardFinding(
          "every statement of running code that says '\(old)' fails from here on",
          remedy:
            "add '\(new)', write both, move the readers, then drop '\(old)'; or deploy code and migration together",
          at: facts, part.range, on: part.table.name))
    }
  }
}
