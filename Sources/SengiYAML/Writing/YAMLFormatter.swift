import SengiDiagnostics

/// Rewrites YAML in the one canonical layout, keeping every comment, key and value in its order.
///
/// Two spaces a level, one after `:` and `-`, lists indented below their key, no trailing blanks,
/// at most one blank line in a row, LF line ends, quotes only where a value needs them to be text
/// in every YAML parser, `{ }` and `[ ]` only around values that are safe there and on one line of
/// up to 100 columns. Formatting twice gives the same bytes as once.
public enum YAMLFormatter {
  /// The formatted text, and what stopped formatting.
  ///
  /// Where the text is not valid, or the result would not read back as the same tree with the same
  /// comments, the text comes back byte for byte, with a diagnostic.
  public static func format(
    _ bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits()
  ) -> (bytes: [UInt8], diagnostics: Diagnostics) {
    let original = YAMLReader.readDocument(bytes, file: file, limits: limits)
    guard !original.diagnostics.hasErrors else { return (bytes, original.diagnostics) }
    var current = bytes
    var document = original
    // One round is enough nearly always; where a comment moves between levels it takes a second.
    for _ in 0..<8 {
      let comments = YAMLComment.all(in: document)
      var layout = YAMLLayout(source: document.source, comments: comments)
      let next = layout.text(of: document)
      if next == current { return (next, Diagnostics()) }
      let after = YAMLReader.readDocument(next, file: file, limits: limits)
      guard after.diagnostics.all.isEmpty, same(document.root, after.root),
        sameTexts(comments, YAMLComment.all(in: after))
      else { break }
      current = next
      document = after
    }
    var diagnostics = Diagnostics()
    diagnostics.warning(
      YAMLCode.notFormatted.code, "the file cannot be formatted without changing its meaning",
      remedy: "write it in plain block style", at: original.source.range(0, 0))
    return (bytes, diagnostics)
  }

  /// Whether two trees have the same keys, values, kinds and order, and the same aliases.
  static func same(_ left: YAMLNode?, _ right: YAMLNode?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    guard left.anchor == right.anchor, left.alias == right.alias else { return false }
    if left.alias != nil { return true }
    switch (left.content, right.content) {
    case (.scalar(let a), .scalar(let b)):
      return a.kind == b.kind && a.text.utf8.elementsEqual(b.text.utf8)
    case (.sequence(let a), .sequence(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
    case (.mapping(let a), .mapping(let b)):
      return a.count == b.count
        && zip(a, b).allSatisfy { same($0.key, $1.key) && same($0.value, $1.value) }
    default: return false
    }
  }

  private static func sameTexts(_ left: [YAMLComment], _ right: [YAMLComment]) -> Bool {
    let (a, b) = (left.map(\.text), right.map(\.text))
    return a == b || a.sorted(by: precedes) == b.sorted(by: precedes)
  }

  private static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.lexicographicallyPrecedes(b)
  }
}
