import SengiSQL

struct InvalidIndexesAreNotTakenForBuilt: StatementRule {
  static let code = HazardCode(
    "HAZ0105", "IF NOT EXISTS takes an index that failed to build for one that is there.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .createIndex(let index) = facts.statement, index.isConcurrent, index.ifNotExists
    else { return }
    let name = index.name.map { QualifiedName(index.table.namespace, $0).spelled } ?? "the_index"
    findings.append(
      HazardFinding(
        "a build that failed leaves an invalid index of the name, which IF NOT EXISTS is content with",
        remedy: "leave IF NOT EXISTS out, and DROP INDEX CONCURRENTLY IF EXISTS \(name) before it",
        at: facts))
  }
}
