import SengiDiagnostics
import SengiSQL
import SengiSchema

/// What a foreign key does on delete and update is something its columns can take.
///
/// PostgreSQL accepts SET NULL on a NOT NULL column and fails at the first delete; the other cases
/// it rejects with SQLSTATE 42703, 42601 or 0A000.
struct ForeignKeyActionsFit: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for key in table.foreignKeys {
        let finding = Finding(table: table, key: key, range: sources.range(of: table.path(of: key)))
        finding.check(key.onDelete, "on delete", into: &diagnostics)
        finding.check(key.onUpdate, "on update", into: &diagnostics)
      }
    }
  }
}

private struct Finding {
  var table: Table
  var key: ForeignKey
  var range: SourceRange?

  func check(_ action: ForeignKey.Action, _ event: String, into diagnostics: inout Diagnostics) {
    switch action {
    case .noAction, .restrict: return
    case .cascade:
      if event == "on update" { generated("on update cascade", into: &diagnostics) }
    case .setNull(let columns):
      list(columns, "\(event) set null", into: &diagnostics)
      generated("\(event) set null", into: &diagnostics)
      for column in affected(columns) where !column.isNullable {
        diagnostics.warning(
          .foreignKeySet,
          "foreign key '\(key.name)' sets column '\(column.name)' to null \(event), but the column is not nullable",
          remedy: "write its type as '\(column.type.sql)?', or choose another action", at: range)
      }
    case .setDefault(let columns):
      list(columns, "\(event) set default", into: &diagnostics)
      generated("\(event) set default", into: &diagnostics)
      for column in affected(columns) where !column.hasDefault {
        diagnostics.warning(
          .foreignKeySet,
          "foreign key '\(key.name)' sets column '\(column.name)' to its default \(event), but it has none and is not nullable",
          remedy: "give the column a default, or choose another action", at: range)
      }
    }
  }

  private func affected(_ columns: [SQLIdentifier]) -> [Column] {
    (columns.isEmpty ? key.columns : columns).compactMap { table.column($0) }
      .filter { !$0.isComputed }
  }

  private func list(
    _ columns: [SQLIdentifier], _ action: String, into diagnostics: inout Diagnostics
  ) {
    if !columns.isEmpty, action.hasPrefix("on update") {
      diagnostics.error(
        .foreignKeySetColumns, "'\(action)' of foreign key '\(key.name)' takes no column list",
        remedy: "only 'on delete' takes one", at: range)
    }
    for column in columns where !key.columns.contains(column) {
      diagnostics.error(
        .foreignKeySetColumns,
        "'\(action)' names column '\(column)', which is no part of foreign key '\(key.name)'",
        remedy: Suggestion.remedy(for: column.name, in: key.columns.map(\.name))
          ?? "name columns of \(key.columns.listed)", at: range)
    }
  }

  private func generated(_ action: String, into diagnostics: inout Diagnostics) {
    for column in key.columns.compactMap({ table.column($0) }) where column.isComputed {
      diagnostics.error(
        .foreignKeyGenerated,
        "'\(action)' of foreign key '\(key.name)' would write the generated column '\(column.name)'",
        remedy: "choose another action", at: range)
    }
  }
}
