import SengiSchema

struct PartitionedTablesHavePartitions: LintRule {
  static let code = LintCode("LNT0037", "A partitioned table has no partition.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    let parents = Set(facts.schema.tables.compactMap(\.partitionOf?.parent))
    for table in facts.schema.tables
    where table.partitioning != nil && !parents.contains(table.name) {
      findings.append(
        LintFinding(
          "table '\(table.name)' is partitioned and has no partition, so it takes no row",
          remedy: "write 'partitions:', with a default one where others come later",
          at: table.path))
    }
  }
}
