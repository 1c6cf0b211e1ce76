import SengiSQL

struct DataMovesApartFromSchema: ScriptRule {
  static let code = HazardCode(
    "HAZ0502", "Rows are changed in a transaction that holds a table closed.", growsWithRows: true)

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    for transaction in script.transactions {
      var closed: QualifiedName?
      for facts in transaction {
        if let closed, changesOldRows(facts) {
          findings.append(
            HazardFinding(
              "'\(closed)' cannot be \(facts.hotLocks.isEmpty ? "used" : "read or written") until the rows are changed",
              remedy: "change rows in a step of their own, best a batch step", at: facts, on: closed
            ))
        }
        let isAlteration = if case .alterRelation = facts.statement { true } else { false }
        let lock = facts.hotLocks.first { $0.mode.blocksReads }
        if isAlteration, let lock { closed = closed ?? lock.relation }
      }
    }
  }

  /// Inserted constants are few.
  private func changesOldRows(_ facts: StatementFacts) -> Bool {
    switch facts.statement {
    case .update, .delete, .merge, .insert(_, isQuery: true): !facts.hotLocks.isEmpty
    default: false
    }
  }
}
