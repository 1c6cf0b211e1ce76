import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A foreign key references a declared table, and columns which that table has.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42P01 or 42703.
struct ForeignKeyTargetExists: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let tables = schema.tablesByName
    for table in schema.tables {
      for key in table.foreignKeys {
        let path = table.path(of: key)
        guard let target = tables[key.referencedTable] else {
          diagnostics.error(
            .foreignKeyTable,
            "foreign key '\(key.name)' references table '\(key.referencedTable)', which is not declared",
            remedy: Self.remedy(for: key.referencedTable, in: schema),
            at: sources.range(of: path, .referencedTable))
          continue
        }
        for (place, column) in key.referencedColumns.enumerated()
        where target.column(column) == nil {
          diagnostics.error(
            .foreignKeyColumn, "no column '\(column)' in table '\(target.name)'",
            remedy: Suggestion.remedy(for: column.name, in: target.columnNames),
            at: sources.range(of: path, .referencedKey(place)))
        }
      }
    }
  }

  /// The same name in another namespace is likelier than a slip of the pen.
  private static func remedy(for name: QualifiedName, in schema: Schema) -> String? {
    let names = schema.tables.map(\.name)
    if let elsewhere = names.first(where: { $0.name == name.name }) {
      return "did you mean '\(elsewhere)'?"
    }
    let near = names.filter { $0.namespace == name.namespace }
    if let same = Suggestion.nearest(to: name.name.name, in: near.map(\.name.name)) {
      return "did you mean '\(same)'?"
    }
    let bare = Suggestion.nearest(to: name.name.name, in: names.map(\.name.name))
    let other = bare.flatMap { bare in names.first { $0.name.name == bare } }
    return other.map { "did you mean '\($0)'?" }
      ?? Suggestion.remedy(for: name.description, in: names.map(\.description))
  }
}
