import SengiSQL

struct UniquenessStays: StatementRule {
  static let code = HazardCode(
    "HAZ0213", "A primary key or unique constraint is dropped, and its index with it.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    let parts = facts.alterations(catalogue)
    let isReplaced = parts.contains {
      guard case .addConstraint(let key) = $0.action else { return false }
      return key.kind == .primaryKey || key.kind == .unique
    }
    for part in parts where !isReplaced {
      guard case .dropConstraint(let name) = part.action, let key = part.table.keys[name] else {
        continue
      }
      let kind = key.isPrimary ? "primary key" : "unique constraint"
      findings.append(
        HazardFinding(
          "without the \(kind) '\(name)' doubles can come in, ON CONFLICT fails and queries lose the index",
          remedy:
            "build what takes its place first and swap both in one ALTER TABLE: DROP CONSTRAINT …, ADD CONSTRAINT … USING INDEX …",
          at: facts, part.range, on: part.table.name))
    }
  }
}
