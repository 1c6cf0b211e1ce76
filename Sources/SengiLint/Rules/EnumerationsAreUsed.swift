import SengiSchema

struct EnumerationsAreUsed: LintRule {
  static let code = LintCode("LNT0009", "An enum is not used.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    let used = facts.usedTypes
    for item in facts.schema.namespaces.flatMap(\.enumerations)
    where !used.contains(.enumeration(item.name), item.name) {
      findings.append(
        LintFinding(
          "enum '\(item.name)' is the type of nothing", remedy: "remove it",
          at: .enumeration(item.name)))
    }
  }
}
