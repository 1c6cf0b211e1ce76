import SengiSQL

struct ColumnsKeepTheirValues: StatementRule {
  static let code = HazardCode("HAZ0309", "A column is dropped with its values.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .dropColumn(let column) = part.action else { continue }
      findings.append(
        HazardFinding(
          "the values of '\(part.table.name).\(column)' are lost, and running code that says it fails",
          remedy:
            "drop it when no code uses it, and say so: -- sengi:allow HAZ0309 the reason",
          at: facts,
          part.range, on: part.table.name))
    }
  }
}
