import Foundation
import SengiDiagnostics
import Testing

/// Every code that the sources can print has its line in `Documentation/codes.md`, and no other.
@Suite struct DiagnosticCodeTests {
  @Test func thePageListsTheCodesOfTheSources() throws {
    let sources = DocumentedSchemaTests.root.appending(path: "Sources")
    var used: Set<String> = []
    let names = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    for name in names ?? [] where name.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
      for match in text.matches(of: try Regex("\"((YAM|SCH|DDL|GEN|CFG|SRV)[0-9]{4})\"")) {
        if let code = match.output[1].substring { used.insert(String(code)) }
      }
    }
    let page = try String(
      contentsOf: DocumentedSchemaTests.root.appending(path: "Documentation/codes.md"),
      encoding: .utf8)
    var listed: [String] = []
    for line in page.split(separator: "\n") where line.hasPrefix("| `") {
      listed.append(String(line.dropFirst(3).prefix(7)))
    }
    #expect(used.count > 80)
    #expect(Set(listed) == used)
    #expect(listed == listed.sorted() && Set(listed).count == listed.count)
  }
}
