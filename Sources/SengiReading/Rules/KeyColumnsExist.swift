import SengiDiagnostics
import SengiSQL
import SengiSchema

/// Every column that a primary key, unique constraint or foreign key names is a column of
/// its table, a key names none twice, and a primary key's columns are not nullable.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42703 or 42701; a nullable primary key it would
/// turn silently into NOT NULL, against the `?` in the file.
struct KeyColumnsExist: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      let names = Set(table.columns.map(\.name))
      for key in Self.keys(of: table) {
        var seen: Set<SQLIdentifier> = []
        for (place, column) in key.columns.enumerated() {
          lazy var range = sources.range(of: key.path, .key(place))
          if !names.contains(column) {
            diagnostics.missingKeyColumn(column, in: table, at: range)
          } else if !seen.insert(column).inserted {
            diagnostics.error(
              .keyRepeats, "column '\(column)' stands twice in \(key.title)",
              remedy: "name it once", at: range)
          }
        }
        for column in key.others where !names.contains(column) {
          diagnostics.missingKeyColumn(column, in: table, at: sources.range(of: key.path))
        }
      }
      // The columns of a typed table are written with their type, where none is NOT NULL.
      for (place, name) in (table.primaryKey?.columns ?? []).enumerated()
      where table.ofType == nil {
        guard let column = table.column(name), column.isNullable else { continue }
        diagnostics.error(
          .keyNullable, "primary key column '\(name)' of table '\(table.name)' is nullable",
          remedy: "write its type without '?'",
          at: sources.range(of: table.path.appending(.primaryKey), .key(place)))
      }
    }
  }

  private struct Key {
    var title: String
    var path: ObjectPath
    var columns: [SQLIdentifier]
    var others: [SQLIdentifier] = []
  }

  private static func keys(of table: Table) -> [Key] {
    var keys: [Key] = []
    if let key = table.primaryKey {
      keys.append(
        Key(
          title: "the primary key", path: table.path.appending(.primaryKey), columns: key.columns))
    }
    keys += table.uniques.map {
      Key(
        title: "unique constraint '\($0.name)'", path: table.path(of: $0), columns: $0.columns,
        others: $0.include)
    }
    keys += table.foreignKeys.map {
      Key(title: "foreign key '\($0.name)'", path: table.path(of: $0), columns: $0.columns)
    }
    return keys
  }
}

extension Diagnostics {
  /// A key or index names a column that its table lacks.
  mutating func missingKeyColumn(
    _ column: SQLIdentifier, in table: Table, at range: SourceRange?
  ) {
    error(
      .keyColumn, "no column '\(column)' in table '\(table.name)'",
      remedy: Suggestion.remedy(for: column.name, in: table.columnNames), at: range)
  }
}
