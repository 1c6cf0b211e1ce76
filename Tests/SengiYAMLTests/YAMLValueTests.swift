import SengiDiagnostics
import Testing

@testable import SengiYAML

@Suite("Values as readers ask for them") struct YAMLValueTests {
  private func value(_ text: String) throws -> YAMLNode {
    try #require(YAMLReader.read("a: \(text)", file: "t.yaml").root?["a"])
  }

  @Test(
    "Names",
    arguments: [
      ("users", "users"), ("no", "no"), ("on", "on"), ("y", "y"), ("'null'", "null"), ("'1'", "1"),
      ("\"true\"", "true"), ("1st", "1st"), ("null", nil), ("~", nil), ("true", nil), ("1", nil),
      ("0x1F", nil), ("1.5", nil), (".inf", nil), ("''", nil), ("[a]", nil), ("{ a: b }", nil),
    ] as [(String, String?)])
  func names(text: String, name: String?) throws {
    var diagnostics = Diagnostics()
    #expect(try value(text).name("a column's name", &diagnostics) == name)
    #expect(diagnostics.all.isEmpty == (name != nil))
    if name == nil {
      #expect(diagnostics.all.first?.range?.start == SourcePosition(line: 1, column: 4))
    }
  }

  @Test(
    "Booleans",
    arguments: [
      ("true", true), ("False", false), ("yes", nil), ("no", nil), ("on", nil), ("off", nil),
      ("'true'", nil), ("1", nil), ("[]", nil), ("", nil),
    ] as [(String, Bool?)])
  func bools(text: String, bool: Bool?) throws {
    var diagnostics = Diagnostics()
    #expect(try value(text).bool(nil, &diagnostics) == bool)
    #expect(diagnostics.all.map(\.code) == (bool == nil ? ["YAM0028"] : []))
  }

  @Test("yes is not true") func yes() throws {
    var diagnostics = Diagnostics()
    _ = try value("yes").bool(nil, &diagnostics)
    #expect(diagnostics.all.first?.message == "expected true or false, found 'yes'")
    #expect(diagnostics.all.first?.remedy == "write true")
  }

  @Test(
    "Integers",
    arguments: [
      ("5", 5), ("-3", -3), ("11", nil), ("'5'", nil), ("5.0", nil), ("x", nil),
      ("99999999999999999999", nil),
    ] as [(String, Int?)])
  func integers(text: String, integer: Int?) throws {
    var diagnostics = Diagnostics()
    #expect(try value(text).integer("the size", in: -5...10, &diagnostics) == integer)
    #expect(diagnostics.all.map(\.code) == (integer == nil ? ["YAM0029"] : []))
  }

  @Test("Text, lists and mappings") func collections() throws {
    var diagnostics = Diagnostics()
    #expect(try value("1.50").text("text", &diagnostics) == "1.50")
    #expect(try value("[a]").items("a list", &diagnostics)?.count == 1)
    #expect(try value("").entries("a mapping", &diagnostics)?.isEmpty == true)
    #expect(diagnostics.all.isEmpty)
    #expect(try value("null").text("text", &diagnostics) == nil)
    #expect(try value("x").items("a list", &diagnostics) == nil)
    #expect(try value("[]").entries("a mapping", &diagnostics) == nil)
    #expect(diagnostics.all.map(\.code) == ["YAM0030", "YAM0032", "YAM0031"])
  }

  @Test(
    "An offset inside a value leads to its place in the file",
    arguments: [
      ("x y = z", 1), ("'x y = z'", 1), ("\"x y = z\"", 1), ("'it''s = z'", 1),
      ("\"\\u00e9\\t\\x41 = z\"", 1), ("|\n   x\n\n     y\n   a = z\n", 5),
      (">-\n   x\n\n   y\n   a = z\n", 5), ("plain\n   goes on\n\n   = z", 4),
      ("'plain\n   goes on\n\n   = z'", 4), ("\"plain\n   go\\\n   es = z\"", 3),
      ("|4\n      x\n    a = z\n", 3), ("é🙂 = z", 1),
    ])
  func offsets(text: String, line: Int) throws {
    let node = try value(text)
    let decoded = try Array(#require(node.scalar).text.utf8)
    let offset = try #require(decoded.firstIndex(of: UInt8(ascii: "=")))
    let lines = "a: \(text)".split(separator: "\n", omittingEmptySubsequences: false)
    let column = try #require(lines[line - 1].utf8.firstIndex(of: UInt8(ascii: "=")))
    let expected = SourcePosition(
      line: line,
      column: lines[line - 1].utf8.distance(from: lines[line - 1].startIndex, to: column) + 1)
    #expect(node.position(ofOffset: offset) == expected)
    #expect(node.position(ofOffset: 100_000) == node.range.start)
  }

  @Test("Every code is used once, in order, with a sentence") func codes() {
    let codes = YAMLCode.all.map(\.code.description)
    let numbers = (1...codes.count).map { "YAM00" + ($0 < 10 ? "0" : "") + String($0) }
    #expect(codes == numbers)
    #expect(YAMLCode.all.allSatisfy { $0.meaning.hasSuffix(".") })
  }
}

/// Anchors say in one walk what asking for every offset says.
@Suite struct AnchorTests {
  @Test(arguments: [
    "a: plain words\n", "a: 'it''s ''quoted'''\n", "a: \"tab\\t and \\u00e9 and \\\n    joined\"\n",
    "a: folded\n  over\n\n  lines\n", "a: |\n  one\n\n    two\n  three\n\n",
    "a: >-\n  one\n  two\n\n  three\n",
    "a: |2\n    indented\n  less\n", "a: 'over\n\n  lines'\n", "a: ''\n", "a: |\n",
  ])
  func anchorsAgreeWithOffsets(_ text: String) throws {
    let (root, diagnostics) = YAMLReader.read(Array(text.utf8), file: "a.yaml")
    #expect(diagnostics.all.isEmpty)
    let node = try #require(root?["a"])
    let anchors = node.anchors
    #expect(anchors.first?.offset == 0)
    for offset in 0...(node.scalar?.text.utf8.count ?? 0) {
      let byte = node.scalar.map { Array($0.text.utf8) }?.dropFirst(offset).first
      // What a line break in the file became stands at the break, wherever one looks.
      if byte == 0x0A || byte == nil { continue }
      let anchor = try #require(anchors.last { $0.offset <= offset })
      let expected = node.position(ofOffset: offset)
      let found = SourcePosition(
        line: anchor.position.line, column: anchor.position.column + offset - anchor.offset)
      let isInEscape = anchors.contains { $0.offset == offset + 1 }
      if !isInEscape || offset == anchor.offset { #expect(found == expected, "offset \(offset)") }
    }
  }
}
