import SengiSQL
import SengiSchema

/// How SQL text that the schema's author wrote in one namespace is read and said.
struct Reading {
  /// Where its unqualified names are looked up: its own namespace, `public`, and wherever
  /// extensions were put.
  let searchPath: [SQLIdentifier]
  /// Whether a bare `uuidv7()` means Sengi's helper, since neither the server nor the author has
  /// a function of that name.
  private let replacesUUIDv7: Bool

  init(_ namespace: SQLIdentifier?, of schema: Schema) {
    let path = schema.searchPath(of: namespace)
    searchPath = path
    replacesUUIDv7 =
      schema.target.major < HelperFunction.firstMajorWithUUIDv7
      && !path.contains { name in
        schema.namespace(name)?.functions.contains { $0.name.name == HelperFunction.uuidv7.name }
          == true
      }
  }

  /// The expression without space and comments around it, ready to stand in parentheses.
  func sql(
    _ expression: SQLExpression, of object: ObjectPath, _ aspect: SQLAspect = .expression
  ) -> DDLText {
    var text: DDLText = ""
    rewrite(expression.source, from: 0, of: object, aspect, entersBodies: false, into: &text)
    return text
  }

  /// What follows a function's name, without a final semicolon. The text of its body is rewritten
  /// too, which to the lexer is but a string.
  func sql(
    definition: SQLExpression, of object: ObjectPath, _ aspect: SQLAspect = .expression
  ) -> DDLText {
    var text: DDLText = ""
    rewrite(definition.source, from: 0, of: object, aspect, entersBodies: true, into: &text)
    return text
  }

  /// Adds the source, which begins at that offset of the object's text.
  private func rewrite(
    _ source: String, from offset: Int, of object: ObjectPath, _ aspect: SQLAspect,
    entersBodies: Bool, into text: inout DDLText
  ) {
    guard var tokens = try? SQLLexer.tokens(of: source) else {
      text.append(authored: source, of: object, aspect, from: offset)
      return
    }
    if entersBodies {
      while tokens.last?.isPunctuation(";") == true { tokens.removeLast() }
    }
    guard let first = tokens.first, let last = tokens.last else { return }
    let bytes = Array(source.utf8)
    var kept = first.range.lowerBound
    func keep(upTo end: Int, in text: inout DDLText) {
      text.append(
        authored: String(decoding: bytes[kept..<end], as: UTF8.self), of: object, aspect,
        from: offset + kept)
    }
    for (position, token) in tokens.enumerated() where replacesUUIDv7 {
      if isUUIDv7Call(tokens, at: position) {
        keep(upTo: token.range.lowerBound, in: &text)
        text += DDLText("\(HelperFunction.uuidv7.qualifiedName)")
        kept = token.range.upperBound
      } else if entersBodies, position > 0, tokens[position - 1].isWord("as"),
        let body = DollarQuoted(token, in: bytes),
        let words = try? SQLLexer.tokens(of: body.text), let start = words.first,
        let end = words.last
      {
        // What surrounds the body's words stays, so that offsets inside it remain the author's.
        keep(upTo: body.range.lowerBound + start.range.lowerBound, in: &text)
        rewrite(
          body.text, from: offset + body.range.lowerBound, of: object, aspect,
          entersBodies: false, into: &text)
        kept = body.range.lowerBound + end.range.upperBound
      }
    }
    keep(upTo: last.range.upperBound, in: &text)
  }

  private func isUUIDv7Call(_ tokens: [SQLToken], at position: Int) -> Bool {
    let token = tokens[position]
    guard token.kind == .word || token.kind == .quotedIdentifier,
      token.text == HelperFunction.uuidv7.name.name, position + 2 < tokens.count
    else { return false }
    return tokens[position + 1].isPunctuation("(") && tokens[position + 2].isPunctuation(")")
      && !(position > 0 && tokens[position - 1].isPunctuation("."))
  }
}
