import SengiSQL

struct RowsAreNotTruncated: StatementRule {
  static let code = HazardCode("HAZ0402", "All rows of a table are thrown away.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .truncate(let names, let isCascading) = facts.statement else { return }
    for name in names.map({ catalogue.resolve($0) }) where !catalogue.isNew(name) {
      let others = isCascading ? ", and those of every table that refers to it" : ""
      findings.append(
        HazardFinding(
          "the rows of '\(name)' are lost\(others)",
          remedy:
            "DELETE what has to go, in a batch step, or say: -- sengi:allow HAZ0402 the reason",
          at: facts, on: name))
    }
  }
}
