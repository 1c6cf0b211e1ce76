import SengiSQL
import SengiSchema

/// What SQL text names, by its words alone.
enum SQLWords {
  static func tokens(of text: SQLExpression) -> [SQLToken] { tokens(of: text.source) }

  /// Empty for text that cannot be read, which the server will refuse.
  static func tokens(of text: String) -> [SQLToken] { (try? SQLLexer.tokens(of: text)) ?? [] }

  /// The words and quoted names, also those inside strings, which hold the bodies of functions.
  static func names(in text: String) -> Set<String> {
    var found: Set<String> = []
    collect(text, depth: 0, into: &found)
    return found
  }

  private static func collect(_ text: String, depth: Int, into found: inout Set<String>) {
    for token in tokens(of: text) {
      switch token.kind {
      case .word, .quotedIdentifier: found.insert(token.text)
      case .string where depth < 3: collect(token.text, depth: depth + 1, into: &found)
      default: break
      }
    }
  }
}
