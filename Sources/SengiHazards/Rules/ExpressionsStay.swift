import SengiSQL

struct ExpressionsStay: StatementRule {
  static let code = HazardCode(
    "HAZ0313", "The expression of a generated column changes, and every row with it.", .error,
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .setExpression(let column) = part.action else { continue }
      findings.append(
        HazardFinding(
          "'\(part.table.name)' is written anew to compute '\(column)', while nobody can use it",
          remedy: "add a second column, fill it in a batch step, and swap their names",
          at: facts, part.range, on: part.table.name))
    }
  }
}
