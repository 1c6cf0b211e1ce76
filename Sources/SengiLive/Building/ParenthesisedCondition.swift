import SengiSQL

/// Finds `a AND (b AND c)`, whose inner parentheses the parser keeps apart. It makes one list of
/// `(a AND b) AND c`.
enum ParenthesisedCondition {
  private struct Group {
    /// `and` or `or`, when one of them stands directly inside the parentheses.
    var word: String?
    /// Groups directly inside that are operands of `and` or `or`, by their own word.
    var operands: Set<String> = []
    /// The word of a group that this one begins with.
    var inner: String?
    /// Whether the group stands where an operand behind the first begins.
    var isOperand: Bool
    /// Whether another group begins right before it.
    var isInner: Bool
  }

  /// - Parameter source: Text with all its parentheses.
  static func isNested(_ source: String) -> Bool {
    guard let tokens = try? SQLLexer.tokens(of: source) else { return true }
    var groups = [Group(isOperand: false, isInner: false)]
    for (position, token) in tokens.enumerated() {
      if token.kind == .word, token.text == "and" || token.text == "or" {
        groups[groups.count - 1].word = token.text
      } else if token.isPunctuation("(") {
        let before = position > 0 ? tokens[position - 1] : nil
        groups.append(
          Group(
            isOperand: before.map { $0.isWord("and") || $0.isWord("or") } ?? false,
            isInner: before?.isPunctuation("(") ?? false))
      } else if token.isPunctuation(")"), groups.count > 1 {
        let group = groups.removeLast()
        if let word = group.word, group.operands.contains(word) { return true }
        guard let word = group.word ?? group.inner else { continue }
        if group.isOperand { groups[groups.count - 1].operands.insert(word) }
        if group.isInner { groups[groups.count - 1].inner = word }
      }
    }
    return groups[0].word.map { groups[0].operands.contains($0) } ?? false
  }
}
