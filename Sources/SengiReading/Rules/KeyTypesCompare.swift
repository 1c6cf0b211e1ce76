import SengiDiagnostics
import SengiSQL
import SengiSchema

/// The columns of a primary key or unique constraint have types that PostgreSQL can compare.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42704: a key is a btree index.
struct KeyTypesCompare: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let extensions = Set(schema.extensions.map(\.name.name))
    for table in schema.tables {
      var keys = table.uniques.map {
        ("unique constraint '\($0.name)'", $0.columns, table.path(of: $0))
      }
      if let key = table.primaryKey {
        keys.append(
          ("the primary key of '\(table.name)'", key.columns, table.path.appending(.primaryKey)))
      }
      for (title, columns, path) in keys {
        for (place, name) in columns.enumerated() {
          guard let column = table.column(name),
            !IndexMethod.btree.takes(column.type, extensions: extensions)
          else { continue }
          diagnostics.error(
            .keyType,
            "column '\(name)' in \(title) is \(column.type.sql), which PostgreSQL cannot compare",
            remedy: column.type.base.comparableForm(of: name),
            at: sources.range(of: path, .key(place)))
        }
      }
    }
  }
}

extension BaseType {
  /// What to write instead where the type has no order.
  func comparableForm(of column: SQLIdentifier) -> String {
    if case .json = self { return "make it jsonb" }
    return "use a unique index over an expression, such as (md5(\(column)::text))"
  }
}
