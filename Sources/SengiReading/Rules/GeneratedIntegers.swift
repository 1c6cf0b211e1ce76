import SengiDiagnostics
import SengiSchema

/// An identity or serial column is a `smallint`, `integer` or `bigint`.
///
/// PostgreSQL would reject the DDL with SQLSTATE 22023.
struct GeneratedIntegers: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for column in table.columns {
        switch column.generation {
        case .serial, .identity: break
        case .stored, .virtual, nil: continue
        }
        switch column.type.base {
        case .smallint, .integer, .bigint: if !column.type.isArray { continue }
        case .domain, .composite, .range, .other: continue
        default: break
        }
        diagnostics.error(
          .identityType, "column '\(column.name)' counts up, but is \(column.type.sql)",
          remedy: "make it smallint, integer or bigint",
          at: sources.range(of: table.path(of: column), .type))
      }
    }
  }
}
