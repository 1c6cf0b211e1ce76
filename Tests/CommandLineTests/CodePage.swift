import Foundation
import Testing

/// A page of `Documentation/codes` as its tests read it.
///
/// A page shows a broken file and the fixed one, in blocks marked `yaml broken` and `yaml fixed`.
/// What belongs into `sengi.yaml` is marked `yaml sengi broken` and `yaml sengi fixed`, or, where it
/// is the same for both, `yaml sengi`; a schema that is the same for both is `yaml schema`. A page
/// that can show none says why: `<!-- no example: … -->`.
struct CodePage: Sendable, CustomTestStringConvertible {
  struct Project: Sendable {
    var schema: String
    var configuration: String
  }

  var code: String
  var text: String
  private var blocks: [String: String] = [:]

  var testDescription: String { code }

  init(code: String, text: String) {
    self.code = code
    self.text = text
    var open: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        open = open == nil ? String(line.dropFirst(3)) : nil
        if let open { blocks[open] = "" }
      } else if let open {
        blocks[open, default: ""] += line + "\n"
      }
    }
  }

  /// Why the page shows no example; nil where it shows one.
  var excuse: String? {
    let marked = text.split(separator: "<!-- no example: ").dropFirst().first
    return marked?.split(separator: " -->").first.map(String.init)
  }

  /// The example of the kind, `broken` or `fixed`.
  func project(_ kind: String) -> Project? {
    guard let schema = blocks["yaml \(kind)"] ?? blocks["yaml schema"] else { return nil }
    let configuration = blocks["yaml sengi \(kind)"] ?? blocks["yaml sengi"] ?? "target: 15\n"
    return Project(schema: schema, configuration: configuration)
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Documentation/codes")

  /// Every page, by code.
  static let all: [CodePage] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
      guard name.hasSuffix(".md"),
        let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      else { return nil }
      return CodePage(code: String(name.dropLast(3)), text: text)
    }
  }()
}
