import SengiDiagnostics
import SengiSQL
import SengiSchema

/// Why a clause could not be read; the finding is located already.
struct ClauseError: Error {
  var diagnostic: Diagnostic
}

/// SQL taken from a clause, and where it stood.
struct ClauseText {
  var expression: SQLExpression
  var text: SourceMap.Text
}

/// Walks through the words of one clause; all grammar is built on these few steps.
struct ClauseCursor {
  let source: String
  let text: SourceMap.Text
  let tokens: [SQLToken]
  private(set) var index = 0

  init(_ source: String, _ text: SourceMap.Text) throws(ClauseError) {
    self.source = source
    self.text = text
    do {
      tokens = try SQLLexer.tokens(of: source)
    } catch {
      throw ClauseError(
        diagnostic: Diagnostic(
          .error, SchemaCode.unreadableSQL, error.message,
          at: text.range(error.offset..<(error.offset + 1))))
    }
  }

  var next: SQLToken? { index < tokens.count ? tokens[index] : nil }
  var isAtEnd: Bool { index >= tokens.count }

  func peek(_ ahead: Int) -> SQLToken? {
    index + ahead < tokens.count ? tokens[index + ahead] : nil
  }

  mutating func advance() { index += 1 }

  func nextIsWord(_ word: String) -> Bool { next?.isWord(word) ?? false }
  func nextIsPunctuation(_ mark: String) -> Bool { next?.isPunctuation(mark) ?? false }

  mutating func accept(_ words: String...) -> Bool {
    for (offset, word) in words.enumerated() {
      guard peek(offset)?.isWord(word) ?? false else { return false }
    }
    index += words.count
    return true
  }

  mutating func acceptPunctuation(_ mark: String) -> Bool {
    guard nextIsPunctuation(mark) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ word: String, after place: String) throws(ClauseError) {
    guard accept(word) else {
      throw unexpected("'\(word)' is missing after \(place)", candidates: [word])
    }
  }

  mutating func expectPunctuation(_ mark: String, _ place: String) throws(ClauseError) {
    guard acceptPunctuation(mark) else { throw unexpected("'\(mark)' is missing \(place)") }
  }

  func range(_ token: SQLToken) -> SourceRange { text.range(token.range) }

  /// The range of the next word, or of the text's end.
  var here: SourceRange {
    if let next { return range(next) }
    let end = source.utf8.count
    return text.range(end..<end)
  }

  func unexpected(
    _ message: String, candidates: [String] = [], remedy: String? = nil
  ) -> ClauseError {
    var suggestion = remedy
    if suggestion == nil, let next, next.kind == .word {
      suggestion = Suggestion.remedy(for: next.text, in: candidates)
    }
    return ClauseError(
      diagnostic: Diagnostic(
        .error, SchemaCode.unexpectedWord, message, remedy: suggestion, at: here))
  }

  func fault(
    _ code: DiagnosticCode, _ message: String, remedy: String? = nil, at range: SourceRange
  ) -> ClauseError {
    ClauseError(diagnostic: Diagnostic(.error, code, message, remedy: remedy, at: range))
  }

  /// A name, unquoted (folded to lower case, as the server does) or quoted.
  mutating func identifier(_ role: String) throws(ClauseError) -> (SQLIdentifier, SQLToken) {
    guard let token = next, token.kind == .word || token.kind == .quotedIdentifier else {
      throw unexpected("\(role) is missing")
    }
    guard let name = SQLIdentifier(token.text) else {
      throw fault(
        SchemaCode.badName, "'\(token.text)' cannot be \(role)",
        remedy: "use 1 to 63 bytes without NUL", at: range(token))
    }
    index += 1
    return (name, token)
  }

  /// A name that may have a namespace before it.
  mutating func qualifiedName(
    _ role: String
  ) throws(ClauseError) -> (namespace: SQLIdentifier?, name: SQLIdentifier, range: Range<Int>) {
    let (first, token) = try identifier(role)
    guard acceptPunctuation(".") else { return (nil, first, token.range) }
    let (second, last) = try identifier(role)
    return (first, second, token.range.lowerBound..<last.range.upperBound)
  }

  /// A list of names in parentheses, with the token of each.
  mutating func identifierList(
    _ role: String
  ) throws(ClauseError) -> [(name: SQLIdentifier, token: SQLToken)] {
    try expectPunctuation("(", "before \(role)")
    var names: [(name: SQLIdentifier, token: SQLToken)] = []
    repeat {
      let (name, token) = try identifier(role)
      names.append((name, token))
    } while acceptPunctuation(",")
    try expectPunctuation(")", "after \(role)")
    return names
  }

  /// The text between the parenthesis that comes next and its partner, both passed over.
  mutating func parenthesized(_ role: String) throws(ClauseError) -> ClauseText {
    guard let open = next, open.isPunctuation("(") else {
      throw unexpected("'(' is missing before \(role)")
    }
    let close = try skipGroup()
    return slice(open.range.upperBound..<close.range.lowerBound)
  }

  /// Passes over a bracketed group that begins at the next word.
  /// - Returns: the closing bracket.
  @discardableResult
  mutating func skipGroup() throws(ClauseError) -> SQLToken {
    let start = index
    var expected: [String] = []
    while let token = next {
      index += 1
      guard token.kind == .punctuation else { continue }
      switch token.text {
      case "(": expected.append(")")
      case "[": expected.append("]")
      case ")", "]":
        guard expected.last == token.text else {
          throw fault(
            SchemaCode.unreadableSQL, "'\(token.text)' closes nothing here", at: range(token))
        }
        expected.removeLast()
        if expected.isEmpty { return token }
      default: break
      }
    }
    index = start
    let opening = tokens[min(start, tokens.count - 1)]
    throw fault(
      SchemaCode.unreadableSQL, "'\(opening.text)' is never closed", at: range(opening))
  }

  /// Passes over an expression that ends before one of the words at its own level, or at the end.
  mutating func expression(
    until stops: Set<String>, _ role: String
  ) throws(ClauseError) -> ClauseText {
    let first = index
    while let token = next {
      if token.kind == .word, stops.contains(token.text), index > first { break }
      if token.isPunctuation("(") || token.isPunctuation("[") {
        try skipGroup()
      } else if token.isPunctuation(")") || token.isPunctuation("]") {
        throw fault(
          SchemaCode.unreadableSQL, "'\(token.text)' closes nothing here", at: range(token))
      } else {
        index += 1
      }
    }
    guard index > first else { throw unexpected("\(role) is missing") }
    return slice(tokens[first].range.lowerBound..<tokens[index - 1].range.upperBound)
  }

  /// The source between two offsets without white space around it.
  func slice(_ offsets: Range<Int>) -> ClauseText {
    let bytes = Array(source.utf8)
    var (lower, upper) = (offsets.lowerBound, min(offsets.upperBound, bytes.count))
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    while lower < upper, isSpace(bytes[lower]) { lower += 1 }
    while upper > lower, isSpace(bytes[upper - 1]) { upper -= 1 }
    return ClauseText(
      expression: SQLExpression(String(decoding: bytes[lower..<upper], as: UTF8.self)),
      text: text.slice(lower..<upper))
  }

  /// The words between two offsets without space between them, as the server writes modifiers.
  func compact(_ offsets: Range<Int>, comma: String = ",") -> String {
    let bytes = Array(source.utf8)
    return tokens.filter { offsets.contains($0.range.lowerBound) }
      .map { $0.isPunctuation(",") ? comma : String(decoding: bytes[$0.range], as: UTF8.self) }
      .joined()
  }

  /// - Throws: when words are left.
  func expectEnd(_ candidates: [String]) throws(ClauseError) {
    guard let next else { return }
    throw unexpected("'\(next.text)' is not expected here", candidates: candidates)
  }
}
