import SengiDiagnostics
import SengiSQL
import SengiSchema

/// A trigger's event and action follow CREATE TRIGGER's grammar and suit a table.
///
/// PostgreSQL would reject the DDL with SQLSTATE 42601 or 0A000.
struct TriggersReadable: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      for trigger in table.triggers {
        let text = TriggerText(trigger)
        let path = table.path(of: trigger)
        let range = sources.range(of: path)
        if let fault = text.eventFault {
          diagnostics.error(
            .triggerEvent, "trigger '\(trigger.name)': \(fault.message)",
            remedy: "write 'before update of a or insert', for example",
            at: sources.range(of: path, .whole, at: fault.range))
        } else if text.timing == "instead" {
          diagnostics.error(
            .triggerEvent, "trigger '\(trigger.name)' is 'instead of', which only views have",
            remedy: "write 'before' and return null", at: range)
        } else if text.isForEachRow, text.events.contains(where: { $0.text == "truncate" }) {
          diagnostics.error(
            .triggerEvent,
            "trigger '\(trigger.name)' fires on truncate for each row, but truncate sees no rows",
            remedy: "write 'for each statement'", at: range)
        }
        if let fault = text.actionFault {
          diagnostics.error(
            .triggerAction, "trigger '\(trigger.name)': \(fault.message)",
            remedy: "write 'for each row execute function name()'",
            at: sources.range(of: path, .expression, at: fault.range))
        }
      }
    }
  }
}
