import SengiSQL

struct TransactionsCloseOneTable: ScriptRule {
  static let code = HazardCode(
    "HAZ0504", "A transaction closes several tables in use, one after the other.")

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    for transaction in script.transactions {
      var first: QualifiedName?
      for facts in transaction {
        let tables = subjects(facts, script)
        guard let table = tables.first else { continue }
        guard let held = first else {
          first = table
          continue
        }
        guard held != table else { continue }
        findings.append(
          HazardFinding(
            "'\(held)' stays closed while '\(table)' is waited for, and code that uses them in the other order deadlocks",
            remedy: "alter each table in a step of its own", at: facts, on: table))
        break
      }
    }
  }

  /// Tables closed by the statement that are not closed because of another it closes.
  private func subjects(_ facts: StatementFacts, _ script: ScriptFacts) -> [QualifiedName] {
    switch facts.statement {
    case .alterRelation(let alteration) where alteration.kind == .table:
      facts.hotLocks.filter {
        $0.mode.blocksReads && $0.relation.name == alteration.name.name
      }.map(\.relation)
    default: []
    }
  }
}
