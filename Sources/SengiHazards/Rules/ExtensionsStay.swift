import SengiSQL

struct ExtensionsStay: StatementRule {
  static let code = HazardCode("HAZ0419", "An extension goes or changes its version.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    switch facts.statement {
    case .drop(let drop) where drop.kind == .extension:
      findings.append(
        HazardFinding(
          "types, operators and functions of the extension go with it",
          remedy: "move columns and indexes off it first", at: facts))
    case .updateExtension(let name):
      findings.append(
        HazardFinding(
          "the update script of '\(name)' may lock tables, rebuild indexes or change what functions do",
          remedy: "read the extension's notes, try it on a copy, and give it a step of its own",
          at: facts))
    default: return
    }
  }
}
