import SengiSQL

struct RequiredColumnsHaveDefaults: StatementRule {
  static let code = HazardCode(
    "HAZ0304", "A NOT NULL column without a default is added to a table with rows.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addColumn(let column) = part.action, column.isNotNull,
        column.defaultValue.isEmpty, column.generation == nil
      else { continue }
      findings.append(
        HazardFinding(
          "the statement fails as soon as '\(part.table.name)' has a row, and INSERTs of running code fail after it",
          remedy:
            "add '\(column.name)' with a DEFAULT, or nullable, fill it in a batch step, and SET NOT NULL later",
          at: facts, part.range, on: part.table.name))
    }
  }
}
