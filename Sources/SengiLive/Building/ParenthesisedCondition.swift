import SengiSQL

/// Finds `a AND (b AND c)`, whose inner parentheses the parser keeps apart.
enum ParenthesisedCondition {
  private struct Group {
    /// `and` or `or`, when one of them stands directly inside the parentheses.
    var word: String?
    /// Groups directly inside that are operands of `and` or `or`, by their own word.
    var operands: Set<String> = []
    /// Whether what opened the group stands where an operand begins.
    var isOperand: Bool
  }

  private static let openers: Set<String> = [
    "and", "or", "on", "where", "having", "when", "filter",
  ]

  /// - Parameter source: Text with all its parentheses.
  static func isNested(_ source: String) -> Bool {
    guard let tokens = try? SQLLexer.tokens(of: source) else { return true }
    var groups = [Group(isOperand: false)]
    for (position, token) in tokens.enumerated() {
      if token.kind == .word, token.text == "and" || token.text == "or" {
        groups[groups.count - 1].word = token.text
      } else if token.isPunctuation("(") {
        let before = position > 0 ? tokens[position - 1] : nil
        let begins =
          before.map {
            $0.isPunctuation("(") || ($0.kind == .word && openers.contains($0.text))
          } ?? true
        groups.append(Group(isOperand: begins))
      } else if token.isPunctuation(")"), groups.count > 1 {
        let group = groups.removeLast()
        if let word = group.word {
          if group.operands.contains(word) { return true }
          if group.isOperand { groups[groups.count - 1].operands.insert(word) }
        } else if group.isOperand {
          // Parentheses around one operand alone.
          groups[groups.count - 1].operands.formUnion(group.operands)
        }
      }
    }
    return groups[0].word.map { groups[0].operands.contains($0) } ?? false
  }
}
