import SengiSQL

struct ExclusiveLocksComeLast: ScriptRule {
  static let code = HazardCode(
    "HAZ0503", "A long statement follows in a transaction that holds a table closed.",
    growsWithRows: true)

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    for transaction in script.transactions {
      var closed: QualifiedName?
      for facts in transaction {
        let long = facts.effects.rewrites + facts.effects.scans
        let hot = long.filter { table in facts.hotLocks.contains { $0.relation == table } }
        if let closed, let table = hot.first(where: { $0 != closed }) {
          findings.append(
            HazardFinding(
              "'\(closed)' stays closed while all rows of '\(table)' are gone through",
              remedy: "put the statement that closes '\(closed)' into a later step", at: facts,
              on: table))
        }
        // A view that goes is missed rather than waited for.
        if case .drop(let drop) = facts.statement, drop.kind != .table { continue }
        closed = closed ?? facts.hotLocks.first { $0.mode.blocksReads }?.relation
      }
    }
  }
}
