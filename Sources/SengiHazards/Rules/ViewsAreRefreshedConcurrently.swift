import SengiSQL

struct ViewsAreRefreshedConcurrently: StatementRule {
  static let code = HazardCode(
    "HAZ0406", "A materialized view is refreshed while nobody can read it.", growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .refresh(let name, isConcurrent: false) = facts.statement else { return }
    let view = catalogue.resolve(name)
    guard !catalogue.isNew(view) else { return }
    let hasKey = catalogue.indexes.values.contains {
      $0.table == view && $0.isUnique && !$0.isPartial && !$0.columns.contains(nil)
    }
    let first = catalogue.isComplete && !hasKey ? "give it a unique index, then " : ""
    findings.append(
      HazardFinding(
        "nobody can read '\(view)' until its query has run",
        remedy: "\(first)REFRESH MATERIALIZED VIEW CONCURRENTLY \(view.spelled);", at: facts,
        on: view))
  }
}
