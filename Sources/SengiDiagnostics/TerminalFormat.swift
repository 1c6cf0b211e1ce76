/// Findings for people at a terminal: the compiler's line, then the source line with a caret.
public enum TerminalFormat {
  /// Whether to colour: on a terminal, unless `NO_COLOR` is set to anything but nothing or `TERM`
  /// is `dumb`.
  public static func usesColor(environment: [String: String], isTerminal: Bool) -> Bool {
    isTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// The findings by file and line. `lines` gives a file's lines without their breaks, or nil
  /// where the file cannot be shown.
  public static func render(
    _ diagnostics: Diagnostics, color: Bool, lines: (String) -> [String]?
  ) -> String {
    var files: [String: [String]] = [:]
    var text = ""
    for diagnostic in diagnostics.sorted {
      text += paint(diagnostic, color: color)
      guard let range = diagnostic.range else { continue }
      if files[range.file] == nil { files[range.file] = lines(range.file) ?? [] }
      text += excerpt(range, files[range.file] ?? [], color: color)
    }
    return text
  }

  private static func paint(_ diagnostic: Diagnostic, color: Bool) -> String {
    let plain = CompilerFormat.render(diagnostic)
    guard color else { return plain }
    let word = diagnostic.severity.rawValue + ":"
    let hue = diagnostic.severity == .error ? "31" : diagnostic.severity == .warning ? "33" : "36"
    guard let place = plain.firstRange(of: " " + word) ?? plain.firstRange(of: word) else {
      return plain
    }
    return plain.replacingCharacters(place, by: "\u{1B}[1;\(hue)m\(plain[place])\u{1B}[0m")
  }

  private static func excerpt(_ range: SourceRange, _ lines: [String], color: Bool) -> String {
    guard lines.indices.contains(range.start.line - 1) else { return "" }
    let line = Array(lines[range.start.line - 1].utf8)
    let start = min(max(0, range.start.column - 1), line.count)
    let isOneLine = range.end.line == range.start.line
    let end = min(max(start, isOneLine ? range.end.column - 1 : line.count), line.count)
    // Long lines are shown around the place.
    let first = start > 120 ? boundary(line, start - 80) : 0
    let last = boundary(
      line, min(line.count, max(end, start) - start > 120 ? start + 120 : start + 160))
    let shown = String(decoding: line[first..<max(first, last)], as: UTF8.self)
    let gap = width(line[first..<start])
    let marks = max(1, width(line[start..<max(start, min(end, last))]))
    let number = String(range.start.line)
    let margin = String(repeating: " ", count: number.count)
    let carets = "^" + String(repeating: "~", count: marks - 1)
    let painted = color ? "\u{1B}[1;32m\(carets)\u{1B}[0m" : carets
    return " \(number) | \(visible(shown))\n \(margin) | "
      + String(repeating: " ", count: gap) + painted + "\n"
  }

  /// A tab is shown as one space so that the caret below stays under its place.
  private static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result += scalar == "\t" ? " " : CompilerFormat.singleLine(String(scalar))
    }
    return result
  }

  private static func width(_ bytes: ArraySlice<UInt8>) -> Int {
    visible(String(decoding: bytes, as: UTF8.self)).count
  }

  /// The first offset at or before `offset` that begins a character.
  private static func boundary(_ line: [UInt8], _ offset: Int) -> Int {
    var offset = min(offset, line.count)
    while offset > 0, offset < line.count, line[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}

extension String {
  fileprivate func firstRange(of word: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) {
        return start..<index(start, offsetBy: word.count)
      }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func replacingCharacters(_ range: Range<Index>, by text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
