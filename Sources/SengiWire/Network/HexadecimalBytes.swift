/// Bytes as pairs of hexadecimal digits.
enum HexadecimalBytes {
  /// - Returns: nil unless there are exactly `count` bytes, at most eight.
  static func parse(_ text: String, count: Int) -> UInt64? {
    var value: UInt64 = 0
    var digits = 0
    for character in text.utf8 {
      switch character {
      case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."):
        guard digits % 2 == 0, digits > 0 else { return nil }
      default:
        guard let digit = Character(Unicode.Scalar(character)).hexDigitValue, digits < count * 2
        else { return nil }
        value = value << 4 | UInt64(digit)
        digits += 1
      }
    }
    return digits == count * 2 ? value : nil
  }

  static func text(_ value: UInt64, count: Int) -> String {
    stride(from: count * 8 - 8, through: 0, by: -8)
      .map { shift in
        let byte = UInt8(truncatingIfNeeded: value >> UInt64(shift))
        return (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
      .joined(separator: ":")
  }

  /// Every byte as two digits, without separators.
  static func text(_ bytes: UnsafeRawBufferPointer) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      out.append(digits[Int(byte >> 4)])
      out.append(digits[Int(byte & 0x0F)])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
