import SengiSQL

struct ValidationIsASeparateTransaction: ScriptRule {
  static let code = HazardCode(
    "HAZ0207", "A constraint is validated in the transaction that adds it.", growsWithRows: true)

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    for transaction in script.transactions {
      var added: [QualifiedName: Set<SQLIdentifier>] = [:]
      for facts in transaction {
        guard case .alterRelation(let alteration) = facts.statement else { continue }
        for part in alteration.parts {
          switch part.action {
          case .addConstraint(let constraint) where constraint.isNotValid:
            if let name = constraint.name { added[alteration.name, default: []].insert(name) }
          case .validateConstraint(let name)
          where added[alteration.name]?.contains(name) == true && !facts.hotLocks.isEmpty:
            findings.append(
              HazardFinding(
                "the lock that ADD CONSTRAINT took is still held while all rows are checked",
                remedy: "validate in a step of its own, after the one that adds the constraint",
                at: facts, part.range, on: facts.hotLocks.first?.relation))
          default: continue
          }
        }
      }
    }
  }
}
