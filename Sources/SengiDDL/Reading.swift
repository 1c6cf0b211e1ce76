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
  func sql(_ expression: SQLExpression) -> SQLText {
    SQLText(verbatim: rewritten(expression.source, entersBodies: false))
  }

  /// What follows a function's name, without a final semicolon. The text of its body is rewritten
  /// too, which to the lexer is but a string.
  func sql(definition: SQLExpression) -> SQLText {
    SQLText(verbatim: rewritten(definition.source, entersBodies: true))
  }

  private func rewritten(_ source: String, entersBodies: Bool) -> String {
    guard var tokens = try? SQLLexer.tokens(of: source) else { return source }
    if entersBodies {
      while tokens.last?.isPunctuation(";") == true { tokens.removeLast() }
    }
    guard let first = tokens.first, let last = tokens.last else { return "" }
    let bytes = Array(source.utf8)
    var text = ""
    var kept = first.range.lowerBound
    func keep(upTo end: Int) {
      text += String(decoding: bytes[kept..<end], as: UTF8.self)
    }
    for (position, token) in tokens.enumerated() where replacesUUIDv7 {
      if isUUIDv7Call(tokens, at: position) {
        keep(upTo: token.range.lowerBound)
        text += HelperFunction.uuidv7.qualifiedName.quoted
        kept = token.range.upperBound
      } else if entersBodies, position > 0, tokens[position - 1].isWord("as"),
        let body = DollarQuoted(token, in: bytes)
      {
        keep(upTo: body.range.lowerBound)
        text += replacingCalls(in: body.text)
        kept = body.range.upperBound
      }
    }
    keep(upTo: last.range.upperBound)
    return text
  }

  private func replacingCalls(in body: String) -> String {
    guard let tokens = try? SQLLexer.tokens(of: body), let first = tokens.first,
      let last = tokens.last
    else { return body }
    let bytes = Array(body.utf8)
    return String(decoding: bytes[..<first.range.lowerBound], as: UTF8.self)
      + rewritten(body, entersBodies: false)
      + String(decoding: bytes[last.range.upperBound...], as: UTF8.self)
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
