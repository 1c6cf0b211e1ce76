import Foundation
import SengiDiagnostics
import SengiDiff
import SengiReading
import SengiSchema
import Testing

@testable import SengiReview

/// Names do not become marks of the report.
@Suite struct MarkdownTests {
  static let hostile = "a`b|c\n# pwned\n```\n<script>*@octocat*[x](y) \u{202E}$1$"

  private func read(_ yaml: String) throws -> ReadSchema {
    var diagnostics = Diagnostics()
    let file = SchemaFile(name: "app", path: "schemas/app.yaml", contents: Array(yaml.utf8))
    let read = SchemaReader.read(
      [file], configuration: ProjectConfiguration(), into: &diagnostics)
    return try #require(read, "\(CompilerFormat.render(diagnostics))")
  }

  private func review(_ before: String, _ after: String) throws -> Review {
    let (old, new) = (try read(before), try read(after))
    let renamings = SchemaDiff.renamings(from: old.schema, to: new.schema)
    let none = SwiftInterface(files: [])
    return Review(
      ReviewInput(
        base: Self.hostile, old: ReviewInput.Side(sources: old.sources, swift: none),
        new: ReviewInput.Side(sources: new.sources, swift: none),
        up: ReviewInput.Way(from: old.schema, to: new.schema, renamings: renamings),
        down: ReviewInput.Way(
          from: new.schema, to: old.schema, renamings: renamings.reversed().map(\.inverse)),
        isProven: false, staleFiles: [StaleFile(Self.hostile, .stale)]))
  }

  private func quoted(_ text: String) throws -> String {
    String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
  }

  @Test func hostileNamesStayNames() throws {
    let name = try quoted(String(Self.hostile.prefix(50)))
    let before = "namespace: app\ntables:\n  \(name):\n    columns:\n      id: bigint primary key\n"
    let after = before + "      \(name): text\n      other: { sql: text, doc: \(name) }\n"
    for review in [try review(before, after), try review(after, before)] {
      let headings = Self.headings(review.markdown)
      let known = ["# Schema", "## ", "### ````table app.a", "### Up", "### Down"]
      for heading in headings {
        let isStep = heading.hasPrefix("### ") && heading.dropFirst(4).first?.isNumber == true
        #expect(isStep || known.contains { heading.hasPrefix($0) }, "\(heading)")
      }
      #expect(!headings.contains { $0.hasPrefix("# pwned") || $0.contains("`# pwned") })
      for line in Self.outsideOfFences(review.markdown) where !line.isEmpty {
        let starts = ["#", "- ", "  - ", "\(review.changes.count) change", "No server", "Locks,"]
        let whole = ["Nothing.", "Nothing is refused.", "No statement."]
        #expect(
          starts.contains { line.hasPrefix($0) } || whole.contains(line),
          "a line of its own: \(line)")
        #expect(!line.contains("\u{202E}"))
      }
      let object = try JSONSerialization.jsonObject(with: Data(review.json.utf8))
      #expect((object as? [String: Any])?["base"] as? String == Self.hostile)
    }
  }

  private static func outsideOfFences(_ text: String) -> [String] {
    var fence: String?
    var lines: [String] = []
    for line in text.components(separatedBy: "\n") {
      let run = String(line.prefix { $0 == "`" })
      if let open = fence {
        if line == run, run.count >= open.count { fence = nil }
      } else if run.count >= 3 {
        fence = run
      } else {
        lines.append(line)
      }
    }
    return lines
  }

  private static func headings(_ text: String) -> [String] {
    outsideOfFences(text).filter { $0.hasPrefix("#") }
  }

  @Test func wordsAreEscaped() {
    #expect(
      MarkdownText("\(words: "a_b *c* <d> @e |")").description == #"a_b \*c\* \<d\> &#64;e \|"#)
    #expect(MarkdownText("\(words: "_a_ ![x](y)")").description == #"\_a\_ \!\[x\](y)"#)
    #expect(MarkdownText("\(words: "a\nb\u{0}\u{202E}")").description == #"a\\nb\\u{0}\\u{202E}"#)
  }

  @Test func codeHoldsBackticks() {
    #expect(MarkdownText("\(code: "a``b")").description == "```a``b```")
    #expect(MarkdownText("\(code: "`a`")").description == "`` `a` ``")
    #expect(MarkdownText("\(code: "a\nb")").description == #"`a\nb`"#)
  }

  @Test func fencesAreLongerThanWhatTheyHold() {
    var document = MarkdownDocument()
    document.code("sql", "SELECT '\n````\n# no heading';")
    #expect(document.text == "`````sql\nSELECT '\n````\n# no heading';\n`````\n")
  }
}
