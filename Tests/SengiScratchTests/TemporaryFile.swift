#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file of this test's own; not there until written.
struct TemporaryFile {
  let path = "/tmp/sengi-test-\(UUID().uuidString)"

  func write(_ text: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  func read() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
