import SengiSQL

struct TablesKeepTheirRows: StatementRule {
  static let code = HazardCode("HAZ0401", "A table is dropped with its rows.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .drop(let drop) = facts.statement, drop.kind == .table else { return }
    for name in drop.names.map({ catalogue.resolve($0) }) where !catalogue.isNew(name) {
      findings.append(
        HazardFinding(
          "the rows of '\(name)' are lost, and running code that says it fails",
          remedy:
            "rename it first and drop it when nobody missed it, or say: -- sengi:allow HAZ0401 the reason",
          at: facts, on: name))
    }
  }
}
