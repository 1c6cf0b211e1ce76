import SengiSQL

/// One statement of a script, with the words it is made of.
public struct SQLStatement: Sendable, Hashable {
  /// Without the `;` at its end; at least one.
  public var tokens: [SQLToken]
  /// UTF-8 offsets into the script, from the first word to the last, the `;` not included.
  public var range: Range<Int>

  /// The statements of a script, in order; empty ones are passed over.
  ///
  /// A `;` ends a statement unless it stands in parentheses, as in `CREATE RULE`, or in the
  /// `BEGIN ATOMIC … END` of a function's body: the rules of `psql`.
  public static func split(_ text: String) throws(SQLLexerError) -> [SQLStatement] {
    var statements: [SQLStatement] = []
    var end = StatementEnd()
    var tokens: [SQLToken] = []
    for token in try SQLLexer.tokens(of: text) {
      if end.isEnd(token) {
        if let statement = SQLStatement(tokens) { statements.append(statement) }
        tokens = []
      } else {
        tokens.append(token)
      }
    }
    if let statement = SQLStatement(tokens) { statements.append(statement) }
    return statements
  }

  /// - Returns: nil without tokens.
  init?(_ tokens: [SQLToken]) {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    self.tokens = tokens
    range = first.range.lowerBound..<last.range.upperBound
  }

  /// The one statement of a text; nil when it holds none, several or cannot be read.
  public init?(_ text: SQLText) {
    guard let statements = try? Self.split(text.description), statements.count == 1,
      let statement = statements.first
    else { return nil }
    self = statement
  }
}

/// Decides which `;` ends a statement.
struct StatementEnd {
  private var parentheses = 0
  private var blocks = 0
  /// The first unquoted words of the statement.
  private var head: [String] = []

  mutating func isEnd(_ token: SQLToken) -> Bool {
    switch token.kind {
    case .punctuation where token.text == "(": parentheses += 1
    case .punctuation where token.text == ")": parentheses = max(0, parentheses - 1)
    case .punctuation where token.text == ";" && parentheses == 0 && blocks == 0:
      self = StatementEnd()
      return true
    case .word: see(token.text)
    default: break
    }
    return false
  }

  private mutating func see(_ word: String) {
    if head.count < 4 { head.append(word) }
    guard parentheses == 0, isRoutine else { return }
    // psql, too, counts only what can open a block in a body: BEGIN, and CASE within one.
    if word == "begin" || (word == "case" && blocks > 0) { blocks += 1 }
    if word == "end" { blocks = max(0, blocks - 1) }
  }

  private var isRoutine: Bool {
    let words = head.starts(with: ["create", "or", "replace"]) ? head.dropFirst(2) : head[...]
    return words.count > 1 && ["create", "replace"].contains(words.first)
      && ["function", "procedure"].contains(words.dropFirst().first)
  }
}
