import SengiSQL

struct ConcurrentIndexesAreNamed: StatementRule {
  static let code = HazardCode(
    "HAZ0108", "An index that is built concurrently has no name.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .createIndex(let index) = facts.statement, index.isConcurrent, index.name == nil
    else { return }
    let columns = index.keys.map { $0?.name ?? "expr" }.joined(separator: "_")
    let name = SQLIdentifier(truncating: "\(index.table.name.name)_\(columns)_idx")
    findings.append(
      HazardFinding(
        "a build that fails leaves an invalid index, and a second try another one under a new name",
        remedy: "name it: CREATE INDEX CONCURRENTLY \(name.spelled) ON \(index.table.spelled) …",
        at: facts))
  }
}
