import Foundation
import SengiDiagnostics
import SengiYAML
import Testing

/// Formatting settles at once, loses no comment and no value, whatever the file holds.
@Suite struct FormatLawTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every YAML file and documented YAML block of the repository.
  static let texts: [String] = {
    var texts: [String] = []
    for folder in ["schemas", "Documentation", "Tests", "Examples"] {
      let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      for name in (names?.compactMap { $0 as? String } ?? []).sorted() {
        guard name.hasSuffix(".yaml") || name.hasSuffix(".md"), !name.contains(".build/"),
          let text = try? String(
            contentsOf: root.appending(path: "\(folder)/\(name)"), encoding: .utf8)
        else { continue }
        if name.hasSuffix(".yaml") {
          texts.append(text)
        } else {
          let pieces = text.components(separatedBy: "```").enumerated()
          texts += pieces.filter { $0.offset % 2 == 1 && $0.element.hasPrefix("yaml") }
            .map { String($0.element.drop { $0 != "\n" }.dropFirst()) }
        }
      }
    }
    return texts
  }()

  @Test func thereAreTextsToFormat() { #expect(Self.texts.count > 100) }

  @Test(arguments: texts.indices) func formattingSettles(_ index: Int) {
    Self.check(Self.texts[index])
  }

  /// The same with a comment wherever one can stand, and with other indentation.
  @Test(arguments: texts.indices) func commentsStay(_ index: Int) {
    var count = 0
    var isInBlock = false
    var depth = 0
    let lines = Self.texts[index].split(separator: "\n", omittingEmptySubsequences: false)
    let commented = lines.enumerated().flatMap { number, line -> [String] in
      let indent = line.prefix { $0 == " " }.count
      // A comment inside a block of text would be text.
      if isInBlock, !line.isEmpty, indent <= depth { isInBlock = false }
      let mayTake = !isInBlock && !line.isEmpty
      if line.hasSuffix("|") || line.hasSuffix(">") || line.hasSuffix("|-") {
        (isInBlock, depth) = (true, indent)
      }
      guard mayTake, (number * 7 + index) % 3 == 0 else { return [String(line)] }
      count += 1
      return [String(repeating: " ", count: indent) + "# note \(count)", String(line)]
    }
    Self.check(commented.joined(separator: "\n"))
  }

  private static func check(_ text: String) {
    let (before, findings) = YAMLReader.read(Array(text.utf8), file: "a.yaml")
    guard !findings.hasErrors, let before else { return }
    let (once, _) = YAMLFormatter.format(Array(text.utf8), file: "a.yaml")
    let (twice, _) = YAMLFormatter.format(once, file: "a.yaml")
    #expect(String(decoding: twice, as: UTF8.self) == String(decoding: once, as: UTF8.self))
    let formatted = String(decoding: once, as: UTF8.self)
    #expect(comments(in: formatted) == comments(in: text))
    let (after, _) = YAMLReader.read(once, file: "a.yaml")
    #expect(after.map(value) == value(before))
  }

  private static func comments(in text: String) -> [String] {
    text.matches(of: #/# note [0-9]+/#).map { String($0.0) }.sorted()
  }

  /// The tree without its layout.
  private static func value(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let scalar): "\(scalar.kind) \(scalar.text)"
    case .sequence(let items): "[\(items.map(value).joined(separator: ", "))]"
    case .mapping(let entries):
      "{\(entries.map { "\($0.name): \(value($0.value))" }.joined(separator: ", "))}"
    }
  }
}
