import SengiSQL

struct CalledObjectsStay: StatementRule {
  static let code = HazardCode(
    "HAZ0416", "A view, function, type or sequence goes that running code may use.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    // What CASCADE takes along weighs more, and is said by itself.
    guard case .drop(let drop) = facts.statement, !drop.isCascading else { return }
    let kind: String
    switch drop.kind {
    case .view: kind = "view"
    case .materializedView: kind = "materialized view"
    case .routine: kind = "function"
    case .type, .domain: kind = "type"
    case .sequence: kind = "sequence"
    default: return
    }
    for name in drop.names where !catalogue.isNew(catalogue.resolve(name)) {
      findings.append(
        HazardFinding(
          "running code that uses the \(kind) '\(name)' fails from here on",
          remedy: "drop it when no code uses it, or make its successor in the same transaction",
          at: facts))
    }
  }
}
