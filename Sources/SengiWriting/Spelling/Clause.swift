import SengiSQL
import SengiSchema

/// Clauses one after another with a space between.
struct Clause {
  private(set) var sql: SQLText = ""

  init(_ first: SQLText = "") { sql = first }

  mutating func add(_ part: SQLText?) {
    guard let part, !part.description.isEmpty else { return }
    sql = sql.description.isEmpty ? part : sql + " " + part
  }

  mutating func add(_ part: SQLText, if holds: Bool) {
    if holds { add(part) }
  }

  /// `(expression)`; a line comment at the expression's end must not swallow the parenthesis.
  static func parenthesized(_ expression: SQLText) -> SQLText {
    let text = expression.description
    let closed = "(" + text + ")"
    if let last = try? SQLLexer.tokens(of: closed).last, last.isPunctuation(")"),
      last.range.upperBound == closed.utf8.count
    {
      return SQLText(verbatim: closed)
    }
    return SQLText(verbatim: "(" + text + "\n)")
  }

  /// The expression, in parentheses where one of the words at its own level would end it.
  static func guarded(_ expression: SQLExpression, before stops: Set<String>) -> SQLText {
    guard let tokens = try? SQLLexer.tokens(of: expression.source) else { return expression.sql }
    var depth = 0
    for (index, token) in tokens.enumerated() {
      if token.isPunctuation("(") || token.isPunctuation("[") { depth += 1 }
      if token.isPunctuation(")") || token.isPunctuation("]") { depth -= 1 }
      if depth == 0, index > 0, token.kind == .word, stops.contains(token.text) {
        return parenthesized(expression.sql)
      }
    }
    return expression.sql
  }

  static func deferral(_ deferral: Deferral?) -> SQLText? {
    switch deferral {
    case nil: nil
    case .initiallyImmediate: "deferrable"
    case .initiallyDeferred: "deferrable initially deferred"
    }
  }
}
