import SengiDiagnostics
import Testing

@testable import SengiYAML

@Suite("Hostile text") struct HostileTextTests {
  static let strings = [
    "", " ", "a", "null", "~", "true", "no", "1", "1e3", ".5", "0o7", "1:30", "2001-12-14", "<<",
    "=", "---", "...", "- x", "-", "?", "? x", ":", "a:", "a: b", "a :b", "a #b", "#", "a#b", "'",
    "it's", "''", "\"", "\\", "\n", "a\nb", "a\r\nb", "\t", "a\tb", " a", "a ", "*/", "/*",
    "\"\"\"",
    "\\(x)", "{", "}", "[", "]", ",", "a,b", "{}", "[]", "&a", "*a", "!a", "|", ">", "%a", "@a",
    "`a`", "🙂", "👩‍👩‍👧", "e\u{301}", "'\u{301}", "\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}",
    "\u{A0}", "\u{7F}", "\u{1B}", "\u{200B}", "\u{202E}", "\u{FFFE}", "\u{10FFFF}", "self", "Type",
    String(repeating: "n", count: 63), "text[] default '{}'", "numeric(12,2)", "x::text", "_", "+",
  ]

  @Test(
    "Every string is spelt so that it reads back as that text, in every place", arguments: strings)
  func roundTrip(text: String) throws {
    let key = YAMLScalar.quoted(text, as: .key)
    let block = YAMLScalar.quoted(text, as: .blockValue)
    let flow = YAMLScalar.quoted(text, as: .flowValue)
    #expect(!block.contains("\n"))
    let written =
      "\(key): \(block)\nitems:\n  - \(block)\nflow: [\(flow), { \(key): \(flow) }] # x\n"
    let (root, diagnostics) = YAMLReader.read(written, file: "t.yaml")
    #expect(diagnostics.all.isEmpty, "\(written) \(diagnostics.all)")
    let node = try #require(root)
    let entries = try #require(node.mapping)
    let scalars: [YAMLNode?] = [
      entries[0].key, entries[0].value, entries[1].value.sequence?.first,
      entries[2].value.sequence?.first, entries[2].value.sequence?.last?.mapping?.first?.key,
      entries[2].value.sequence?.last?.mapping?.first?.value,
    ]
    for scalar in scalars {
      #expect(scalar?.scalar.map { Array($0.text.utf8) } == Array(text.utf8), "\(written)")
      #expect(scalar?.scalar?.kind == .text)
    }
    #expect(!YAMLFormatter.format(Array(written.utf8), file: "t.yaml").diagnostics.hasErrors)
  }

  @Test("Random strings too") func randomStrings() throws {
    var random = SeededGenerator(7)
    let pieces = HostileTextTests.strings.filter { !$0.isEmpty }
    for _ in 0..<2000 {
      let text = (0..<1 + random.below(4)).map { _ in random.pick(pieces) }.joined()
      for place in [YAMLScalar.Place.key, .blockValue, .flowValue] {
        let spelt = YAMLScalar.quoted(text, as: place)
        let written =
          place == .key ? "\(spelt): 1" : place == .blockValue ? "a: \(spelt)" : "a: [\(spelt)]"
        let root = try #require(YAMLReader.read(written, file: "t.yaml").root, "\(written)")
        let entry = try #require(root.mapping?.first)
        let node =
          place == .key ? entry.key : place == .flowValue ? entry.value.sequence?[0] : entry.value
        #expect(node?.scalar.map { Array($0.text.utf8) } == Array(text.utf8), "\(written)")
        #expect(node?.scalar?.kind == .text, "\(written)")
      }
    }
  }

  @Test("U+0000 is rejected with its place") func nul() {
    #expect(YAMLReader.read("a: b\0", file: "t.yaml").diagnostics.all.first?.code == "YAM0002")
    let escaped = "a: " + YAMLScalar.quoted("b\0", as: .blockValue)
    #expect(YAMLReader.read(escaped, file: "t.yaml").diagnostics.all.first?.code == "YAM0002")
  }

  @Test("Mutated files neither trap nor hang, and findings lie inside the file") func mutations() {
    var random = SeededGenerator(11)
    let sprinkle =
      Array("'\"{}[]:,#&*!|>-? \n\t%@`\\\u{0}".utf8) + [0xFF, 0xC3, 0xA9, 0xE2, 0x80, 0xA8]
    for seed in 0..<3000 {
      var bytes = Array(UntidyYAML.document(seed: UInt64(seed % 500)).utf8)
      for _ in 0..<1 + random.below(4) where !bytes.isEmpty {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = random.pick(sprinkle)
        case 1: bytes.insert(random.pick(sprinkle), at: place)
        case 2: bytes.remove(at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + random.below(12)))
        }
      }
      let (root, diagnostics) = YAMLReader.read(bytes, file: "t.yaml")
      let lines = bytes.split(omittingEmptySubsequences: false) { $0 == 0x0A || $0 == 0x0D }.count
      for finding in diagnostics.all {
        let start = finding.range?.start ?? .start
        #expect(start.line >= 1 && start.line <= lines + 1 && start.column >= 1)
        #expect(YAMLCode.all.contains { $0.code == finding.code })
      }
      if let root { touch(root) }
      let formatted = YAMLFormatter.format(bytes, file: "t.yaml")
      #expect(YAMLFormatter.format(formatted.bytes, file: "t.yaml").bytes == formatted.bytes)
      if diagnostics.hasErrors { #expect(formatted.bytes == bytes) }
    }
  }

  private func touch(_ node: YAMLNode) {
    if let scalar = node.scalar {
      for offset in 0...scalar.text.utf8.count {
        #expect(node.position(ofOffset: offset) >= .start)
      }
    }
    for item in node.sequence ?? [] { touch(item) }
    for entry in node.mapping ?? [] {
      touch(entry.key)
      touch(entry.value)
    }
  }
}
