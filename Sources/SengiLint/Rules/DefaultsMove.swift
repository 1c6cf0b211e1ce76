import SengiSQL
import SengiSchema

/// `'now'` is read when the table is made, and is that moment for ever after.
struct DefaultsMove: LintRule {
  static let code = LintCode("LNT0024", "A default that should move with time stands still.")

  private static let functions = [
    "now": "now()", "today": "current_date", "tomorrow": "current_date + 1",
    "yesterday": "current_date - 1",
  ]

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for (table, column) in facts.ownColumns {
      guard let value = column.defaultValue, isMoment(facts.resolved(column.type.base)),
        let first = SQLWords.tokens(of: value).first, first.kind == .string,
        let function = Self.functions[first.text.lowercased()]
      else { continue }
      findings.append(
        LintFinding(
          "default '\(first.text)' of column '\(column.name)' is fixed when the table is made",
          remedy: "write 'default \(function)'", at: table.path(of: column), .defaultValue))
    }
  }

  private func isMoment(_ type: BaseType) -> Bool {
    switch type {
    case .date, .time, .timetz, .timestamp, .timestamptz: true
    default: false
    }
  }
}
