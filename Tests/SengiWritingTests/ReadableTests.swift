import Foundation
import SengiReading
import SengiSchema
import Testing

@testable import SengiWriting

/// What is written is what a person would have written.
@Suite struct ReadableTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: ["auth", "blog", "storage", "teams"])
  func examplesComeBackAsTheyWere(_ name: String) throws {
    let url = Self.root.appending(path: "schemas/\(name)/\(name).yaml")
    let text = try String(contentsOf: url, encoding: .utf8)
    let (schema, findings) = read([(name, text)])
    #expect(findings == "")
    let written = WrittenSchema(try #require(schema))
    #expect(written.findings == "")
    #expect(written.schema?.normalized == schema?.normalized)
    #expect(written.unformatted == [])
    // Both are as people like it; the writer always puts `use` first and never uses { }.
    if name == "blog" { #expect(written.text == text) }
  }
}
