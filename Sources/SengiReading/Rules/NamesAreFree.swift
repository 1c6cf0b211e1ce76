import SengiDiagnostics
import SengiSQL
import SengiSchema

/// No column is named like a system column and no namespace like one that is PostgreSQL's or ours.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42701 or 42939; the namespace `sengi` holds the
/// helpers that the DDL brings.
struct NamesAreFree: SchemaRule {
  private static let systemColumns: Set<String> = [
    "ctid", "xmin", "xmax", "cmin", "cmax", "tableoid",
  ]

  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for namespace in schema.namespaces {
      let name = namespace.name.name
      guard name.hasPrefix("pg_") || name == "information_schema" || name == "sengi" else {
        continue
      }
      diagnostics.error(
        .namespaceReserved,
        name == "sengi"
          ? "namespace 'sengi' is reserved for the helpers that Sengi brings"
          : "namespace '\(name)' is reserved for PostgreSQL",
        remedy: "choose another name",
        at: sources.range(of: ObjectPath([.namespace(namespace.name)])))
    }
    for table in schema.tables {
      for column in table.columns where Self.systemColumns.contains(column.name.name) {
        diagnostics.error(
          .systemColumn,
          "column '\(column.name)' has the name of a system column that every table has",
          remedy: "choose another name", at: sources.range(of: table.path(of: column)))
      }
      if table.columns.isEmpty {
        diagnostics.warning(
          .tableEmpty, "table '\(table.name)' has no columns", remedy: "add columns",
          at: sources.range(of: table.path))
      }
    }
  }
}
