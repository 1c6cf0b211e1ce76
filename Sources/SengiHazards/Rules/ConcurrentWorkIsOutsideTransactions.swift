import SengiSQL

struct ConcurrentWorkIsOutsideTransactions: StatementRule {
  static let code = HazardCode(
    "HAZ0102", "A statement that cannot run in a transaction stands in one.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard facts.isInTransaction, let name = forbidden(facts.statement) else { return }
    findings.append(
      HazardFinding(
        "the server refuses \(name) in a transaction",
        remedy: "put it in a step of its own, headed '-- sengi:autocommit'", at: facts))
  }

  private func forbidden(_ statement: Statement) -> String? {
    switch statement {
    case .createIndex(let index) where index.isConcurrent: "CREATE INDEX CONCURRENTLY"
    case .drop(let drop) where drop.isConcurrent: "DROP INDEX CONCURRENTLY"
    case .drop(let drop) where drop.kind == .database: "DROP DATABASE"
    case .reindex(let reindexing) where reindexing.isConcurrent: "REINDEX CONCURRENTLY"
    case .reindex(let reindexing)
    where reindexing.target == .namespace || reindexing.target == .database:
      "REINDEX of more than a table"
    case .vacuum: "VACUUM"
    case .cluster(nil): "CLUSTER of all tables"
    case .alterRelation(let alteration) where alteration.parts.contains(where: isConcurrentDetach):
      "DETACH PARTITION CONCURRENTLY"
    case .other(let words)
    where words.hasPrefix("ALTER SYSTEM") || words.hasPrefix("CREATE DATABASE")
      || words.hasPrefix("CREATE TABLESPACE") || words.hasPrefix("DROP TABLESPACE"):
      words
    default: nil
    }
  }

  private func isConcurrentDetach(_ part: RelationAlteration.Part) -> Bool {
    if case .detachPartition(_, isConcurrent: true) = part.action { return true }
    return false
  }
}
