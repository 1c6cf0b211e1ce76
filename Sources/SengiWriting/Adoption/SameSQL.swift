import SengiSQL
import SengiSchema

extension SQLExpression {
  /// Whether both texts are the same to the server for all that can be told from the words: written
  /// in another case, with other blanks, with parentheses or casts of constants that change nothing.
  ///
  /// One of them may be as the server prints it, with `in` as `= ANY` and casts of its own.
  func isSame(as other: SQLExpression) -> Bool {
    if source == other.source { return true }
    if let own = SQLExpressionTree(parsing: source),
      let others = SQLExpressionTree(parsing: other.source)
    {
      return own.isPrinted(as: others) || others.isPrinted(as: own)
    }
    guard let left = WordSequence(source), let right = WordSequence(other.source) else {
      return false
    }
    return left.words == right.words
  }
}

/// The words of an expression without what the server adds when it prints one.
private struct WordSequence {
  var words: [String]

  init?(_ source: String) {
    guard let tokens = try? SQLLexer.tokens(of: source) else { return nil }
    let bytes = Array(source.utf8)
    var spelled: [String] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.text == "::", token.kind == .symbol, index > 0, tokens[index - 1].kind == .string {
        index = Self.endOfType(tokens, from: index + 1)
        continue
      }
      switch token.kind {
      case .word, .symbol, .punctuation: spelled.append(Self.unified(token.text))
      case .quotedIdentifier:
        let isPlain = SQLIdentifier(token.text)?.isPlain == true
        spelled.append(isPlain ? token.text : "\"" + token.text)
      case .string, .number, .parameter:
        spelled.append(String(decoding: bytes[token.range], as: UTF8.self))
      }
      index += 1
    }
    words = Self.withoutOuterParentheses(spelled)
  }

  private static func unified(_ word: String) -> String { word == "!=" ? "<>" : word }

  /// After a type's name with its length and brackets.
  private static func endOfType(_ tokens: [SQLToken], from start: Int) -> Int {
    var index = start
    while index < tokens.count {
      let token = tokens[index]
      let isName = token.kind == .word || token.kind == .quotedIdentifier
      let continues = ["varying", "precision", "with", "without", "time", "zone"]
      if isName, index == start || continues.contains(token.text) || isDot(tokens, index - 1) {
        index += 1
      } else if token.isPunctuation(".") {
        index += 1
      } else if token.isPunctuation("("), index > start {
        while index < tokens.count, !tokens[index].isPunctuation(")") { index += 1 }
        index += 1
      } else if token.isPunctuation("["), index + 1 < tokens.count,
        tokens[index + 1].isPunctuation("]")
      {
        index += 2
      } else {
        break
      }
    }
    return index
  }

  private static func isDot(_ tokens: [SQLToken], _ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].isPunctuation(".")
  }

  private static func withoutOuterParentheses(_ words: [String]) -> [String] {
    var words = words[...]
    while words.first == "(", words.last == ")", partner(words) == words.endIndex - 1 {
      words = words.dropFirst().dropLast()
    }
    return Array(words)
  }

  private static func partner(_ words: ArraySlice<String>) -> Int? {
    var depth = 0
    for index in words.indices {
      if words[index] == "(" { depth += 1 }
      if words[index] == ")" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }
}
