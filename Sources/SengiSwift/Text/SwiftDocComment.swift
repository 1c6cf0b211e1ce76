/// A documentation comment, one `///` line for each line of its text.
///
/// Any text is safe: line ends of every kind start a new comment line, other characters that
/// cannot be seen become spaces, and long lines are broken between words.
public struct SwiftDocComment: Sendable, Hashable {
  public let lines: [SwiftCode]

  /// - Parameters:
  ///   - paragraphs: Texts to be told apart by an empty comment line; empty ones are left out.
  ///   - width: The columns that a line may take, `///` included.
  init(_ paragraphs: [String], width: Int) {
    var lines: [SwiftCode] = []
    for paragraph in paragraphs {
      let text = Self.lines(of: paragraph).flatMap { Self.wrap($0, width: max(20, width - 4)) }
      if text.isEmpty { continue }
      if !lines.isEmpty { lines.append("///") }
      lines += text.map { SwiftCode(escaped: $0.isEmpty ? "///" : "/// " + $0) }
    }
    self.lines = lines
  }

  private static func lines(of text: String) -> [String] {
    var lines = [""]
    var previousWasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previousWasReturn: break
      case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": lines.append("")
      case _ where SwiftStringLiteral.isUnsafe(scalar): lines[lines.count - 1] += " "
      default: lines[lines.count - 1].unicodeScalars.append(scalar)
      }
      previousWasReturn = scalar == "\r"
    }
    var trimmed = lines.map(Self.trimmingTail)[...]
    while trimmed.first?.isEmpty == true { trimmed.removeFirst() }
    while trimmed.last?.isEmpty == true { trimmed.removeLast() }
    return Array(trimmed)
  }

  private static func trimmingTail(_ line: String) -> String {
    var line = line[...]
    while line.last?.isWhitespace == true { line.removeLast() }
    return String(line)
  }

  private static func wrap(_ line: String, width: Int) -> [String] {
    if line.utf8.count <= width || line.count <= width { return [line] }
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ") {
      if !current.isEmpty, current.count + 1 + word.count > width {
        lines.append(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    return lines + [current]
  }
}
