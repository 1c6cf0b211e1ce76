import SengiSQL

struct PrimaryKeysUseIndexes: StatementRule {
  static let code = HazardCode(
    "HAZ0204", "A primary key builds its index while nobody can use the table.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addConstraint(let key) = part.action, key.kind == .primaryKey,
        key.usingIndex == nil, !part.hasNoRows
      else { continue }
      findings.append(
        HazardFinding(
          "nobody can read or write '\(part.table.name)' until the index is built",
          remedy: KeyRemedy.text(key, part, word: "PRIMARY KEY"), at: facts, part.range,
          on: part.table.name))
    }
  }
}
