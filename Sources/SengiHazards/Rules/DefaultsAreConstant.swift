import SengiSQL

struct DefaultsAreConstant: StatementRule {
  static let code = HazardCode(
    "HAZ0301", "A column is added with a default that differs from row to row.", .error,
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addColumn(let column) = part.action, column.generation == nil else { continue }
      let reason: String
      switch DefaultVolatility.verdict(column.defaultValue) {
      case .constant: continue
      case .volatile(let name): reason = "\(name)() gives each row another value"
      case .unknown(let name): reason = "\(name)() is not known to give every row one value"
      }
      findings.append(
        HazardFinding(
          "\(reason), so '\(part.table.name)' is written anew while nobody can use it",
          remedy:
            "ADD COLUMN \(column.name.spelled) without the default; \(part.head) ALTER COLUMN \(column.name.spelled) SET DEFAULT …; then fill old rows in a batch step",
          at: facts, part.range, on: part.table.name))
    }
  }
}
