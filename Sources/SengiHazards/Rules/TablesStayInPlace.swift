import SengiSQL

struct TablesStayInPlace: StatementRule {
  static let code = HazardCode(
    "HAZ0404", "A table moves to another tablespace or access method.", .error, growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    for part in facts.alterations(catalogue)
    where part.action == .setTablespace || part.action == .setAccessMethod {
      findings.append(
        HazardFinding(
          "'\(part.table.name)' is copied while nobody can read or write it",
          remedy: "make a new table there and move the rows in a batch step", at: facts, part.range,
          on: part.table.name))
    }
  }
}
