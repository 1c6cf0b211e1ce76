import SengiSchema

struct CompositeTypesAreUsed: LintRule {
  static let code = LintCode("LNT0012", "A composite type is not used.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    let used = facts.usedTypes
    let ofTables = Set(facts.schema.tables.compactMap(\.ofType))
    for item in facts.schema.namespaces.flatMap(\.compositeTypes)
    where !ofTables.contains(item.name) && !used.contains(.composite(item.name), item.name) {
      findings.append(
        LintFinding(
          "type '\(item.name)' is the type of nothing", remedy: "remove it",
          at: .compositeType(item.name)))
    }
  }
}
