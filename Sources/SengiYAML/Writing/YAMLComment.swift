/// A comment and where it stands.
struct YAMLComment {
  let offset: Int
  /// From `#` to the end of the line, without trailing blanks.
  let text: [UInt8]
  /// True where nothing but blanks stands before it on its line.
  let isOwnLine: Bool
  /// Bytes before it on its line.
  let column: Int
  /// Blanks right before it.
  let gap: Int

  /// All comments of a document, in order: every `#` outside its scalars.
  static func all(in document: YAMLDocument) -> [YAMLComment] {
    var scan = Scan(source: document.source)
    if let root = document.root { scan.visit(root) }
    scan.gap(to: document.source.bytes.count)
    return scan.comments
  }

  private struct Scan {
    let source: YAMLSource
    var comments: [YAMLComment] = []
    var offset = 0

    mutating func visit(_ node: YAMLNode) {
      switch node.content {
      case _ where node.alias != nil: skip(node)
      case .scalar(let scalar):
        skip(node)
        guard scalar.style == .literal || scalar.style == .folded else { return }
        // A comment may follow the header.
        offset = node.start + 1
        gap(to: min(source.line(holding: node.start).upperBound, node.end))
        offset = max(offset, node.end)
      case .sequence(let items): for item in items { visit(item) }
      case .mapping(let entries):
        for entry in entries {
          visit(entry.key)
          visit(entry.value)
        }
      }
    }

    private mutating func skip(_ node: YAMLNode) {
      gap(to: node.start)
      offset = max(offset, node.end)
    }

    mutating func gap(to end: Int) {
      while offset < end {
        let byte = source.bytes[offset]
        if byte == 0x26 {
          while offset < end, source.bytes[offset] > 0x20 { offset += 1 }
        } else if byte == 0x23 {
          comment()
        } else {
          offset += 1
        }
      }
    }

    private mutating func comment() {
      let line = source.line(holding: offset)
      let text = source.bytes[offset..<line.upperBound]
      let before = source.bytes[line.lowerBound..<offset]
      let gap = before.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
      comments.append(
        YAMLComment(
          offset: offset, text: text.trimmedEnd, isOwnLine: gap == before.count,
          column: before.count, gap: gap))
      offset = line.upperBound
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without the blanks at the end.
  var trimmedEnd: [UInt8] {
    var slice = self
    while let last = slice.last, last == 0x20 || last == 0x09 || last == 0x0D { slice.removeLast() }
    return Array(slice)
  }

  /// Without the blanks at both ends.
  var trimmed: [UInt8] {
    drop { $0 == 0x20 || $0 == 0x09 }.trimmedEnd
  }
}
