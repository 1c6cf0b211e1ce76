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

enum HexDigit {
  static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
