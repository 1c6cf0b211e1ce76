import SengiDiagnostics
import SengiSQL
import SengiSchema

/// Every column that an index names is a column of its table.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42703. Naming a column twice is allowed there.
struct IndexColumnsExist: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for index in table.indexes {
        let path = table.path(of: index)
        for (place, key) in index.keys.enumerated() {
          guard case .column(let name) = key.subject, table.column(name) == nil else { continue }
          diagnostics.missingKeyColumn(name, in: table, at: sources.range(of: path, .key(place)))
        }
        for name in index.include where table.column(name) == nil {
          diagnostics.missingKeyColumn(name, in: table, at: sources.range(of: path))
        }
      }
    }
  }
}
