import SengiSQL

struct TablesAreNotLockedByHand: StatementRule {
  static let code = HazardCode("HAZ0411", "LOCK TABLE keeps others waiting.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .lockTable(let names, let mode) = facts.statement, mode.blocksWrites else { return }
    for name in names.map({ catalogue.resolve($0) }) where !catalogue.isNew(name) {
      findings.append(
        HazardFinding(
          "\(mode.blocksReads ? "reads and writes" : "writes") of '\(name)' wait from here to the end of the transaction",
          remedy: "leave it out: each statement takes the lock it needs", at: facts, on: name))
    }
  }
}
