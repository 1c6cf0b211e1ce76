/// Spells single nodes: as the author did, save for quotes and indentation.
struct YAMLSpelling {
  let source: YAMLSource

  func key(_ node: YAMLNode, _ scalar: YAMLScalar) -> String {
    let written = source.text(node.start..<node.end)
    if scalar.style == .plain { return written }
    if written.utf8.contains(0x0A) || written.utf8.contains(0x0D)
      || YAMLScalar.isPlainSafe(scalar.text, as: .key)
    {
      return YAMLScalar.quoted(scalar.text, as: .key)
    }
    return written
  }

  /// A value's first line and the lines after it, each with its line break.
  func lines(
    of node: YAMLNode, _ scalar: YAMLScalar, indent: Int
  ) -> (head: String, rest: [UInt8]) {
    switch scalar.style {
    case .literal, .folded: return block(node, scalar, indent: indent)
    case .plain, .single, .double:
      let written = source.bytes[node.start..<node.end]
      guard written.contains(0x0A) || written.contains(0x0D) else {
        return (oneLine(node, scalar, as: .blockValue), [])
      }
      let lines = source.lineIndex(at: node.start)...source.lineIndex(at: node.end)
      var text: [UInt8] = []
      for line in lines {
        let part = source.bytes[source.line(line).clamped(to: node.start..<node.end)].trimmed
        if line > lines.lowerBound {
          text.append(0x0A)
          if !part.isEmpty { text += [UInt8](repeating: 0x20, count: indent) }
        }
        text += part
      }
      return (String(decoding: text, as: UTF8.self), [])
    }
  }

  /// A scalar written on one line.
  private func oneLine(
    _ node: YAMLNode, _ scalar: YAMLScalar, as place: YAMLScalar.Place
  ) -> String {
    let written = source.text(node.start..<node.end)
    if scalar.style == .plain {
      return PlainScalar.isOldBool(scalar.text) ? "'\(scalar.text)'" : written
    }
    return YAMLScalar.isPlainSafe(scalar.text, as: place) ? scalar.text : written
  }

  // MARK: Flow

  /// `{ a: b }` or `[a, b]` on one line, an alias, or a scalar inside them.
  func inline(_ node: YAMLNode) -> String {
    if let alias = node.alias { return "*\(alias)" }
    switch node.content {
    case .scalar(let scalar): return oneLine(node, scalar, as: .flowValue)
    case .sequence(let items): return "[" + items.map(inline).joined(separator: ", ") + "]"
    case .mapping(let entries):
      if entries.isEmpty { return "{}" }
      let parts = entries.map { entry in
        (entry.key.scalar.map { key(entry.key, $0) } ?? "") + ": " + inline(entry.value)
      }
      return "{ " + parts.joined(separator: ", ") + " }"
    }
  }

  /// Whether every value inside is safe in `{ }` or `[ ]` to every YAML parser.
  func fitsInline(_ node: YAMLNode) -> Bool {
    if node.alias != nil { return true }
    switch node.content {
    case .sequence(let items): return items.allSatisfy(isInlineChild)
    case .mapping(let entries):
      return entries.allSatisfy { isInlineChild($0.key) && isInlineChild($0.value) }
    case .scalar: return true
    }
  }

  private func isInlineChild(_ node: YAMLNode) -> Bool {
    guard node.anchor == nil, node.alias == nil, node.start < node.end else { return false }
    guard case .scalar(let scalar) = node.content else { return fitsInline(node) }
    let written = source.bytes[node.start..<node.end]
    if written.contains(0x0A) || written.contains(0x0D) { return false }
    guard scalar.style == .plain else { return true }
    if scalar.kind != .text { return written.allSatisfy(Self.isWord) }
    return PlainScalar.isOldBool(scalar.text)
      || YAMLScalar.isPlainSafe(scalar.text, as: .flowValue)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
      || [0x2B, 0x2D, 0x2E, 0x7E].contains(byte)
  }

  // MARK: Block scalars

  private func block(
    _ node: YAMLNode, _ scalar: YAMLScalar, indent: Int
  ) -> (head: String, rest: [UInt8]) {
    let text = Array(scalar.text.utf8)
    let content = text.last == 0x0A ? text.dropLast() : text[...]
    // Some parsers break lines at U+0085, U+2028 and U+2029 too.
    let isPlainText = scalar.text.unicodeScalars.allSatisfy {
      $0 == "\n" || $0 == "\t"
        || $0 >= " " && $0 != "\u{85}" && $0 != "\u{2028}" && $0 != "\u{2029}"
    }
    guard isPlainText, let last = content.last, last != 0x0A, content.contains(where: { $0 > 0x20 })
    else { return (YAMLScalar.quoted(scalar.text, as: .blockValue), []) }
    let chomping = text.last == 0x0A ? "" : "-"
    // Blanks at the text's end may be whole lines, which `foldedLines` cannot see.
    if scalar.style == .folded, last > 0x20, let lines = foldedLines(node) {
      return (">" + chomping, indented(lines, indent))
    }
    let lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
    let needsIndicator = lines.first { !$0.isEmpty }?.first == 0x20
    return ("|" + (needsIndicator ? "2" : "") + chomping, indented(lines, indent))
  }

  private func indented(_ lines: [ArraySlice<UInt8>], _ indent: Int) -> [UInt8] {
    var result: [UInt8] = []
    for line in lines {
      if !line.isEmpty { result += [UInt8](repeating: 0x20, count: indent) }
      result += line
      result.append(0x0A)
    }
    return result
  }

  /// A folded scalar's lines without their indentation; nil where an indicator sets that.
  private func foldedLines(_ node: YAMLNode) -> [ArraySlice<UInt8>]? {
    let first = source.lineIndex(at: node.start)
    let header = source.bytes[node.start..<source.line(first).upperBound].prefix { $0 > 0x20 }
    guard !header.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    let last = source.lineIndex(at: max(node.start, node.end - 1))
    guard first < last else { return nil }
    let lines = (first + 1...last).map { source.bytes[source.line($0)] }
    let isBlank = { (line: ArraySlice<UInt8>) in line.allSatisfy { $0 == 0x20 } }
    guard let depth = lines.first(where: { !isBlank($0) })?.prefix(while: { $0 == 0x20 }).count
    else { return nil }
    return lines.map { $0.dropFirst(isBlank($0) ? min(depth, $0.count) : depth) }
  }
}
