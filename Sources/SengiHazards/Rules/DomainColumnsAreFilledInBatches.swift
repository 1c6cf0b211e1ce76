import SengiSQL

struct DomainColumnsAreFilledInBatches: StatementRule {
  static let code = HazardCode(
    "HAZ0312", "A column of a domain with constraints is added to a table in use.", .error,
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addColumn(let column) = part.action, column.generation == nil,
        catalogue.unwrapped(catalogue.resolve(column.type)).isConstrained
      else { continue }
      findings.append(
        HazardFinding(
          "the server writes '\(part.table.name)' anew to check the domain in every row, even for NULL",
          remedy:
            "add a column of the domain's base type with the condition as a CHECK, NOT VALID first",
          at: facts, part.range, on: part.table.name))
    }
  }
}
