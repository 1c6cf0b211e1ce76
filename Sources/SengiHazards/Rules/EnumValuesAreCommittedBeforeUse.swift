import SengiSQL

struct EnumValuesAreCommittedBeforeUse: ScriptRule {
  static let code = HazardCode(
    "HAZ0507", "A new enum value is used in the transaction that adds it.", .error)

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    for transaction in script.transactions {
      var added: [String: String] = [:]
      var made: Set<QualifiedName> = []
      for facts in transaction {
        if let value = facts.tokens.first(where: { $0.kind == .string && added[$0.text] != nil }) {
          findings.append(
            HazardFinding(
              "'\(value.text)' of '\(added[value.text] ?? "")' cannot be used before it is committed (55P04)",
              remedy: "add the value in a step of its own, before this one", at: facts, value.range)
          )
        }
        if case .createType(let name) = facts.statement { made.insert(name) }
        if case .alterType(let name, .addValue(let value)) = facts.statement, !made.contains(name) {
          added[value] = name.description
        }
      }
    }
  }
}
