/// What an unquoted word means, to us and to other YAML parsers.
enum PlainScalar {
  /// The kind by YAML 1.2's core schema.
  static func kind(of text: String) -> YAMLScalar.Kind {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "~"): return text == "~" ? .null : .text
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      return text == "null" || text == "Null" || text == "NULL" ? .null : .text
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      return text == "true" || text == "True" || text == "TRUE" ? .bool : .text
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      return text == "false" || text == "False" || text == "FALSE" ? .bool : .text
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x30...0x39:
      return isCoreNumber(Array(text.utf8)) ? .number : .text
    default: return .text
    }
  }

  /// True where a YAML 1.1 reader takes for a boolean what we take for text.
  static func isOldBool(_ text: String) -> Bool {
    switch text {
    case "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off",
      "Off", "OFF":
      return true
    default: return false
    }
  }

  /// True where some YAML reader takes the word for something else than text.
  static func isAmbiguous(_ text: String) -> Bool {
    if kind(of: text) != .text || isOldBool(text) { return true }
    if text == "=" || text == "<<" || text == "---" || text == "..." { return true }
    guard let first = text.utf8.first else { return true }
    guard isDigit(first) || first == 0x2B || first == 0x2D || first == 0x2E else { return false }
    // Numbers with underscores, base 60, hexadecimal, infinities, dates and times.
    let lowered = text.lowercased()
    if lowered.hasSuffix(".inf") || lowered.hasSuffix(".nan") { return true }
    return lowered.utf8.allSatisfy { byte in
      isDigit(byte) || (0x61...0x66).contains(byte)
        || [0x20, 0x2B, 0x2C, 0x2D, 0x2E, 0x3A, 0x5F, 0x6F, 0x74, 0x78, 0x7A].contains(byte)
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isCoreNumber(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if rest.first == 0x30, rest.count > 2 {
      let digits = rest.dropFirst(2)
      if rest[1] == UInt8(ascii: "x") {
        return digits.allSatisfy {
          isDigit($0) || (0x61...0x66).contains($0) || (0x41...0x46).contains($0)
        }
      }
      if rest[1] == UInt8(ascii: "o") {
        return digits.allSatisfy { (0x30...0x37).contains($0) }
      }
    }
    if rest.elementsEqual(".nan".utf8) || rest.elementsEqual(".NaN".utf8)
      || rest.elementsEqual(".NAN".utf8)
    {
      return true
    }
    if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
    if rest.elementsEqual(".inf".utf8) || rest.elementsEqual(".Inf".utf8)
      || rest.elementsEqual(".INF".utf8)
    {
      return true
    }
    let whole = rest.prefix(while: isDigit)
    rest = rest.dropFirst(whole.count)
    var digits = whole.count
    if rest.first == 0x2E {
      let fraction = rest.dropFirst().prefix(while: isDigit)
      digits += fraction.count
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard digits > 0 else { return false }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
      let exponent = rest.prefix(while: isDigit)
      guard !exponent.isEmpty else { return false }
      rest = rest.dropFirst(exponent.count)
    }
    return rest.isEmpty
  }
}
