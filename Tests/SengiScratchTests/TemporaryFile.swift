#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file or folder of this test's own; not there until made.
struct TemporaryFile {
  let path = "/tmp/sengi-test-\(UUID().uuidString)"

  func write(_ text: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
  }

  /// The names of what lies in the folder.
  var children: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
