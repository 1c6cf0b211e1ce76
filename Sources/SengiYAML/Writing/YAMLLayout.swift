/// Writes a tree again in canonical layout, each comment at the place in the tree it had.
struct YAMLLayout {
  static let width = 100

  let source: YAMLSource
  let comments: [YAMLComment]
  /// Index of the first comment not yet written.
  private var nextComment = 0
  private var out: [UInt8] = []
  /// Right after `key:` or `---`, where a blank line would part a thing from its head.
  private var justOpened = true

  init(source: YAMLSource, comments: [YAMLComment]) {
    self.source = source
    self.comments = comments
    out.reserveCapacity(source.bytes.count + 64)
  }

  mutating func text(of document: YAMLDocument) -> [UInt8] {
    if let marker = document.marker {
      ownLines(before: marker, indent: 0)
      append("---")
      if let root = document.root { trailing(after: marker, before: root.start) }
      newline()
      justOpened = true
    }
    if let root = document.root, root.start < root.end || root.anchor != nil {
      write(root: root)
    }
    ownLines(before: source.bytes.count, indent: 0)
    return out
  }

  private mutating func write(root: YAMLNode) {
    if root.anchor == nil, isBlock(root, width: 0) {
      children(of: root, indent: 0, isInline: false, limit: source.bytes.count)
    } else {
      ownLines(before: root.start, indent: 0)
      blank(before: root.start)
      value(root, indent: -2, after: root.start, sourceColumn: -1, limit: source.bytes.count)
    }
  }

  // MARK: Collections

  /// The entries or items of a block collection, one a line. `isInline`: the first one goes on the
  /// line begun by `- `.
  private mutating func children(of node: YAMLNode, indent: Int, isInline: Bool, limit: Int) {
    let starts: [Int]
    switch node.content {
    case .mapping(let entries): starts = entries.map(\.key.start)
    case .sequence(let items): starts = dashes(of: node, items)
    case .scalar: return
    }
    let column = node.isFlow ? -1 : node.start - source.line(holding: node.start).lowerBound
    for (index, start) in starts.enumerated() {
      if index > 0 || !isInline {
        ownLines(before: start, indent: indent)
        blank(before: start)
        pad(indent)
      }
      let end = index + 1 < starts.count ? starts[index + 1] : node.isFlow ? node.end : limit
      switch node.content {
      case .mapping(let entries):
        write(key: entries[index].key)
        value(
          entries[index].value, indent: indent, after: entries[index].key.end,
          sourceColumn: column, limit: end)
      case .sequence(let items):
        append("-")
        item(items[index], indent: indent, sourceColumn: column, limit: end)
      case .scalar: break
      }
    }
    // What follows the last child as deep as the children belongs to them.
    let floor = column <= 0 && !node.isFlow ? 1 : column
    ownLines(before: node.isFlow ? node.end : limit, indent: indent, from: node.isFlow ? -1 : floor)
  }

  /// Where each item's `-` stands; in `[ ]`, the item itself.
  private func dashes(of node: YAMLNode, _ items: [YAMLNode]) -> [Int] {
    guard !node.isFlow else { return items.map(\.start) }
    let column = node.start - source.line(holding: node.start).lowerBound
    return items.enumerated().map { index, item in
      guard index > 0 else { return node.start }
      // What an item holds stands deeper than its dash.
      var line = source.lineIndex(at: item.start)
      while line > 0 {
        let range = source.line(line)
        let dash = range.lowerBound + column
        if dash < range.upperBound, source.bytes[dash] == 0x2D,
          source.bytes[range.lowerBound..<dash].allSatisfy({ $0 == 0x20 })
        {
          return dash
        }
        line -= 1
      }
      return item.start
    }
  }

  private func firstChild(of node: YAMLNode) -> Int {
    node.sequence?.first?.start ?? node.mapping?.first?.key.start ?? node.end
  }

  private mutating func write(key: YAMLNode) {
    if let anchor = key.anchor { append("&\(anchor) ") }
    if let alias = key.alias {
      append("*\(alias) :")
    } else if let scalar = key.scalar {
      append(YAMLSpelling(source: source).key(key, scalar))
      append(":")
    }
  }

  private mutating func item(_ node: YAMLNode, indent: Int, sourceColumn: Int, limit: Int) {
    let isParted =
      comments.indices.contains(nextComment) && comments[nextComment].offset < node.start
    if node.anchor == nil, !isParted, isBlock(node, width: indent + 2) {
      append(" ")
      children(of: node, indent: indent + 2, isInline: true, limit: limit)
    } else {
      value(node, indent: indent, after: node.start, sourceColumn: sourceColumn, limit: limit)
    }
  }

  // MARK: Values

  /// The value after `key:` or `-`, comments before and behind it, and the line's end.
  private mutating func value(
    _ node: YAMLNode, indent: Int, after offset: Int, sourceColumn: Int, limit: Int
  ) {
    if let anchor = node.anchor { append(separator + "&\(anchor)") }
    let isMissing = node.start == node.end
    if isMissing {
      trailing(after: offset, before: limit)
      newline()
      ownLines(before: limit, indent: indent + 2, from: sourceColumn + 1)
      return
    }
    let used = out.count - (out.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    if isBlock(node, width: used + 1) {
      if node.isFlow {
        trailing(after: node.start, before: firstChild(of: node))
      } else {
        head(before: node.start)
      }
      newline()
      justOpened = true
      children(of: node, indent: max(indent, -2) + 2, isInline: false, limit: limit)
      return
    }
    if isParted(before: node.start) {
      head(before: node.start)
      newline()
      justOpened = true
      ownLines(before: node.start, indent: indent + 2)
      pad(indent + 2)
      justOpened = false
    }
    append(separator)
    let spelling = YAMLSpelling(source: source)
    if node.alias == nil, let scalar = node.scalar {
      let lines = spelling.lines(of: node, scalar, indent: max(0, indent) + 2)
      append(lines.head)
      trailing(after: scalar.style == .literal || scalar.style == .folded ? node.start : node.end)
      newline()
      out += lines.rest
    } else {
      append(spelling.inline(node))
      trailing(after: max(node.start, node.end - 1))
      newline()
    }
  }

  /// A space, save at the start of a line.
  private var separator: String {
    guard let last = out.last, last != 0x0A, last != 0x20 else { return "" }
    return " "
  }

  private func isBlock(_ node: YAMLNode, width: Int) -> Bool {
    guard node.alias == nil, node.scalar == nil else { return false }
    if node.mapping?.isEmpty == true || node.sequence?.isEmpty == true { return false }
    guard node.isFlow else { return true }
    let spelling = YAMLSpelling(source: source)
    if hasComment(inside: node) { return true }
    return !spelling.fitsInline(node)
      || width + spelling.inline(node).utf8.count > Self.width
  }

  private func hasComment(inside node: YAMLNode) -> Bool {
    var low = 0
    var high = comments.count
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].offset < node.start { low = middle + 1 } else { high = middle }
    }
    return comments.indices.contains(low) && comments[low].offset < node.end
  }

  private func isParted(before offset: Int) -> Bool {
    comments.indices.contains(nextComment) && comments[nextComment].offset < offset
  }

  // MARK: Comments and blank lines

  /// A comment behind `key:`, before its value.
  private mutating func head(before offset: Int) {
    guard isParted(before: offset), !comments[nextComment].isOwnLine else { return }
    writeTrailing()
  }

  /// A comment on the line of the byte at `offset`.
  private mutating func trailing(after offset: Int, before limit: Int = .max) {
    guard comments.indices.contains(nextComment) else { return }
    let comment = comments[nextComment]
    guard !comment.isOwnLine, comment.offset < limit, comment.offset >= offset,
      source.lineIndex(at: comment.offset) == source.lineIndex(at: offset)
    else { return }
    writeTrailing()
  }

  private mutating func writeTrailing() {
    let comment = comments[nextComment]
    nextComment += 1
    out += [UInt8](repeating: 0x20, count: max(1, comment.gap))
    out += comment.text
  }

  /// Comments before `offset` that stand at least at column `from`, each on its line.
  private mutating func ownLines(before offset: Int, indent: Int, from column: Int = -1) {
    while comments.indices.contains(nextComment) {
      let comment = comments[nextComment]
      guard comment.offset < offset, comment.column >= column else { return }
      nextComment += 1
      blank(before: comment.offset)
      pad(indent)
      out += comment.text
      newline()
    }
  }

  /// One blank line where the source has any before the line of `offset`.
  private mutating func blank(before offset: Int) {
    defer { justOpened = false }
    let line = source.lineIndex(at: offset)
    guard !justOpened, !out.isEmpty, line > 0 else { return }
    let isFirst = source.skipBlanks(source.lineStarts[line]) >= offset || isDash(line, offset)
    let previous = source.line(line - 1)
    guard isFirst, source.skipBlanks(previous.lowerBound) >= previous.upperBound else { return }
    out.append(0x0A)
  }

  /// Only dashes and blanks stand before `offset` on its line.
  private func isDash(_ line: Int, _ offset: Int) -> Bool {
    let start = source.lineStarts[line]
    guard start <= offset else { return false }
    return source.bytes[start..<offset].allSatisfy { $0 == 0x20 || $0 == 0x2D }
  }

  private mutating func append(_ text: String) { out += text.utf8 }

  private mutating func newline() { out.append(0x0A) }

  private mutating func pad(_ indent: Int) {
    out += [UInt8](repeating: 0x20, count: max(0, indent))
  }
}
