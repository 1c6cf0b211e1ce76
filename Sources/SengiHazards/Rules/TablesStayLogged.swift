import SengiSQL

struct TablesStayLogged: StatementRule {
  static let code = HazardCode(
    "HAZ0405", "A table is made logged or unlogged by writing it anew.", .error, growsWithRows: true
  )

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue)
    where facts.effects.rewrites.contains(part.table.name) {
      let more: String
      switch part.action {
      case .setLogged: more = "all of it into the write-ahead log"
      case .setUnlogged: more = "after which a crash empties it and replicas have none of it"
      default: continue
      }
      findings.append(
        HazardFinding(
          "'\(part.table.name)' is written anew while nobody can use it, \(more)",
          remedy: "make a new table of the other kind and move the rows in a batch step",
          at: facts, part.range, on: part.table.name))
    }
  }
}
