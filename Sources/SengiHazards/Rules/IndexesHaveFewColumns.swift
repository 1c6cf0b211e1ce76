import SengiSQL

struct IndexesHaveFewColumns: StatementRule {
  static let code = HazardCode(
    "HAZ0109", "An index that is not unique has more than three keys.", .note)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .createIndex(let index) = facts.statement, !index.isUnique, index.keys.count > 3
    else { return }
    findings.append(
      HazardFinding(
        "the index has \(index.keys.count) keys, which every write pays for and few queries use",
        remedy: "index the keys that tell most rows apart, and INCLUDE what is only read", at: facts
      ))
  }
}
