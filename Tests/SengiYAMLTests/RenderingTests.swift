import SengiDiagnostics
import Testing

@testable import SengiYAML

@Suite("Rendering findings") struct RenderingTests {
  private let text = "# x\né: 1\né: \"2\"\n"

  private var diagnostics: Diagnostics {
    YAMLReader.read(text, file: "t.yaml").diagnostics
  }

  private func lines(_ file: String) -> [String]? {
    file == "t.yaml"
      ? text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) : nil
  }

  @Test("The compiler's form") func compiler() {
    #expect(
      CompilerFormat.render(diagnostics) == """
        t.yaml:3:1: error: [YAM0010] the key 'é' stands here a second time; remove or rename one \
        of them
        t.yaml:2:1: note: 'é' first stands here

        """)
  }

  @Test("The terminal's form points at the place") func terminal() {
    let shown = TerminalFormat.render(diagnostics, color: false, lines: lines)
    #expect(shown.hasSuffix(" 3 | é: \"2\"\n   | ^\n"), "\(shown)")
    #expect(!shown.contains("\u{1B}"))
    let colored = TerminalFormat.render(diagnostics, color: true, lines: lines)
    #expect(colored.contains("\u{1B}[1;31m error:\u{1B}[0m"))
  }

  @Test("A caret stands under its place behind tabs, wide lines and missing files") func carets() {
    var found = Diagnostics()
    let range = { (line: Int, from: Int, to: Int) in
      SourceRange(
        file: "t", start: SourcePosition(line: line, column: from),
        end: SourcePosition(line: line, column: to))
    }
    found.error("XXX0001", "m", at: range(1, 4, 6))
    found.error("XXX0001", "m", at: range(9, 9, 99))
    found.error("XXX0001", "m", at: nil)
    let shown = TerminalFormat.render(found, color: false) { _ in ["\té\u{1B}abc"] }
    #expect(shown.contains(" 1 |  é\\u{1b}abc\n   |   ^~~~~~~\n"), "\(shown)")
    let long = String(repeating: "é", count: 5000)
    for column in [1, 200, 4001, 10_000, 20_000] {
      var one = Diagnostics()
      one.error("XXX0001", "m", at: range(1, column, column + 3000))
      let text = TerminalFormat.render(one, color: false) { _ in [long] }
      #expect(text.contains("^") && text.utf8.count < 1500)
    }
  }

  @Test(
    "NO_COLOR",
    arguments: [
      ([:], true, true), (["NO_COLOR": "1"], true, false), (["NO_COLOR": ""], true, true),
      (["TERM": "dumb"], true, false), ([:], false, false),
    ] as [([String: String], Bool, Bool)])
  func color(environment: [String: String], isTerminal: Bool, expected: Bool) {
    #expect(
      TerminalFormat.usesColor(environment: environment, isTerminal: isTerminal) == expected)
  }

  @Test("JSON, read back by our own reader, since JSON is YAML") func json() throws {
    var found = diagnostics
    found.error("XXX0001", "a \"b\"\n\\ \u{1} \u{2028}", at: nil)
    let (root, errors) = YAMLReader.read(JSONFormat.render(found), file: "out.json")
    #expect(errors.all.isEmpty, "\(errors.all)")
    let items = try #require(root?.sequence)
    #expect(items.count == 2)
    #expect(items[0]["message"]?.string == "a \"b\"\n\\ \u{1} \u{2028}")
    #expect(items[1]["code"]?.string == "YAM0010")
    #expect(items[1]["line"]?.string == "3")
    #expect(items[1]["notes"]?.sequence?.first?["line"]?.string == "2")
    #expect(JSONFormat.render(Diagnostics()) == "[]\n")
  }

  @Test("A name cannot fake a second finding") func fake() {
    var found = Diagnostics()
    found.error("XXX0001", "'a\nt.yaml:1:1: error: x\u{2028}\u{202E}'", at: nil)
    #expect(CompilerFormat.render(found).split(whereSeparator: \.isNewline).count == 1)
  }
}
