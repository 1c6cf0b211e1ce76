import SengiSQL

struct IndexesAreBuiltConcurrently: StatementRule {
  static let code = HazardCode(
    "HAZ0101", "An index is built while nobody can write to its table.", growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .createIndex(let index) = facts.statement, !index.isConcurrent, !index.isOnly else {
      return
    }
    let table = catalogue.resolve(index.table)
    guard !catalogue.isNew(table) else { return }
    let remedy =
      catalogue.table(table).isPartitioned
      ? "CREATE INDEX … ON ONLY \(table.spelled), build one CONCURRENTLY on each partition, then ATTACH each"
      : "in an autocommit step of its own: \(facts.sql(adding: "CONCURRENTLY", behind: "index"))"
    findings.append(
      HazardFinding(
        "every write to '\(table)' waits until the index is built", remedy: remedy, at: facts,
        on: table))
  }
}
