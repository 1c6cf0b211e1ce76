import SengiSQL
import SengiSchema

struct ForeignKeysAreWhole: LintRule {
  static let code = LintCode("LNT0022", "A foreign key of several columns may be half NULL.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables where table.isOwnDesign {
      for key in table.foreignKeys where key.match == .simple && key.columns.count > 1 {
        let nullable = key.columns.filter { table.column($0)?.isNullable == true }
        guard nullable.count > 1 else { continue }
        findings.append(
          LintFinding(
            "foreign key '\(key.name)' is not checked for a row in which one of "
              + "\(nullable.listed) is NULL",
            remedy: "write 'match full' after the reference, so that all or none are NULL",
            at: table.path(of: key)))
      }
    }
  }
}
