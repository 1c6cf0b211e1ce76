/// Lines of a file to be replaced by others; an empty range adds before its line.
struct LineEdit {
  /// Counted from 0.
  var range: Range<Int>
  var lines: [String]
}

/// A file as lines, on which edits are made all at once.
struct FileLines {
  private(set) var lines: [String]

  init(_ bytes: [UInt8]) {
    var body = bytes[...]
    if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
    lines = body.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  func isBlank(_ index: Int) -> Bool {
    guard lines.indices.contains(index) else { return true }
    return lines[index].utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// What follows the column (from 1, in bytes) on a line, when that is a comment.
  func comment(after column: Int, on index: Int) -> String? {
    guard lines.indices.contains(index) else { return nil }
    let rest = lines[index].utf8.dropFirst(column - 1)
    guard rest.first == 0x20, rest.first(where: { $0 != 0x20 }) == 0x23 else { return nil }
    return String(rest)
  }

  /// The text after the edits, which do not overlap.
  func applying(_ edits: [LineEdit]) -> String {
    var result: [String] = []
    var next = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.isEmpty ? 0 : 1, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.isEmpty ? 0 : 1, $1.offset)
    }
    for (_, edit) in ordered {
      let start = min(max(edit.range.lowerBound, next), lines.count)
      result += lines[next..<start]
      result += edit.lines
      next = max(next, min(edit.range.upperBound, lines.count))
    }
    result += lines[next...]
    return Self.tidy(result).joined(separator: "\n") + (result.isEmpty ? "" : "\n")
  }

  /// No blank lines at the file's ends.
  private static func tidy(_ lines: [String]) -> [String] {
    var lines = lines[...]
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines)
  }
}
