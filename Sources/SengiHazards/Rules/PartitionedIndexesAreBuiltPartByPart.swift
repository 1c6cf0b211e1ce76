import SengiSQL

struct PartitionedIndexesAreBuiltPartByPart: StatementRule {
  static let code = HazardCode(
    "HAZ0106", "An index of a partitioned table is built or dropped concurrently.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    switch facts.statement {
    case .createIndex(let index) where index.isConcurrent && !index.isOnly:
      let table = catalogue.resolve(index.table)
      guard catalogue.table(table).isPartitioned else { return }
      findings.append(
        HazardFinding(
          "the server refuses CREATE INDEX CONCURRENTLY on the partitioned table '\(table)'",
          remedy:
            "CREATE INDEX … ON ONLY \(table.spelled), build one CONCURRENTLY on each partition, then ALTER INDEX … ATTACH PARTITION each",
          at: facts, on: table))
    case .drop(let drop) where drop.kind == .index && drop.isConcurrent:
      for name in drop.names.map({ catalogue.resolve($0) }) {
        guard let table = catalogue.tableOfIndex(name), catalogue.table(table).isPartitioned else {
          continue
        }
        findings.append(
          HazardFinding(
            "the server refuses DROP INDEX CONCURRENTLY on '\(name)', whose table is partitioned",
            remedy: "DROP INDEX \(name.spelled); with a short lock_timeout", at: facts, on: table))
      }
    default: return
    }
  }
}
