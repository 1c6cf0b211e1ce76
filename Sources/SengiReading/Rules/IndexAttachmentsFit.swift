import SengiDiagnostics
import SengiSQL
import SengiSchema

/// What `only` and `attached` name are indexes and keys of the table, and of the one above it.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42P01, or know nothing of the name.
struct IndexAttachmentsFit: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      func report(_ message: String, _ remedy: String) {
        diagnostics.error(
          .indexAttachment, message, remedy: remedy, at: sources.range(of: table.path))
      }
      if table.partitioning == nil, let name = table.onlyIndexes.first {
        report(
          "'only' names '\(name)', and table '\(table.name)' is not partitioned", "take it out")
      }
      for name in table.onlyIndexes where table.partitioning != nil && !table.hasIndex(name) {
        report(
          "'only' names '\(name)', which is no index or key of table '\(table.name)'",
          "name one of its own")
      }
      for (above, own) in table.attachedIndexes.sorted(by: { $0.key < $1.key }) {
        if !table.hasIndex(own) {
          report(
            "'attached' names '\(own)', which is no index or key of table '\(table.name)'",
            "say it under 'indexes', 'unique' or 'primary_key'")
        }
        let parent = table.partitionOf.flatMap { schema.table($0.parent) }
        if parent?.hasIndex(above) != true {
          report(
            "'attached' names '\(above)', which is no index or key of the table above '\(table.name)'",
            "name an index of the table that it is a partition of")
        }
      }
    }
  }
}

extension Table {
  fileprivate func hasIndex(_ name: SQLIdentifier) -> Bool {
    primaryKey?.name == name || uniques.contains { $0.name == name }
      || indexes.contains { $0.name == name }
  }
}
