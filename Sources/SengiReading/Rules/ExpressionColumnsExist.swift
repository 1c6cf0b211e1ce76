import SengiDiagnostics
import SengiSQL
import SengiSchema

/// Every column that a check, an index or a generated column names is a column of the table.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42703, or 42P01 for another table's column.
struct ExpressionColumnsExist: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      let columns = Set(table.columnNames)
      for expression in table.expressions {
        for reference in expression.names.columns {
          guard let name = reference.name else { continue }
          let range = expression.range(reference.range, in: sources)
          if reference.parts.count == 1 {
            let isKnown =
              columns.contains(name.text) || name.text == table.name.name.name
              || name.text == "tableoid"
            if isKnown || reference.isDoubtful { continue }
            diagnostics.missing(name, in: table, expression.title, at: range)
          } else if !reference.isOf(table) {
            diagnostics.error(
              .expressionTable,
              "\(expression.title) names '\(reference.written)', but sees only the columns of table '\(table.name)'",
              remedy: "a trigger or a foreign key can look into other tables", at: range)
          } else if !columns.contains(name.text), name.text != "tableoid" {
            diagnostics.missing(name, in: table, expression.title, at: range)
          }
        }
      }
    }
  }
}

extension ExpressionNames.Column {
  var written: String { parts.map(\.text).joined(separator: ".") }

  /// Whether the qualifier is the table, with or without its namespace.
  func isOf(_ table: Table) -> Bool {
    let qualifier = parts.dropLast().map(\.text)
    let full = [table.name.namespace?.name, table.name.name.name].compactMap(\.self)
    return qualifier == [table.name.name.name] || qualifier == full
  }
}

extension Diagnostics {
  fileprivate mutating func missing(
    _ name: SQLToken, in table: Table, _ title: String, at range: SourceRange?
  ) {
    let folded = table.columnNames.first {
      name.kind == .word && $0 != name.text && $0.lowercased() == name.text
    }
    error(
      .expressionColumn, "no column '\(name.text)' in table '\(table.name)', named by \(title)",
      remedy: folded.map { "write \"\($0)\" in double quotes: SQL folds a bare word to lower case" }
        ?? Suggestion.remedy(for: name.text, in: table.columnNames), at: range)
  }
}
