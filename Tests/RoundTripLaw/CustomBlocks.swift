import Foundation
import SengiDiagnostics
import SengiYAML

/// The objects that a schema folder carries as SQL text, because the language has no words for them.
enum CustomBlocks {
  /// How many there are of each kind, which is the first words of their statement: `CONVERSION`.
  static func count(in folder: String) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for (name, text) in try YAMLFiles(in: folder).texts {
      let (root, diagnostics) = YAMLReader.read(Array(text.utf8), file: name)
      guard let root, !diagnostics.hasErrors else { continue }
      for block in root.entry("custom")?.value.mapping ?? [] {
        let sql = block.value.string ?? block.value.entry("sql")?.value.string ?? ""
        counts[kind(of: sql), default: 0] += 1
      }
      for block in root.entry("custom")?.value.sequence ?? [] {
        let sql = block.string ?? block.entry("sql")?.value.string ?? ""
        counts[kind(of: sql), default: 0] += 1
      }
    }
    return counts
  }

  /// The word or two after CREATE, or after ALTER.
  static func kind(of sql: String) -> String {
    let words = sql.split { $0 == " " || $0 == "\n" }.prefix(6).map { $0.lowercased() }
    let rest = words.dropFirst().drop { ["or", "replace", "unlogged", "unique"].contains($0) }
    let two = rest.prefix(2).joined(separator: " ")
    let pairs = [
      "event trigger", "operator class", "operator family", "text search", "materialized view",
      "foreign table", "foreign data", "user mapping", "default privileges", "access method",
    ]
    return pairs.contains(two) ? two : rest.first ?? "statement"
  }
}
