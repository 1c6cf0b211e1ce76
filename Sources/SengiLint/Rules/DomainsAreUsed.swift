import SengiSchema

struct DomainsAreUsed: LintRule {
  static let code = LintCode("LNT0011", "A domain is not used.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    let used = facts.usedTypes
    for item in facts.schema.namespaces.flatMap(\.domains)
    where !used.contains(.domain(item.name), item.name) {
      findings.append(
        LintFinding(
          "domain '\(item.name)' is the type of nothing", remedy: "remove it",
          at: .domain(item.name)))
    }
  }
}
