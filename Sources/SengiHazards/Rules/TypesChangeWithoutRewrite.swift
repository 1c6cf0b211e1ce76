import SengiSQL

struct TypesChangeWithoutRewrite: StatementRule {
  static let code = HazardCode(
    "HAZ0305", "A column's type changes in a way that writes the whole table anew.", .error,
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard case .setType(let column, let clause, let using) = part.action else { continue }
      let new = catalogue.resolve(clause)
      let message: String
      if TypeChange.using(using, column: column) == .expression {
        message = "USING computes every value of '\(column)'"
      } else if let old = part.table.columns[column]?.type {
        guard TypeChange.rewrites(from: old, to: new, in: catalogue) else { continue }
        message = "\(old.sql) does not become \(new.sql) as it stands"
      } else {
        message =
          "the type of '\(column)' before is not known here, and may not become \(new.sql) as it stands"
      }
      findings.append(
        HazardFinding(
          "\(message): '\(part.table.name)' and its indexes are written anew while nobody can use it",
          remedy:
            "add a column of the new type, keep both by a trigger, fill old rows in a batch step, then swap their names",
          at: facts, part.range, on: part.table.name))
    }
  }
}
