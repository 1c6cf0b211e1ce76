import SengiSchema

struct PartitionsRatherThanInheritance: LintRule {
  static let code = LintCode("LNT0035", "A table inherits from another.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables where table.partitionOf == nil {
      guard let parent = table.inherits.first else { continue }
      findings.append(
        LintFinding(
          "table '\(table.name)' inherits from '\(parent)', but no unique or foreign key holds "
            + "across the two",
          remedy: "write partitions, or a foreign key to what is common", at: table.path))
    }
  }
}
