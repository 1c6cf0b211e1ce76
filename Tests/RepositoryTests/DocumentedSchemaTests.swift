import Foundation
import SengiDiagnostics
import Testing

@testable import SengiReading

/// Every YAML block that the documentation shows can be read.
@Suite struct DocumentedSchemaTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static var pages: [URL] {
    var pages = [root.appending(path: "README.md")]
    let folder = root.appending(path: "Documentation")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    for name in (names ?? []).sorted() where name.hasSuffix(".md") {
      pages.append(folder.appending(path: name))
    }
    return pages
  }

  struct Block: Sendable, CustomTestStringConvertible {
    var page: String
    var line: Int
    var text: String
    var testDescription: String { "\(page):\(line)" }
  }

  static func blocks(_ language: String) -> [Block] {
    var found: [Block] = []
    for page in pages {
      guard let text = try? String(contentsOf: page, encoding: .utf8) else { continue }
      var open: Block?
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        if open != nil, line.hasPrefix("```") {
          if let block = open { found.append(block) }
          open = nil
        } else if open == nil, line == "```\(language)" {
          open = Block(page: page.lastPathComponent, line: index + 1, text: "")
        } else {
          open?.text += line + "\n"
        }
      }
    }
    return found
  }

  @Test func thereAreBlocksToRead() { #expect(Self.blocks("yaml").count >= 3) }

  @Test(arguments: blocks("yaml")) func blockIsSound(_ block: Block) {
    var diagnostics = Diagnostics()
    if block.text.hasPrefix("target:") {
      _ = ProjectConfiguration.read(
        Array(block.text.utf8), path: block.testDescription, into: &diagnostics)
    } else {
      let file = SchemaFile(
        name: "page", path: block.testDescription, contents: Array(block.text.utf8))
      _ = SchemaReader.read([file], into: &diagnostics)
    }
    #expect(CompilerFormat.render(diagnostics) == "")
  }
}
