import SengiSQL

struct ForeignKeysAreValidatedLater: StatementRule {
  static let code = HazardCode(
    "HAZ0201", "A foreign key is checked while nobody can write to either table.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addConstraint(let key) = part.action, key.kind == .foreignKey, !key.isNotValid,
        !key.isNotEnforced, !catalogue.isProvenByPartitions(key, of: part.table.name)
      else { continue }
      let name = key.name?.spelled ?? "the_key"
      findings.append(
        HazardFinding(
          "writes to '\(part.table.name)' and '\(key.referencedTable?.description ?? "")' wait until all rows are checked",
          remedy:
            "\(part.head) \(facts.sql(part.range)) NOT VALID; then in a later step: \(part.head) VALIDATE CONSTRAINT \(name);",
          at: facts, part.range, on: part.table.name))
    }
  }
}
