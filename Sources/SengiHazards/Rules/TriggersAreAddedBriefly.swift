import SengiSQL

struct TriggersAreAddedBriefly: StatementRule {
  static let code = HazardCode(
    "HAZ0412", "A trigger is added to a table in use, and every write pays for it.", .note)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .createTrigger(let trigger, let table, _) = facts.statement else { return }
    let name = catalogue.resolve(table)
    guard !catalogue.isNew(name) else { return }
    findings.append(
      HazardFinding(
        "writes to '\(name)' wait for the lock, and from then on run '\(trigger)'",
        remedy: "nothing, where that is meant; keep the transaction short", at: facts, on: name))
  }
}
