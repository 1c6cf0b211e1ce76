import Foundation
import SengiSchema
import SengiSwift
import Testing

/// Generated files equal those recorded in `Goldens`.
///
/// After a deliberate change run the tests once with `SENGI_RECORD=1`, and read the difference.
@Suite struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens")

  @Test(arguments: ["blog.swift", "Schema.swift"])
  func blog(file: String) throws {
    let made = try #require(generate(BlogSample.schema).first { $0.name == file })
    let golden = Self.folder.appending(path: "blog/\(file).txt")
    if ProcessInfo.processInfo.environment["SENGI_RECORD"] == "1" {
      try Data(made.contents.utf8).write(to: golden)
    }
    let recorded = try String(contentsOf: golden, encoding: .utf8)
    #expect(made.contents == recorded)
  }

  @Test func outputIsTheSameEveryTime() throws {
    let first = try generate(BlogSample.schema)
    for _ in 0..<3 {
      let again = try generate(BlogSample.schema)
      #expect(again == first)
    }
  }
}
