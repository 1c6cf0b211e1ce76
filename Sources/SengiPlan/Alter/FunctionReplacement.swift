import SengiSQL
import SengiSchema

/// Whether `CREATE OR REPLACE FUNCTION` suffices (manual, CREATE FUNCTION, Notes).
enum FunctionReplacement {
  static func isPossible(_ old: Function, _ new: Function) -> Bool {
    guard old.kind == new.kind, old.kind != .aggregate,
      let before = Signature(old.definition.source), let after = Signature(new.definition.source)
    else { return false }
    return before.result == after.result && before.arguments == after.arguments
      && after.defaults >= before.defaults
  }

  private struct Signature {
    /// Without defaults.
    var arguments: [String] = []
    var defaults = 0
    /// What stands between the arguments and the first option.
    var result: [String] = []

    private static let options: Set<String> = [
      "language", "as", "immutable", "stable", "volatile", "strict", "called", "security",
      "parallel", "cost", "rows", "set", "window", "leakproof", "support", "transform", "begin",
      "return", "not", "external",
    ]

    init?(_ definition: String) {
      guard let tokens = try? SQLLexer.tokens(of: definition),
        tokens.first?.isPunctuation("(") == true
      else { return nil }
      var depth = 0
      var position = 0
      var isDefault = false
      while position < tokens.count {
        let token = tokens[position]
        if token.isPunctuation("(") { depth += 1 }
        if token.isPunctuation(")") { depth -= 1 }
        if depth == 1, token.isPunctuation(",") { isDefault = false }
        if depth == 1, token.isWord("default") || (token.kind == .symbol && token.text == "=") {
          isDefault = true
          defaults += 1
        }
        if !isDefault || depth == 0 { arguments.append(token.text) }
        position += 1
        if depth == 0 { break }
      }
      // `returns setof t` and `returns table (…)` may hold words that are options elsewhere.
      depth = 0
      for token in tokens[position...] {
        if token.isPunctuation("(") { depth += 1 }
        if token.isPunctuation(")") { depth -= 1 }
        if depth == 0, token.kind == .word, Self.options.contains(token.text) { break }
        result.append(token.text)
      }
    }
  }
}
