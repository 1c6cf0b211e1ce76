import SengiDiagnostics
import SengiSQL
import SengiSchema

/// `using` and `back` are each one expression, and `back` names columns of its table.
///
/// Which columns `using` can name, only the schema before the change knows.
struct ConversionsReadable: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for column in table.columns where column.using != nil || column.back != nil {
        let path = table.path(of: column)
        for (text, aspect, key) in [
          (column.using, SQLAspect.using, "using"), (column.back, .back, "back"),
        ] {
          // Beside `replaces` it is about that column.
          guard let text, aspect == .using || column.replaces == nil else { continue }
          let names = ExpressionNames(of: text.source)
          if let fault = names.fault {
            diagnostics.error(
              .expressionText, "'\(key)' of column '\(column.name)': \(fault.message)",
              at: sources.range(of: path, aspect, at: fault.range))
          } else if column.using != nil, let word = Self.query(in: text) {
            diagnostics.error(
              .conversionText,
              "'\(key)' of column '\(column.name)' asks other rows, which ALTER TYPE does not let it",
              remedy: "call a function that asks, or fill a column of its own",
              at: sources.range(of: path, aspect, at: word))
          } else if aspect == .back {
            check(names, of: table, column, path, sources, &diagnostics)
          }
        }
      }
    }
  }

  /// Where a query begins in the text.
  private static func query(in text: SQLExpression) -> Range<Int>? {
    (try? SQLLexer.tokens(of: text.source))?.first { $0.isWord("select") }?.range
  }

  private func check(
    _ names: ExpressionNames, of table: Table, _ column: Column, _ path: ObjectPath,
    _ sources: SourceMap, _ diagnostics: inout Diagnostics
  ) {
    let known = table.columnNames
    for reference in names.columns where reference.parts.count == 1 && !reference.isDoubtful {
      guard let name = reference.name, !known.contains(name.text),
        name.text != table.name.name.name
      else { continue }
      diagnostics.error(
        .expressionColumn,
        "no column '\(name.text)' in table '\(table.name)', named by 'back' of column '\(column.name)'",
        remedy: Suggestion.remedy(for: name.text, in: known)
          ?? "the way back begins with the row as it is here",
        at: sources.range(of: path, .back, at: reference.range))
    }
  }
}
