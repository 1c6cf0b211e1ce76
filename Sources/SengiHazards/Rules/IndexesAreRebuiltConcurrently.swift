import SengiSQL

struct IndexesAreRebuiltConcurrently: StatementRule {
  static let code = HazardCode(
    "HAZ0104", "REINDEX blocks writers of the table and readers of the index.", growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .reindex(let reindexing) = facts.statement, !reindexing.isConcurrent else { return }
    var table: QualifiedName?
    var word = "index"
    switch reindexing.target {
    case .index(let name): table = catalogue.tableOfIndex(catalogue.resolve(name))
    case .table(let name):
      table = catalogue.resolve(name)
      word = "table"
    case .namespace: word = "schema"
    case .database: word = "database"
    }
    if let table, catalogue.isNew(table) { return }
    findings.append(
      HazardFinding(
        "nobody can write to the table, nor read through the index, until it is built anew",
        remedy:
          "in an autocommit step of its own: \(facts.sql(adding: "CONCURRENTLY", behind: word))",
        at: facts, on: table))
  }
}
