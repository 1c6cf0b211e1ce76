import SengiSQL

struct PartitionsAreDetachedConcurrently: StatementRule {
  static let code = HazardCode(
    "HAZ0409", "A partition is detached under a lock on the whole table.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .detachPartition(let child, isConcurrent: false) = part.action else { continue }
      // The server refuses CONCURRENTLY where there is a default partition.
      let remedy =
        catalogue.defaultPartition(of: part.table.name) == nil
        ? "in an autocommit step: \(part.head) DETACH PARTITION \(child.spelled) CONCURRENTLY;"
        : "with a default partition CONCURRENTLY is refused; give the step a short lock_timeout"
      findings.append(
        HazardFinding(
          "queries on '\(part.table.name)' and all its partitions wait", remedy: remedy, at: facts,
          part.range, on: part.table.name))
    }
  }
}
