import SengiSQL

struct PartitionsAreAttached: StatementRule {
  static let code = HazardCode(
    "HAZ0410", "A partition is created under a lock on the whole table.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .createTable(let table) = facts.statement,
      let parent = table.partitionOf.map({ catalogue.resolve($0) }), !catalogue.isNew(parent)
    else { return }
    findings.append(
      HazardFinding(
        "CREATE TABLE … PARTITION OF waits for every query on '\(parent)', and every query after it waits too",
        remedy:
          "CREATE TABLE \(table.name.spelled) (LIKE \(parent.spelled) INCLUDING ALL); ALTER TABLE \(parent.spelled) ATTACH PARTITION \(table.name.spelled) …;",
        at: facts, on: parent))
  }
}
