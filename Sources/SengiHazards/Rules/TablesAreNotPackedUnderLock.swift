import SengiSQL

struct TablesAreNotPackedUnderLock: StatementRule {
  static let code = HazardCode(
    "HAZ0403", "VACUUM FULL or CLUSTER writes a table anew while nobody can use it.", .error,
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    let name: String
    switch facts.statement {
    case .vacuum(_, isFull: true): name = "VACUUM FULL"
    case .cluster: name = "CLUSTER"
    default: return
    }
    if !facts.effects.rewrites.isEmpty, facts.effects.rewrites.allSatisfy(catalogue.isNew) {
      return
    }
    findings.append(
      HazardFinding(
        "\(name) writes the table anew, and nobody can read or write it meanwhile",
        remedy: "plain VACUUM frees the space for new rows; pg_repack packs a table in use",
        at: facts, on: facts.effects.rewrites.first))
  }
}
