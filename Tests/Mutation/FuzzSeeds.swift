import Foundation
import SeededRandom

/// The files that mutations start from.
public struct FuzzSeeds: Sendable {
  /// Each a whole schema file.
  public let texts: [String]

  /// The schemas, documented blocks and test inputs of the package in `root`.
  public init(root: URL) {
    var texts: [String] = []
    for folder in ["schemas", "Tests/FuzzTests/Seeds", "Documentation", "README.md"] {
      let url = root.appending(path: folder)
      let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String }
      let files = (names ?? []).sorted().map { url.appending(path: $0) }
      for file in files.isEmpty ? [url] : files {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
        switch file.pathExtension {
        case "yaml": texts.append(text)
        case "md": texts += Self.blocks(of: text)
        default: continue
        }
      }
    }
    self.texts = texts
  }

  private static func blocks(of page: String) -> [String] {
    page.split(separator: "\n```yaml\n").dropFirst().compactMap { part in
      part.firstRange(of: "\n```").map { String(part[..<$0.lowerBound]) + "\n" }
    }
  }

  /// The input that a number stands for: always the same for the same seeds.
  public func input(_ number: UInt64, seed: UInt64) -> [[UInt8]] {
    var random = SeededGenerator(seed &* 1_000_003 &+ number)
    let first = random.pick(texts)
    let other = random.pick(texts)
    var bytes: [UInt8]
    if random.chance(60) {
      bytes = Array(SchemaMutation.apply(first, other, &random).utf8)
      if random.chance(15) { ByteMutation.apply(&bytes, Array(other.utf8), &random) }
    } else {
      bytes = Array(first.utf8)
      ByteMutation.apply(&bytes, Array(other.utf8), &random)
    }
    return random.chance(20) ? [bytes, Array(other.utf8)] : [bytes]
  }
}
