import SengiSQL

struct NotNullStays: StatementRule {
  static let code = HazardCode(
    "HAZ0214", "A column may hold NULL from now on, which running code may not expect.", .note)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .dropNotNull(let column) = part.action else { continue }
      findings.append(
        HazardFinding(
          "code that reads '\(part.table.name).\(column)' as never NULL breaks at the first NULL",
          remedy: "let code that knows of NULL run everywhere before any is written",
          at: facts, part.range, on: part.table.name))
    }
  }
}
