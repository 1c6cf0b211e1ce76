import SengiSQL

struct RowsAreChangedInBatches: StatementRule {
  static let code = HazardCode(
    "HAZ0501", "All rows of a table are changed in one statement.", growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    let table: QualifiedName
    switch facts.statement {
    case .update(let name, hasCondition: false), .delete(let name, hasCondition: false):
      table = catalogue.resolve(name)
    default: return
    }
    if case .batch = facts.mode { return }
    guard !catalogue.isNew(table) else { return }
    findings.append(
      HazardFinding(
        "every row of '\(table)' stays locked until the last is done, and the table grows by its own size",
        remedy:
          "a step headed '-- sengi:batch table=\(table.spelled) key=… size=1000' and WHERE key > $1 AND key <= $2",
        at: facts, on: table))
  }
}
