import Foundation
import SengiDiagnostics
import SengiGenerator
import SengiProjectDDL
import Testing

/// What README shows is what the programs print.
@Suite struct TriptychTests {
  /// The code block after the marker, cut at its lines of dots.
  private static func pieces(_ name: String) throws -> [String] {
    let page = try String(
      contentsOf: DocumentedSchemaTests.root.appending(path: "README.md"), encoding: .utf8)
    let marked = page.components(separatedBy: "<!-- triptych:\(name) -->\n```\(name)\n")
    let block = try #require(marked.dropFirst().first?.components(separatedBy: "```").first)
    return block.components(separatedBy: "…\n")
  }

  @Test func swiftAndSQLComeFromTheYAML() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "triptych-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let yaml = try #require(Self.pieces("yaml").first)
    try Data(yaml.utf8).write(to: folder.appending(path: "shop.yaml"))
    var diagnostics = Diagnostics()
    let project = try #require(Project.find(schemas: folder.path, into: &diagnostics))
    let swift = try #require(project.generate(into: &diagnostics)).map(\.contents).joined()
    let sql = try #require(project.ddl(into: &diagnostics))
    #expect(CompilerFormat.render(diagnostics) == "")
    for piece in try Self.pieces("swift") { #expect(swift.contains(piece)) }
    for piece in try Self.pieces("sql") { #expect(sql.contains(piece)) }
  }
}
