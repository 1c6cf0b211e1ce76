import SengiDiagnostics
import Testing

@testable import SengiYAML

@Suite("Formatting YAML") struct YAMLFormatterTests {
  @Test(
    "Canonical layout",
    arguments: [
      ("", ""),
      ("\n\n# only\n\n\n# comments  \n\n", "# only\n\n# comments\n"),
      ("a:   1\nb:    x   # c  \n", "a: 1\nb: x   # c\n"),
      ("a:\n- x\n-   z\n# about b\nb: 1", "a:\n  - x\n  - z\n# about b\nb: 1\n"),
      ("a:\n    b:\n        c: 1\n    # end of a\n", "a:\n  b:\n    c: 1\n  # end of a\n"),
      ("a: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
      ("a: 'text'\nb: \"x y\"\nc: '1'\nd: 'no'\n", "a: text\nb: x y\nc: '1'\nd: 'no'\n"),
      ("a: no\nb: {c: on, d: 1}\n", "a: 'no'\nb: { c: 'on', d: 1 }\n"),
      ("a: {x: text?, y: b}\n", "a:\n  x: text?\n  y: b\n"),
      ("a: [x,w , 'z', y]\n", "a: [x, w, z, 'y']\n"),
      ("a: [x, # one\n  z]\n", "a:\n  - x # one\n  - z\n"),
      ("-   a: 1\n    b: 2\n- - x\n  - z\n", "- a: 1\n  b: 2\n- - x\n  - z\n"),
      (
        "a: |\n     one\n       two\n\nb: >-\n    x\n    y\n",
        "a: |\n  one\n    two\n\nb: >-\n  x\n  y\n"
      ),
      ("a: |+\n  x\n\n\nb: 1\n", "a: \"x\\n\\n\\n\"\n\nb: 1\n"),
      ("a: &x\n    b: 1\nc: *x\n", "a: &x\n  b: 1\nc: *x\n"),
      ("a:\r\n    b: 1\r\n", "a:\n  b: 1\n"),
      ("\u{FEFF}a: 1\n", "a: 1\n"),
      ("# top\n---\na: 1\n...\n", "# top\n---\na: 1\n"),
      ("a:\n    # nothing yet\nb: 1\n", "a:\n  # nothing yet\nb: 1\n"),
      ("a: plain\n      goes on\n", "a: plain\n  goes on\n"),
      ("a: # head\n    b: 1\n", "a: # head\n  b: 1\n"),
      ("- # head\n    b: 1\n", "- # head\n  b: 1\n"),
      ("a: |4\n      x\n", "a: |2\n    x\n"),
      ("[a, b]", "[a, b]\n"),
      ("just text\n", "just text\n"),
    ])
  func canonical(text: String, expected: String) {
    let (bytes, diagnostics) = YAMLFormatter.format(Array(text.utf8), file: "t.yaml")
    #expect(diagnostics.all.isEmpty, "\(diagnostics.all)")
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test("A file that is not valid comes back as it was") func invalid() {
    let bytes = Array("a:   [1\n".utf8)
    let (same, diagnostics) = YAMLFormatter.format(bytes, file: "t.yaml")
    #expect(same == bytes)
    #expect(diagnostics.hasErrors)
  }

  @Test("Formatting keeps the tree and the comments, and is its own fixed point")
  func laws() throws {
    var refused = 0
    for seed in 0..<2500 {
      let text = UntidyYAML.document(seed: UInt64(seed))
      let before = YAMLReader.readDocument(Array(text.utf8), file: "t.yaml")
      try #require(
        !before.diagnostics.hasErrors, "seed \(seed): \(before.diagnostics.all)\n\(text)")
      let (bytes, diagnostics) = YAMLFormatter.format(Array(text.utf8), file: "t.yaml")
      let shown = String(decoding: bytes, as: UTF8.self)
      if !diagnostics.all.isEmpty { refused += 1 }
      #expect(diagnostics.all.isEmpty, "seed \(seed)\n\(text)")
      let after = YAMLReader.readDocument(bytes, file: "t.yaml")
      try #require(flat(before.root) == flat(after.root), "seed \(seed)\n\(text)\n\(shown)")
      try #require(comments(before) == comments(after), "seed \(seed)\n\(text)\n\(shown)")
      try #require(YAMLFormatter.format(bytes, file: "t.yaml").bytes == bytes, "seed \(seed)")
      // Lines inside values keep their blanks.
      guard !text.contains("goes on"), !text.contains("first # no") else { continue }
      try #require(!shown.contains("\n\n\n") && !shown.contains(" \n"), "\(shown)")
      try #require(shown.hasSuffix("\n") && !shown.hasSuffix("\n\n"), "\(shown)")
    }
    #expect(refused == 0)
  }

  private func flat(_ node: YAMLNode?) -> String {
    guard let node else { return "none" }
    switch node.content {
    case .scalar(let scalar): return "\(scalar.kind):\(scalar.text.debugDescription)"
    case .sequence(let items): return "[\(items.map(flat).joined(separator: ","))]"
    case .mapping(let entries):
      return "{\(entries.map { flat($0.key) + "=" + flat($0.value) }.joined(separator: ","))}"
    }
  }

  private func comments(_ document: YAMLDocument) -> [String] {
    YAMLComment.all(in: document).map { String(decoding: $0.text, as: UTF8.self) }
  }
}
