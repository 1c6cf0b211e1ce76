import SengiSQL

struct KeyColumnsAreNotNull: StatementRule {
  static let code = HazardCode(
    "HAZ0209", "A primary key over a ready index still searches all rows for NULL.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .addConstraint(let key) = part.action, key.kind == .primaryKey,
        let index = key.usingIndex
      else { continue }
      let known = catalogue.indexes[QualifiedName(part.table.name.namespace, index)]
      let nullable = (known?.columns ?? []).compactMap { $0 }.filter {
        part.table.columns[$0]?.isNullable == true && !part.table.provesNotNull($0)
      }
      guard !nullable.isEmpty else { continue }
      findings.append(
        HazardFinding(
          "nobody can use '\(part.table.name)' while \(nullable.map { "'\($0)'" }.joined(separator: ", ")) is searched for NULL",
          remedy:
            "first prove it: a CHECK (… IS NOT NULL) added NOT VALID and validated in a later step",
          at: facts, part.range, on: part.table.name))
    }
  }
}
