import SengiSQL

struct IndexesAreDroppedConcurrently: StatementRule {
  static let code = HazardCode(
    "HAZ0103", "An index is dropped under a lock that readers wait for.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .drop(let drop) = facts.statement, drop.kind == .index, !drop.isConcurrent else {
      return
    }
    for name in drop.names.map({ catalogue.resolve($0) }) where !catalogue.isNew(name) {
      let table = catalogue.tableOfIndex(name)
      if let table, catalogue.isNew(table) || catalogue.table(table).isPartitioned { continue }
      findings.append(
        HazardFinding(
          "DROP INDEX waits for every query on the index's table, and every query after it waits too",
          remedy: "in an autocommit step of its own: DROP INDEX CONCURRENTLY \(name.spelled);",
          at: facts, on: table))
    }
  }
}
