import SengiDiagnostics
import SengiSQL
import SengiSchema

/// What the schema uses, the oldest server it has to run on has; where not, the finding names the
/// way to say it there.
struct TargetHasFeatures: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let target = schema.target
    for table in schema.tables {
      if target.major < 15 {
        checkKeys(of: table, target, sources, into: &diagnostics)
        checkScales(of: table, target, sources, into: &diagnostics)
      }
      guard target.major < 18 else { continue }
      for column in table.columns {
        guard case .virtual = column.generation else { continue }
        diagnostics.error(
          .virtualColumn,
          "column '\(column.name)' is virtual, which needs PostgreSQL 18, but the target is \(target)",
          remedy: "write 'stored'", at: sources.range(of: table.path(of: column), .expression))
      }
    }
  }

  private func checkKeys(
    of table: Table, _ target: PostgresVersion, _ sources: SourceMap,
    into diagnostics: inout Diagnostics
  ) {
    let nulls =
      table.uniques.filter(\.nullsNotDistinct).map { ($0.name, table.path(of: $0)) }
      + table.indexes.filter(\.nullsNotDistinct).map { ($0.name, table.path(of: $0)) }
    for (name, path) in nulls {
      diagnostics.error(
        .nullsNotDistinct,
        "'nulls not distinct' of '\(name)' needs PostgreSQL 15, but the target is \(target)",
        remedy: "use a unique index over coalesce(…), or a second one 'where … is null'",
        at: sources.range(of: path))
    }
    for key in table.foreignKeys {
      switch key.onDelete {
      case .setNull(let columns) where !columns.isEmpty,
        .setDefault(let columns) where !columns.isEmpty:
        diagnostics.error(
          .setColumns,
          "the column list \(columns.listed) of foreign key '\(key.name)' needs PostgreSQL 15, but the target is \(target)",
          remedy: "leave the list out, or set the columns in a trigger",
          at: sources.range(of: table.path(of: key)))
      case .noAction, .restrict, .cascade, .setNull, .setDefault: continue
      }
    }
  }

  private func checkScales(
    of table: Table, _ target: PostgresVersion, _ sources: SourceMap,
    into diagnostics: inout Diagnostics
  ) {
    for column in table.columns {
      guard case .numeric(let precision?, let scale?) = column.type.base,
        scale < 0 || scale > precision
      else { continue }
      diagnostics.error(
        .numericScale,
        "column '\(column.name)' is \(column.type.sql), whose scale needs PostgreSQL 15, but the target is \(target)",
        remedy: "choose a scale from 0 to the precision",
        at: sources.range(of: table.path(of: column), .type))
    }
  }
}
