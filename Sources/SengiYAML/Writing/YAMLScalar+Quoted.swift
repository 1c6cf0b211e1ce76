extension YAMLScalar {
  /// Where a scalar is to be written.
  public enum Place: Sendable, Hashable {
    case key
    /// After `key: ` or `- `.
    case blockValue
    /// Inside `[ ]` or `{ }`.
    case flowValue
  }

  /// The shortest spelling of `text` on one line that every YAML parser reads as that text.
  ///
  /// Plain where that is safe, else single-quoted, else double-quoted with escapes. U+0000 is
  /// spelt `\0`, which the reader rejects, as PostgreSQL does.
  public static func quoted(_ text: String, as place: Place) -> String {
    if isPlainSafe(text, as: place) { return text }
    if text.unicodeScalars.allSatisfy(isPrintable) {
      // By scalar: an apostrophe and a combining mark after it are one Character.
      var result = "'"
      for scalar in text.unicodeScalars {
        if scalar == "'" { result += "'" }
        result.unicodeScalars.append(scalar)
      }
      return result + "'"
    }
    return doubleQuoted(text)
  }

  /// True where `text` without quotes is text, the same text, to every YAML parser.
  static func isPlainSafe(_ text: String, as place: Place) -> Bool {
    guard !PlainScalar.isAmbiguous(text) else { return false }
    var previous: Unicode.Scalar = " "
    var isFirst = true
    for scalar in text.unicodeScalars {
      guard isPrintable(scalar) else { return false }
      if isFirst {
        guard mayBegin(scalar) else { return false }
        isFirst = false
      }
      switch scalar {
      case "#": if previous == " " || place != .blockValue { return false }
      case " ": if previous == ":" { return false }
      case ",", "[", "]", "{", "}", "?": if place != .blockValue { return false }
      case ":", "&", "*", "!", "%", "@", "`", "\"", "\\":
        if place != .blockValue { return false }
      default: break
      }
      previous = scalar
    }
    return previous != ":" && previous != " " && !isFirst
  }

  private static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "(", "/", "$", "+", ".": true
    default: scalar.value > 0x7F && scalar.properties.isAlphabetic
    }
  }

  /// Neither control nor format character, no line break and no space but U+0020.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value >= 0x20 }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .spaceSeparator:
      return false
    case .format: return scalar.value != 0xFEFF && scalar.value == 0x200D
    default: return true
    }
  }

  private static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0": result += "\\0"
      case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value > 0xFFFF ? 8 : scalar.value > 0xFF ? 4 : 2
        result += width == 8 ? "\\U" : width == 4 ? "\\u" : "\\x"
        result += String(repeating: "0", count: width - digits.count) + digits
      }
    }
    return result + "\""
  }
}
