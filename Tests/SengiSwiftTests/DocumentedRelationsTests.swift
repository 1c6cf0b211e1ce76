import Foundation
import SengiDiagnostics
import SengiGenerator
import Testing

/// `Documentation/relations.md` lists the relations that its schema makes, and no others.
@Suite struct DocumentedRelationsTests {
  @Test func theTableIsWhatTheSchemaMakes() throws {
    let page = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Documentation/relations.md"),
      encoding: .utf8)
    let yaml = try #require(
      page.components(separatedBy: "```yaml\n").dropFirst().first?
        .components(separatedBy: "```").first)
    let folder = TemporaryFolder()
    try folder.write("app.yaml", yaml)
    var diagnostics = Diagnostics()
    let project = try #require(Project.find(schemas: folder.path, into: &diagnostics))
    let files = try #require(project.generate(into: &diagnostics))
    #expect(CompilerFormat.render(diagnostics) == "")

    var made: [String] = []
    var type = ""
    for line in files.flatMap({ $0.contents.split(separator: "\n") }) {
      if let match = line.firstMatch(of: /^extension (App\.\w+) \{$/) { type = String(match.1) }
      if let match = line.firstMatch(of: /static var (\w+): (SQLTo\w+|SQLThrough)</) {
        made.append("\(type).\(match.1) \(match.2)")
      }
    }
    let listed = page.matches(of: /(?m)^\| `(App\.\w+\.\w+)` \| `(\w+)` \|/)
      .map { "\($0.1) \($0.2)" }
    #expect(made.sorted() == listed)
  }
}
