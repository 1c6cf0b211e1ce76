import SengiSQL

struct UniqueConstraintsUseIndexes: StatementRule {
  static let code = HazardCode(
    "HAZ0203", "A unique constraint builds its index while nobody can use the table.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addConstraint(let key) = part.action, key.kind == .unique, key.usingIndex == nil,
        !part.hasNoRows
      else { continue }
      findings.append(
        HazardFinding(
          "nobody can read or write '\(part.table.name)' until the index is built",
          remedy: KeyRemedy.text(key, part, word: "UNIQUE"), at: facts, part.range,
          on: part.table.name))
    }
  }
}
