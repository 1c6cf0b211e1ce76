import SengiYAML

extension YAMLNode {
  /// The last line, from 0, that any of the value's text stands on.
  func lastLine(in file: FileLines) -> Int {
    if alias == nil, !isFlow {
      if let last = mapping?.last {
        return max(last.key.range.start.line - 1, last.value.lastLine(in: file))
      }
      if let last = sequence?.last { return last.lastLine(in: file) }
    }
    let first = range.start.line - 1
    var line = range.end.line - 1
    if range.end.column == 1, line > first { line -= 1 }
    while line > first, file.isBlank(line) { line -= 1 }
    return line
  }

  /// Whether the value's parts stand on lines of their own, to be edited one by one.
  var isBlockCollection: Bool {
    guard !isFlow, alias == nil, anchor == nil else { return false }
    return mapping?.isEmpty == false || sequence?.isEmpty == false
  }
}

extension YAMLEntry {
  /// The lines of key and value, from 0.
  func lines(in file: FileLines) -> Range<Int> {
    let first = key.range.start.line - 1
    return first..<(max(first, value.lastLine(in: file)) + 1)
  }

  /// Spaces before the key.
  var indent: Int { key.range.start.column - 1 }
}
