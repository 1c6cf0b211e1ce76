import SengiSQL

struct StoredColumnsAreFilledInBatches: StatementRule {
  static let code = HazardCode(
    "HAZ0303", "A stored generated column is added to a table in use.", .error, growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addColumn(let column) = part.action, column.generation == .stored else {
        continue
      }
      let virtual = facts.target.major >= 18 ? "make it VIRTUAL, or " : ""
      findings.append(
        HazardFinding(
          "'\(part.table.name)' is written anew to compute the column, while nobody can use it",
          remedy:
            "\(virtual)add a plain column, keep it by a trigger and fill old rows in a batch step",
          at: facts, part.range, on: part.table.name))
    }
  }
}
