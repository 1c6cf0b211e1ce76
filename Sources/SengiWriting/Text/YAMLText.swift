import SengiYAML

/// Lays values out as lines, the way the formatter leaves them.
enum YAMLText {
  /// The widest line on which `[ ]` may stand.
  static let width = 100
  /// What `[ ]` may take of a line before it is easier to read one a line.
  private static let comfortable = 88

  /// `key: value` and the lines that belong to it.
  static func lines(_ pair: YAMLPair, indent: Int) -> [String] {
    let key = pair.isNumbered ? pair.key : YAMLScalar.quoted(pair.key, as: .key)
    let head = pad(indent) + key + ":"
    switch pair.value {
    case .nothing: return [head]
    case .mapping(let pairs) where !pairs.isEmpty:
      return [head] + pairs.flatMap { lines($0, indent: indent + 2) }
    case .list(let items) where !items.isEmpty:
      return [head] + items.flatMap { lines(item: $0, indent: indent + 2) }
    case .words(let words) where !words.isEmpty:
      let inline = "[" + words.map { YAMLScalar.quoted($0, as: .flowValue) }.joined(separator: ", ")
      if head.utf8.count + inline.utf8.count + 2 <= comfortable, words.allSatisfy(fitsInline) {
        return [head + " " + inline + "]"]
      }
      return [head] + words.flatMap { lines(item: .text($0), indent: indent + 2) }
    case .flow(let pairs) where !pairs.isEmpty:
      if let inline = inline(pair.value), head.utf8.count + 1 + inline.utf8.count <= comfortable {
        return [head + " " + inline]
      }
      return lines(YAMLPair(pair.key, .mapping(pairs)), indent: indent)
    default: return scalar(pair.value, after: head + " ", indent: indent + 2)
    }
  }

  /// `- value` and the lines that belong to it.
  static func lines(item: YAMLValue, indent: Int) -> [String] {
    let head = pad(indent) + "- "
    if case .flow(let pairs) = item {
      guard let inline = inline(item), head.utf8.count + inline.utf8.count <= comfortable else {
        return lines(item: .mapping(pairs), indent: indent)
      }
      return [head + inline]
    }
    guard case .mapping(let pairs) = item, !pairs.isEmpty else {
      return scalar(item, after: head, indent: indent + 2)
    }
    var lines = pairs.flatMap { self.lines($0, indent: indent + 2) }
    if let first = lines.first { lines[0] = head + first.dropFirst(indent + 2) }
    return lines
  }

  /// The value inside a line; nil where it takes more than that.
  private static func inline(_ value: YAMLValue) -> String? {
    switch value {
    case .text(let text), .sql(let text):
      return fitsInline(text) ? YAMLScalar.quoted(text, as: .flowValue) : nil
    case .plain(let word): return word
    case .flow(let pairs):
      let parts = pairs.map { pair in
        inline(pair.value).map { YAMLScalar.quoted(pair.key, as: .flowValue) + ": " + $0 }
      }
      guard !parts.isEmpty, !parts.contains(nil), pairs.allSatisfy({ fitsInline($0.key) }) else {
        return nil
      }
      return "{ " + parts.compactMap { $0 }.joined(separator: ", ") + " }"
    case .words, .list, .mapping, .nothing: return nil
    }
  }

  private static func scalar(_ value: YAMLValue, after head: String, indent: Int) -> [String] {
    switch value {
    case .sql(let text) where text.utf8.contains(0x0A):
      guard text.utf8.last.map({ $0 > 0x20 }) ?? false,
        let block = block(text + "\n", indent: indent)
      else { return [head + YAMLScalar.quoted(text, as: .blockValue)] }
      return [head + block.head] + block.lines
    case .text(let text), .sql(let text):
      guard let block = block(text, indent: indent) else {
        return [head + YAMLScalar.quoted(text, as: .blockValue)]
      }
      return [head + block.head] + block.lines
    case .plain(let word): return [head + word]
    case .words, .list: return [head + "[]"]
    case .mapping, .flow: return [head + "{}"]
    case .nothing: return [String(head.dropLast())]
    }
  }

  /// The text as a literal block, where YAML can carry it so exactly and in every editor's sight.
  private static func block(_ text: String, indent: Int) -> (head: String, lines: [String])? {
    let bytes = Array(text.utf8)
    guard bytes.contains(0x0A), text.unicodeScalars.allSatisfy(isCarriedByBlocks) else {
      return nil
    }
    let endsLine = bytes.last == 0x0A
    let content = endsLine ? bytes.dropLast() : bytes[...]
    let rows = content.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let last = rows.last, last.contains(where: { $0 > 0x20 }),
      let first = rows.first(where: { !$0.isEmpty }), first.first != 0x09,
      first.contains(where: { $0 > 0x20 })
    else { return nil }
    // Without a number, the first line's own blanks would count as the margin.
    let indicator = first.first == 0x20 ? "2" : ""
    let margin = pad(indent)
    let lines = rows.map { $0.isEmpty ? "" : margin + String(decoding: $0, as: UTF8.self) }
    return ("|" + indicator + (endsLine ? "" : "-"), lines)
  }

  private static func isCarriedByBlocks(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 || scalar == "\n" || scalar == "\t" }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return false
    default: return scalar.value != 0xFEFF
    }
  }

  private static func fitsInline(_ word: String) -> Bool {
    word.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  private static func pad(_ indent: Int) -> String { String(repeating: " ", count: indent) }
}
