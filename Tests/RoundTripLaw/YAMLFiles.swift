import Foundation

/// The files of a schema folder, by path.
struct YAMLFiles {
  let texts: [String: String]

  init(in folder: String) throws {
    var texts: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init()
    where name.hasSuffix(".yaml") {
      texts[name] = try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8)
    }
    self.texts = texts
  }

  func difference(to other: YAMLFiles, _ folder: URL) throws -> String? {
    try UnifiedDiff.between(joined, other.joined, names: ("first pull", "second"), in: folder)
  }

  private var joined: String {
    texts.sorted { $0.key < $1.key }.map { "# \($0.key)\n\($0.value)" }.joined(separator: "\n")
  }
}
