import SengiSQL
import SengiSchema

extension SQLExpression {
  /// The text with some of its words replaced; unreadable text stays as it is.
  /// - Parameter replacement: What stands for the token at a position, or nil where it stays.
  public func rewriting(_ replacement: ([SQLToken], Int) -> String?) -> SQLExpression {
    guard let tokens = try? SQLLexer.tokens(of: source) else { return self }
    let bytes = Array(source.utf8)
    var text = ""
    var end = 0
    for position in tokens.indices {
      guard let word = replacement(tokens, position) else { continue }
      text += String(decoding: bytes[end..<tokens[position].range.lowerBound], as: UTF8.self) + word
      end = tokens[position].range.upperBound
    }
    guard end > 0 else { return self }
    return SQLExpression(text + String(decoding: bytes[end...], as: UTF8.self))
  }

  /// The text with a name replaced wherever it stands as a word of its own.
  public func renaming(_ old: SQLIdentifier, to new: SQLIdentifier) -> SQLExpression {
    rewriting { tokens, position in
      let token = tokens[position]
      guard token.kind == .word || token.kind == .quotedIdentifier, token.text == old.name else {
        return nil
      }
      // A function of that name is another thing.
      if position + 1 < tokens.count, tokens[position + 1].isPunctuation("(") { return nil }
      return new.spelled
    }
  }

  /// The text with a string constant replaced.
  func renaming(label old: String, to new: String) -> SQLExpression {
    rewriting { tokens, position in
      tokens[position].kind == .string && tokens[position].text == old ? SQLLiteral(new).sql : nil
    }
  }
}

extension SQLText {
  func rewriting(_ change: (SQLExpression) -> SQLExpression) -> SQLText {
    SQLText(verbatim: change(SQLExpression(description)).source)
  }
}
