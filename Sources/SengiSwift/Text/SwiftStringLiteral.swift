/// A string constant on one line of Swift source.
///
/// Quotes and backslashes stand as they are, in a raw literal with as many `#` as that takes; what
/// would end the line, or could not be seen on it, is written `\u{…}`.
public struct SwiftStringLiteral: Sendable, Hashable {
  public let value: String

  public init(_ value: String) {
    self.value = value
  }

  public var source: String {
    let scalars = value.unicodeScalars
    guard scalars.contains(where: { $0 == "\"" || $0 == "\\" }) else {
      return "\"" + Self.escape(value, marks: "") + "\""
    }
    // Three quotes in a row would open a literal of several lines.
    if value.hasPrefix("\"\"") || scalars.count == 1 { return Self.ordinary(value) }
    let marks = String(repeating: "#", count: Self.longestMarkRun(scalars) + 1)
    return marks + "\"" + Self.escape(value, marks: marks) + "\"" + marks
  }

  /// The most `#` in a row right after a quote or a backslash.
  private static func longestMarkRun(_ scalars: String.UnicodeScalarView) -> Int {
    var longest = 0
    var run: Int?
    for scalar in scalars {
      switch scalar {
      case "\"", "\\": run = 0
      case "#":
        if let count = run {
          run = count + 1
          longest = max(longest, count + 1)
        }
      default: run = nil
      }
    }
    return longest
  }

  private static func ordinary(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result += escape(String(scalar), marks: "")
    }
    return result + "\""
  }

  private static func escape(_ text: String, marks: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        result += "\\" + marks + "u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether the character ends a line, or changes how others are shown without showing itself.
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
