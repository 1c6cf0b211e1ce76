import SengiSQL
import SengiSchema

struct ForeignKeysDiffer: LintRule {
  static let code = LintCode("LNT0008", "Two foreign keys of a table say the same.")

  private struct Reference: Hashable {
    var target: QualifiedName
    var pairs: Set<[SQLIdentifier]>

    init(_ key: ForeignKey) {
      target = key.referencedTable
      pairs = Set(zip(key.columns, key.referencedColumns).map { [$0, $1] })
    }
  }

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables {
      var seen: [Reference: ForeignKey] = [:]
      for key in table.foreignKeys {
        guard let first = seen.updateValue(key, forKey: Reference(key)) else { continue }
        seen[Reference(key)] = first
        findings.append(
          LintFinding(
            "foreign key '\(key.name)' says the same as '\(first.name)'", remedy: "remove one",
            at: table.path(of: key),
            notes: [LintFinding.Note("the other stands here", at: table.path(of: first))]))
      }
    }
  }
}
