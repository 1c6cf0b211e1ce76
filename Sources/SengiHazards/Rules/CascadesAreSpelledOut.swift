import SengiSQL

struct CascadesAreSpelledOut: StatementRule {
  static let code = HazardCode(
    "HAZ0414", "CASCADE drops whatever depends on an object, unseen.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .drop(let drop) = facts.statement, drop.isCascading, drop.kind != .index else {
      return
    }
    if !drop.names.isEmpty, drop.names.allSatisfy({ catalogue.isNew(catalogue.resolve($0)) }) {
      return
    }
    findings.append(
      HazardFinding(
        "CASCADE drops every view, column, key and function that depends on it, whatever was added since",
        remedy: "drop what depends on it by name, and leave CASCADE out", at: facts))
  }
}
