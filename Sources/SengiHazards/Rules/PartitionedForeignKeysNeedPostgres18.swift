import SengiSQL

struct PartitionedForeignKeysNeedPostgres18: StatementRule {
  static let code = HazardCode(
    "HAZ0215", "A foreign key of a partitioned table is added NOT VALID before PostgreSQL 18.",
    .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard facts.target.major < 18 else { return }
    for part in facts.alterations(catalogue) where part.table.isPartitioned {
      guard case .addConstraint(let key) = part.action, key.kind == .foreignKey, key.isNotValid
      else { continue }
      findings.append(
        HazardFinding(
          "PostgreSQL \(facts.target) refuses a NOT VALID foreign key on the partitioned table '\(part.table.name)'",
          remedy:
            "add it NOT VALID to each partition and validate there, then add it to the table, which finds it done",
          at: facts, part.range, on: part.table.name))
    }
  }
}
