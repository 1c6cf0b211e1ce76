import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A generated column is made from plain columns only: not from itself, another generated column
/// or the whole row.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42P17.
struct GeneratedColumnsStandAlone: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      let computed = Set(table.columns.filter(\.isComputed).map(\.name.name))
      let columns = Set(table.columnNames)
      for expression in table.expressions {
        guard let column = expression.column else { continue }
        for reference in expression.names.columns {
          guard let name = reference.name, reference.parts.count == 1 || reference.isOf(table)
          else { continue }
          let isRow = name.text == table.name.name.name && !columns.contains(name.text)
          guard isRow || computed.contains(name.text) else { continue }
          let other =
            isRow
            ? "the whole row"
            : name.text == column.name.name ? "itself" : "the generated column '\(name.text)'"
          diagnostics.error(
            .generatedReference, "generated column '\(column.name)' is made from \(other)",
            remedy: "make it from plain columns; repeat the other's expression if need be",
            at: expression.range(reference.range, in: sources))
        }
      }
    }
  }
}
