import SengiSQL
import Testing

@Suite struct SQLLexerTests {
  @Test(arguments: [
    ("a >= -1", ["a", ">=", "-", "1"]),
    ("x=-1", ["x", "=", "-", "1"]),
    ("a @- b", ["a", "@-", "b"]),
    ("'it''s' || E'a\\'b'", ["it's", "||", "a'b"]),
    ("$tag$a $$ b$tag$", ["a $$ b"]),
    ("a::text[1]", ["a", "::", "text", "[", "1", "]"]),
    ("\"A\"\"b\".C", ["A\"b", ".", "c"]),
    ("1.5e-3 .5 1..2", ["1.5e-3", ".5", "1", ".", ".2"]),
    ("a /* x /* y */ z */ -- rest\n b", ["a", "b"]),
    ("data #>> '{x}'", ["data", "#>>", "{x}"]),
    ("$1 + x'1F'", ["$1", "+", "1F"]),
  ])
  func textSplitsAsTheServerSplitsIt(_ text: String, _ words: [String]) throws {
    #expect(try SQLLexer.tokens(of: text).map(\.text) == words)
  }

  @Test(arguments: [("a 'b", 2), ("\"x", 0), ("1 /* 2", 2), ("$a$ b $a", 0)])
  func whatNeverEndsIsFoundWhereItBegan(_ text: String, _ offset: Int) {
    #expect(throws: SQLLexerError.self) { try SQLLexer.tokens(of: text) }
    do {
      _ = try SQLLexer.tokens(of: text)
    } catch {
      #expect(error.offset == offset)
    }
  }

  /// Ranges cover the text in order, and reading a token's own text gives that token again.
  @Test func anyBytesAreReadWithoutATrap() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "'", "\"", "$", "$a$", "--", "/*", "*/", "\n", "é", "a", "1", ".", ":", "\\", "(",
    ]
    for _ in 0..<2000 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      guard let tokens = try? SQLLexer.tokens(of: text) else { continue }
      var end = 0
      for token in tokens {
        #expect(token.range.lowerBound >= end && token.range.upperBound <= text.utf8.count)
        #expect(!token.range.isEmpty)
        end = token.range.upperBound
      }
    }
  }
}
