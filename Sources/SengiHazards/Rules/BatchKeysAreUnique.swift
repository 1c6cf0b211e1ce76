import SengiSQL

struct BatchKeysAreUnique: StatementRule {
  static let code = HazardCode(
    "HAZ0512", "A batch walks a table by a column without a unique index.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .batch(let batch) = facts.mode else { return }
    let table = catalogue.resolve(batch.table)
    guard catalogue.table(table).isDescribed else { return }
    let hasIndex = catalogue.indexes.values.contains {
      $0.table == table && $0.isUnique && !$0.isPartial && $0.columns == [batch.key]
    }
    guard !hasIndex else { return }
    findings.append(
      HazardFinding(
        "'\(batch.key)' has no unique index of its own, so every stretch reads the whole of '\(table)'",
        remedy: "walk by the primary key, or build a unique index first", at: facts, on: table))
  }
}
