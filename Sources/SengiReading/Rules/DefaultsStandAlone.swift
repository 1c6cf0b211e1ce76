import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A default names no column, and a column whose value is generated has none.
///
/// PostgreSQL would reject the DDL with SQLSTATE 0A000 or 42601. A bare word is most often a
/// constant without its quotes or a function without its parentheses.
struct DefaultsStandAlone: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for column in table.columns {
        guard let value = column.defaultValue else { continue }
        let path = table.path(of: column)
        if let generation = column.generation {
          diagnostics.error(
            .defaultGenerated,
            "column '\(column.name)' is \(generation.title) and has a default as well",
            remedy: "leave the default out", at: sources.range(of: path, .defaultValue))
        }
        for reference in ExpressionNames(of: value.source).columns {
          guard let name = reference.name, reference.parts.count == 1 else { continue }
          let names = table.columnNames.contains(name.text)
          if reference.isDoubtful, !names { continue }
          diagnostics.error(
            .defaultColumn,
            names
              ? "the default of column '\(column.name)' names column '\(name.text)'"
              : "the default of column '\(column.name)' is made with the unknown name '\(name.text)'",
            remedy: Self.remedy(for: name, of: column, names, schema),
            at: sources.range(of: path, .defaultValue, at: reference.range))
        }
      }
    }
  }

  private static func remedy(
    for name: SQLToken, of column: Column, _ isColumn: Bool, _ schema: Schema
  ) -> String {
    if case .enumeration(let type) = column.type.base, let known = schema.enumeration(type) {
      let labels = known.values.map(\.label)
      if let label = Suggestion.nearest(to: name.text, in: labels) { return "write '\(label)'" }
    }
    if isColumn { return "use a generated column or a trigger" }
    if MutableFunction.named(name.text, arguments: 0) != nil { return "write \(name.text)()" }
    return "write '\(name.text)' if a text is meant"
  }
}

extension Column.Generation {
  fileprivate var title: String {
    switch self {
    case .serial: "serial"
    case .identity: "an identity column"
    case .stored, .virtual: "a generated column"
    }
  }
}
