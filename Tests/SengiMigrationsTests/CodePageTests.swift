import Foundation
import SengiDiagnostics
import SengiSteps
import Testing

/// What the pages of the runner's codes show is what it says, and every code has a case.
@Suite struct CodePageTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  struct Page: Sendable, CustomTestStringConvertible {
    var code: String
    var blocks: [String: String]
    var testDescription: String { code }

    init(code: String) {
      self.code = code
      let file = root.appending(path: "Documentation/codes/\(code).md")
      var blocks: [String: String] = [:]
      var open: String?
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("```") {
          open = open == nil ? String(line.dropFirst(3)) : nil
        } else if let open {
          blocks[open, default: ""] += line + "\n"
        }
      }
      self.blocks = blocks
    }
  }

  static let scripts = (1...8).map { Page(code: "MIG000\($0)") }

  @Test(arguments: scripts) func theExamplesAreWhatTheySay(_ page: Page) throws {
    var diagnostics = Diagnostics()
    let broken = try #require(page.blocks["sql broken"])
    #expect(MigrationScript.read(broken, file: "up.sql", into: &diagnostics) == nil)
    #expect(Set(diagnostics.all.map(\.code.description)) == [page.code])
    let fixed = try #require(page.blocks["sql fixed"])
    #expect(MigrationScript(text: fixed) != nil)
  }

  @Test func everyCodeHasACase() throws {
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Documentation/codes").path)
    let codes = Set(pages.filter { $0.hasPrefix("MIG0") }.map { String($0.prefix(7)) })
    let sources = try Self.text(in: "Sources/SengiMigrations") + Self.text(in: "Sources/SengiSteps")
    let tests = try Self.text(in: "Tests/SengiMigrationsTests")
    let verbs = try Self.text(in: "Tests/CommandLineTests")
    var named: Set<String> = []
    for match in sources.matches(of: #/static let (\w+): DiagnosticCode = "(MIG\d{4})"/#) {
      let (name, code) = (String(match.1), String(match.2))
      named.insert(code)
      let isHere = tests.contains("Code.\(name)") || verbs.contains("expected: \"\(code)\"")
      #expect(isHere, "\(code) has no case")
    }
    #expect(named == codes)
  }

  private static func text(in folder: String) throws -> String {
    let url = root.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map {
      try String(contentsOf: url.appending(path: $0), encoding: .utf8)
    }.joined()
  }
}
