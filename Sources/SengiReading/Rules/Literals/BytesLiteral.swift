import SengiJSON

/// `bytea`: hexadecimal after `\x`, else the escape format (manual §8.4).
enum BytesLiteral {
  static func fault(in text: String) -> LiteralFault? {
    let bytes = Array(text.utf8)
    if bytes.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "x")]) {
      return isHex(bytes.dropFirst(2))
        ? nil
        : LiteralFault("is not a bytea", remedy: "write pairs of hexadecimal digits after \\x")
    }
    return isEscaped(bytes[...])
      ? nil
      : LiteralFault("is not a bytea", remedy: "write '\\x' and pairs of hexadecimal digits")
  }

  private static func isHex(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      if [0x20, 0x09, 0x0A, 0x0D].contains(byte) { continue }
      guard HexDigit.value(byte) != nil, let next = rest.popFirst(), HexDigit.value(next) != nil
      else { return false }
    }
    return true
  }

  private static func isEscaped(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else { continue }
      if rest.first == UInt8(ascii: "\\") {
        rest.removeFirst()
        continue
      }
      let octal = rest.prefix(3).compactMap { HexDigit.value($0) }
      guard octal.count == 3, octal[0] <= 3, octal[1] <= 7, octal[2] <= 7 else { return false }
      rest = rest.dropFirst(3)
    }
    return true
  }
}
