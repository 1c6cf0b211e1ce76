import SengiSQL

struct ExistingTablesAreNotPassedOver: StatementRule {
  static let code = HazardCode(
    "HAZ0422", "IF NOT EXISTS is content with any table of the name.", .note)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .createTable(let table) = facts.statement, table.ifNotExists, !table.isTemporary
    else { return }
    findings.append(
      HazardFinding(
        "a table '\(table.name)' with other columns would be taken for this one",
        remedy: "leave IF NOT EXISTS out: the journal knows what has run", at: facts))
  }
}
