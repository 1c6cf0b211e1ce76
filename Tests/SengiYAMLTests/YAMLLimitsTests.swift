import SengiDiagnostics
import Testing

@testable import SengiYAML

@Suite("Limits") struct YAMLLimitsTests {
  private func codes(_ bytes: [UInt8], _ limits: YAMLLimits = YAMLLimits()) -> [String] {
    YAMLReader.read(bytes, file: "t.yaml", limits: limits).diagnostics.all
      .map(\.code.description)
  }

  @Test("Depth is bounded, and reading stops there at once", arguments: ["[", "- ", "{a: ", "? "])
  func depth(opening: String) {
    let clock = ContinuousClock()
    var found: [String] = []
    let elapsed = clock.measure {
      found = codes(Array(String(repeating: opening, count: 200_000).utf8))
    }
    #expect(found.contains("YAM0006"))
    #expect(elapsed < .seconds(1))
  }

  @Test("Exactly 64 levels are read") func levels() {
    let deep = { (count: Int) in
      Array((String(repeating: "[", count: count) + String(repeating: "]", count: count)).utf8)
    }
    #expect(codes(deep(64)).isEmpty)
    #expect(codes(deep(65)) == ["YAM0006"])
  }

  @Test("An alias bomb is found without writing it out") func bomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(codes(Array(text.utf8)) == ["YAM0007"])
  }

  @Test("Size, number of findings") func sizes() {
    var limits = YAMLLimits()
    limits.bytes = 10
    #expect(codes(Array("a: 12345678".utf8), limits) == ["YAM0003"])
    let twice = Array(String(repeating: "a: 1\n", count: 500).utf8)
    let found = codes(twice)
    #expect(found.count == 101)
    #expect(found.last == "YAM0034")
  }

  @Test(
    "The first byte that is not UTF-8 is named by line and column",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xC3], [0xE2, 0x82], [0x80],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    let found = YAMLReader.read(Array("é: 1\nab".utf8) + bytes, file: "t.yaml").diagnostics.all
    #expect(found.map(\.code) == ["YAM0001"])
    #expect(found.first?.range?.start == SourcePosition(line: 2, column: 3))
  }

  @Test("Empty files are no document", arguments: ["", "\n", "# x\n", "\u{FEFF}"])
  func empty(text: String) {
    let (root, diagnostics) = YAMLReader.read(text, file: "t.yaml")
    #expect(root == nil)
    #expect(diagnostics.all.isEmpty)
  }
}
