import SengiSchema

struct BooleansAreTwoValued: LintRule {
  static let code = LintCode("LNT0021", "A boolean has a third value, NULL.", .none)

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for (table, column) in facts.ownColumns
    where column.type == DataType(.boolean) && column.isNullable && !column.isComputed {
      findings.append(
        LintFinding(
          "column '\(column.name)' of '\(table.name)' is true, false or NULL",
          remedy: "write 'boolean default false', or an enum that names the third case",
          at: table.path(of: column), .type))
    }
  }
}
