import SengiDiagnostics
import SengiSQL
import SengiSchema

/// The columns in a trigger's `update of` and `when` are columns of its table; `when` names them by
/// `old` and `new`, as far as its events have them.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42703, 42702 or 42P17.
struct TriggerColumnsExist: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for trigger in table.triggers where trigger.behaviour == nil {
        let text = TriggerText(trigger)
        let path = table.path(of: trigger)
        for column in text.columns where !table.columnNames.contains(column.text) {
          diagnostics.missing(column.text, in: table, trigger, at: sources.range(of: path))
        }
        guard let condition = text.condition else { continue }
        let bytes = Array(trigger.action.source.utf8)[condition]
        let names = ExpressionNames(of: String(decoding: bytes, as: UTF8.self))
        for reference in names.columns {
          let place =
            condition.lowerBound + reference.range.lowerBound..<condition.lowerBound
            + reference.range.upperBound
          check(
            reference, text, of: trigger, in: table,
            at: sources.range(of: path, .expression, at: place), into: &diagnostics)
        }
      }
    }
  }

  private func check(
    _ reference: ExpressionNames.Column, _ text: TriggerText, of trigger: Trigger,
    in table: Table, at range: SourceRange?, into diagnostics: inout Diagnostics
  ) {
    guard let first = reference.parts.first, let name = reference.name else { return }
    let isRow = first.kind == .word && (first.text == "old" || first.text == "new")
    guard isRow else {
      guard reference.parts.count == 1, table.columnNames.contains(name.text) else { return }
      diagnostics.error(
        .triggerColumn,
        "'when' of trigger '\(trigger.name)' names column '\(name.text)' without its row",
        remedy: "write new.\(name.text) or old.\(name.text)", at: range)
      return
    }
    let events = text.events.map(\.text)
    if first.text == "old" ? events.contains("insert") : events.contains("delete") {
      let event = first.text == "old" ? "insert" : "delete"
      diagnostics.error(
        .triggerColumn,
        "'when' of trigger '\(trigger.name)' names '\(first.text)', which a row of \(event) has not",
        remedy: "make a trigger of its own for \(event)", at: range)
    } else if !text.isForEachRow {
      diagnostics.error(
        .triggerColumn,
        "'when' of trigger '\(trigger.name)' names a row, but it fires once a statement",
        remedy: "write 'for each row'", at: range)
    } else if reference.parts.count == 2, !table.columnNames.contains(name.text) {
      diagnostics.missing(name.text, in: table, trigger, at: range)
    }
  }
}

extension Diagnostics {
  fileprivate mutating func missing(
    _ name: String, in table: Table, _ trigger: Trigger, at range: SourceRange?
  ) {
    error(
      .triggerColumn,
      "no column '\(name)' in table '\(table.name)', named by trigger '\(trigger.name)'",
      remedy: Suggestion.remedy(for: name, in: table.columnNames), at: range)
  }
}
