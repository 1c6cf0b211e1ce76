import SengiSQL

struct ForeignKeysStay: StatementRule {
  static let code = HazardCode(
    "HAZ0212", "A foreign key is dropped, under a lock on both tables.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .dropConstraint(let name) = part.action, let key = part.table.foreignKeys[name],
        !catalogue.isNew(key.referencedTable)
      else { continue }
      findings.append(
        HazardFinding(
          "queries on '\(part.table.name)' and on '\(key.referencedTable)' wait, and rows may come to point at nothing",
          remedy: "give the step a short lock_timeout and nothing else to do",
          at: facts, part.range, on: part.table.name))
    }
  }
}
