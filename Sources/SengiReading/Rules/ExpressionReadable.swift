import SengiDiagnostics
import SengiSchema

/// An expression is one expression: its quotes, comments and brackets are closed, and nothing in it
/// ends the statement around it.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42601, or take the rest as other clauses.
struct ExpressionReadable: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for expression in table.expressions {
        guard let fault = expression.names.fault else { continue }
        diagnostics.error(
          .expressionText, "\(expression.title) of table '\(table.name)': \(fault.message)",
          at: expression.range(fault.range, in: sources))
      }
      for column in table.columns {
        guard let value = column.defaultValue,
          let fault = ExpressionNames(of: value.source).fault
        else { continue }
        diagnostics.error(
          .expressionText, "default of column '\(column.name)': \(fault.message)",
          at: sources.range(of: table.path(of: column), .defaultValue, at: fault.range))
      }
    }
  }
}
