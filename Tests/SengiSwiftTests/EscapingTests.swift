import Testing

@testable import SengiSwift

/// Whatever a text holds, it stays inside its literal or comment.
@Suite struct EscapingTests {
  @Test(arguments: [
    ("plain", #""plain""#),
    ("a\"b", ##"#"a"b"#"##),
    ("a\"#b", ###"##"a"#b"##"###),
    ("\\(x)", ##"#"\(x)"#"##),
    ("a\nb", #""a\u{A}b""#),
    ("\"\n", ##"#""\#u{A}"#"##),
    ("\"\"\"x", ##""\"\"\"x""##),
    ("\"", #""\"""#),
    ("a\u{202E}b", #""a\u{202E}b""#),
    ("\u{0}", #""\u{0}""#),
    ("", #""""#),
  ])
  func literals(text: String, expected: String) {
    #expect(SwiftStringLiteral(text).source == expected)
  }

  @Test(arguments: ["a\nb", "a\r\nb", "a\rb", "a\u{2028}b", "a\u{85}b", "a\u{B}b"])
  func everyLineEndStartsACommentLine(text: String) {
    #expect(SwiftDocComment([text], width: 80).lines == ["/// a", "/// b"])
  }

  @Test func commentIsWrappedBetweenWords() {
    let comment = SwiftDocComment(["one two three four five six"], width: 24)
    #expect(comment.lines == ["/// one two three four", "/// five six"])
  }

  @Test func emptyParagraphsAreLeftOut() {
    #expect(SwiftDocComment(["", "\n", "x"], width: 80).lines == ["/// x"])
    #expect(SwiftDocComment(["a", "b"], width: 80).lines == ["/// a", "///", "/// b"])
  }
}
