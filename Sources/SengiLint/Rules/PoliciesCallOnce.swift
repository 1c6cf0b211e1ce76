import SengiSQL
import SengiSchema

/// A call inside `(select …)` is made once for a statement, since the planner takes it out of the
/// row's condition.
struct PoliciesCallOnce: LintRule {
  static let code = LintCode("LNT0029", "A policy calls a function again for every row.")

  func check(_ facts: SchemaFacts, into findings: inout [LintFinding]) {
    for table in facts.schema.tables {
      for policy in table.policies {
        let calls = [policy.using, policy.withCheck].compactMap { $0 }.compactMap(Self.call)
        guard let call = calls.first else { continue }
        findings.append(
          LintFinding(
            "policy '\(policy.name)' of '\(table.name)' calls \(call)() again for every row",
            remedy: "write '(select \(call)(…))'", at: table.path(of: policy)))
      }
    }
  }

  /// The name of the first call that stands outside a subquery and is the same for all rows.
  private static func call(in condition: SQLExpression) -> String? {
    let tokens = SQLWords.tokens(of: condition)
    // For each open parenthesis, whether a subquery began in it.
    var isSubquery = [false]
    for (index, token) in tokens.enumerated() {
      if token.isPunctuation("(") { isSubquery.append(isSubquery.last ?? false) }
      if token.isPunctuation(")"), isSubquery.count > 1 { isSubquery.removeLast() }
      if token.isWord("select") { isSubquery[isSubquery.count - 1] = true }
      guard isSubquery.last == false, token.kind == .word,
        index + 1 < tokens.count, tokens[index + 1].isPunctuation("(")
      else { continue }
      if token.text == "current_setting" { return token.text }
      let isInAuth =
        index >= 2 && tokens[index - 1].isPunctuation(".") && tokens[index - 2].isWord("auth")
      if isInAuth { return "auth.\(token.text)" }
    }
    return nil
  }
}
