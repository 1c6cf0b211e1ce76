import SengiSQL
import SengiSchema

struct DeletedRowsFreeTheirKeys: LintRule {
  static let code = LintCode("LNT0019", "A softly deleted row keeps its unique value taken.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    let referenced = Set(
      facts.schema.tables.flatMap(\.foreignKeys).map {
        [$0.referencedTable.description]
          + $0.referencedColumns.map(\.name).sorted()
      })
    for table in facts.schema.tables where table.behaviours.contains(.softDelete) {
      for key in table.indexKeys
      where key.origin != .primaryKey && key.isUnique && key.predicate == nil {
        let columns = key.leadingColumns
        // What foreign keys point at has to be unique among all rows.
        let target = [table.name.description] + columns.map(\.name).sorted()
        guard columns.count == key.keys.count, !referenced.contains(target),
          !columns.contains(SQLIdentifier(static: "deleted_at"))
        else { continue }
        findings.append(
          LintFinding(
            "a deleted row of '\(table.name)' still takes its \(columns.listed)",
            remedy: "replace it by '- unique \(columns.listed) where deleted_at is null' "
              + "under 'indexes:'",
            at: key.path))
      }
    }
  }
}
