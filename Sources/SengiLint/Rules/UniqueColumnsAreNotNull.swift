import SengiSQL
import SengiSchema

struct UniqueColumnsAreNotNull: LintRule {
  static let code = LintCode("LNT0023", "A unique key of several columns lets NULL repeat.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables where table.isOwnDesign {
      for key in table.indexKeys
      where key.isUnique && key.keys.count > 1 && !key.nullsNotDistinct && key.predicate == nil {
        let nullable = key.leadingColumns.filter { table.column($0)?.isNullable == true }
        guard !nullable.isEmpty else { continue }
        findings.append(
          LintFinding(
            "\(key.title) of '\(table.name)' lets a row stand twice where "
              + "\(nullable.map(\.written).joined(separator: " or ")) is NULL",
            remedy: facts.schema.target.major >= 15
              ? "write 'nulls not distinct' after it, or a unique index with 'where … is not null'"
              : "write a unique index with 'where … is not null'",
            at: key.path))
      }
    }
  }
}
