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
        let word = Self.constant(in: value), let function = Self.functions[word.lowercased()]
      else { continue }
      findings.append(
        LintFinding(
          "default '\(word)' of column '\(column.name)' is fixed when the table is made",
          remedy: "write 'default \(function)'", at: table.path(of: column), .defaultValue))
    }
  }

  /// The text of `'now'`, `'now'::date` or `date 'now'`; a text that is cast later, as in
  /// `('now'::text)::date`, is read anew for each row.
  private static func constant(in value: SQLExpression) -> String? {
    let tokens = SQLWords.tokens(of: value)
    let types = ["date", "time", "timetz", "timestamp", "timestamptz"]
    guard let first = tokens.first else { return nil }
    if first.kind == .word, types.contains(first.text), tokens.last?.kind == .string {
      return tokens.last?.text
    }
    guard first.kind == .string else { return nil }
    let type = tokens.dropFirst(2).first?.text
    return tokens.count == 1 || type.map(types.contains) == true ? first.text : nil
  }

  private func isMoment(_ type: BaseType) -> Bool {
    switch type {
    case .date, .time, .timetz, .timestamp, .timestamptz: true
    default: false
    }
  }
}
