import SengiSQL

struct TablesAreRewrittenOnce: ScriptRule {
  static let code = HazardCode(
    "HAZ0420", "A table is written anew, or read whole, several times in a row.",
    growsWithRows: true)

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    var seen: [QualifiedName: StatementFacts] = [:]
    for facts in script.statements {
      guard case .alterRelation = facts.statement else { continue }
      let hot = Set(facts.hotLocks.filter { $0.mode == .accessExclusive }.map(\.relation))
      for table in facts.effects.rewrites + facts.effects.scans where hot.contains(table) {
        if let first = seen[table], first.step == facts.step {
          findings.append(
            HazardFinding(
              "'\(table)' is gone through once more under a lock that the statement before it took too",
              remedy: "say both in one ALTER TABLE, separated by a comma", at: facts, on: table))
        }
        seen[table] = facts
      }
    }
  }
}
