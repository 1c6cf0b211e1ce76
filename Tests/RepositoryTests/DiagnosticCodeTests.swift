import Foundation
import SengiDiagnostics
import Testing

/// Every code that the sources can print has its page and its line in the index, and no other.
@Suite struct DiagnosticCodeTests {
  static let documentation = DocumentedSchemaTests.root.appending(path: "Documentation")

  /// The codes that stand as string literals in the sources.
  static let used: Set<String> = {
    let sources = DocumentedSchemaTests.root.appending(path: "Sources")
    var used: Set<String> = []
    let names = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    for name in names ?? [] where name.hasSuffix(".swift") {
      let text = (try? String(contentsOf: sources.appending(path: name), encoding: .utf8)) ?? ""
      for match in text.matches(of: #/"((?:YAM|SCH|LNT|DDL|GEN|CFG|SRV|DIF|MIG|HAZ)[0-9]{4})"/#) {
        used.insert(String(match.1))
      }
    }
    return used
  }()

  struct Line: Sendable {
    var code: String
    var meaning: String
  }

  /// The lines of `codes.md`: `| [CODE](codes/CODE.md) | Meaning. |`.
  static let index: [Line] = {
    let page = try? String(contentsOf: documentation.appending(path: "codes.md"), encoding: .utf8)
    return (page ?? "").matches(
      of: #/\| \[([A-Z]{3}[0-9]{4})\]\(codes/([A-Z0-9]+)\.md\) \| (.+) \|/#
    )
    .compactMap { $0.1 == $0.2 ? Line(code: String($0.1), meaning: String($0.3)) : nil }
  }()

  @Test func theIndexListsTheCodesOfTheSources() {
    let listed = Self.index.map(\.code)
    #expect(Self.used.count > 150)
    #expect(Set(listed) == Self.used)
    #expect(listed == listed.sorted() && Set(listed).count == listed.count)
  }

  @Test func everyCodeHasItsPage() throws {
    let folder = Self.documentation.appending(path: "codes")
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(pages == Self.used.sorted().map { "\($0).md" })
    for code in Self.used.sorted() {
      let text = try String(contentsOf: folder.appending(path: "\(code).md"), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.first?.hasPrefix("# \(code): ") == true, "\(code)")
      #expect((4...60).contains(lines.count), "\(code) has \(lines.count) lines")
      #expect(lines.allSatisfy { $0.utf8.count <= 130 }, "\(code) has a long line")
    }
  }
}
