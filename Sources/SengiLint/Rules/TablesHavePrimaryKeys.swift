import SengiSchema

struct TablesHavePrimaryKeys: LintRule {
  static let code = LintCode("LNT0014", "A table has no primary key.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables
    where table.primaryKey == nil && table.isOwnDesign && !table.columns.isEmpty {
      let key = table.keys.first { key in
        key.allSatisfy { table.column($0)?.isNullable == false }
      }
      findings.append(
        LintFinding(
          "table '\(table.name)' has no primary key",
          remedy: key.map { "make \($0.listed) its 'primary_key:'" }
            ?? "add 'id: bigint primary key generated always as identity'",
          at: table.path))
    }
  }
}
