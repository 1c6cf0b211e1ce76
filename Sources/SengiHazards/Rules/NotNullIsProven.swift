import SengiSQL

struct NotNullIsProven: StatementRule {
  static let code = HazardCode(
    "HAZ0206", "All rows are searched for NULL while nobody can use the table.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue) {
      guard let column = column(part.action),
        part.table.columns[column]?.isNullable != false, !part.table.provesNotNull(column)
      else { continue }
      let check = SQLIdentifier(truncating: "\(part.table.name.name.name)_\(column)_not_null")
      let remedy =
        facts.target.major >= 18
        ? "\(part.head) ADD CONSTRAINT \(check.spelled) NOT NULL \(column.spelled) NOT VALID; then in a later step: \(part.head) VALIDATE CONSTRAINT \(check.spelled);"
        : "\(part.head) ADD CONSTRAINT \(check.spelled) CHECK (\(column.spelled) IS NOT NULL) NOT VALID; then in later steps VALIDATE CONSTRAINT \(check.spelled), SET NOT NULL, DROP CONSTRAINT \(check.spelled)"
      findings.append(
        HazardFinding(
          "nobody can read or write '\(part.table.name)' until all rows are searched for NULL",
          remedy: remedy, at: facts, part.range, on: part.table.name))
    }
  }

  private func column(_ action: TableAction) -> SQLIdentifier? {
    switch action {
    case .setNotNull(let column): column
    case .addConstraint(let constraint) where constraint.kind == .notNull && !constraint.isNotValid:
      constraint.columns.first
    default: nil
    }
  }
}
