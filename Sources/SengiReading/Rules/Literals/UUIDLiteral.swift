import SengiJSON

/// `uuid`: 32 hexadecimal digits, a hyphen after any group of four, perhaps braces around.
enum UUIDLiteral {
  static func fault(in text: String) -> LiteralFault? {
    var rest = Array(text.utf8)[...]
    if rest.first == UInt8(ascii: "{") {
      guard rest.last == UInt8(ascii: "}") else { return fault }
      rest = rest.dropFirst().dropLast()
    }
    var digits = 0
    while let byte = rest.popFirst() {
      if HexDigit.value(byte) != nil {
        digits += 1
      } else if byte != UInt8(ascii: "-") || digits == 0 || digits % 4 != 0 || digits == 32
        || rest.first == UInt8(ascii: "-")
      {
        return fault
      }
    }
    return digits == 32 ? nil : fault
  }

  private static let fault = LiteralFault(
    "is not a uuid", remedy: "write it as 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'")
}
