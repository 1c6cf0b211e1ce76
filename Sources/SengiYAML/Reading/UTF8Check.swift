/// Finds the first place where bytes are not UTF-8 or not a character YAML allows.
enum UTF8Check {
  enum Fault: Equatable {
    case invalid(offset: Int)
    case forbidden(UInt32, offset: Int)
  }

  static func firstFault(in bytes: [UInt8]) -> Fault? {
    bytes.withUnsafeBufferPointer { buffer in
      var index = 0
      while index < buffer.count {
        let byte = buffer[index]
        if byte < 0x80 {
          if byte >= 0x20 ? byte == 0x7F : byte != 0x0A && byte != 0x0D && byte != 0x09 {
            return .forbidden(UInt32(byte), offset: index)
          }
          index += 1
          continue
        }
        guard let (value, length) = scalar(buffer, at: index) else {
          return .invalid(offset: index)
        }
        if isForbidden(value) { return .forbidden(value, offset: index) }
        index += length
      }
      return nil
    }
  }

  private static func isForbidden(_ value: UInt32) -> Bool {
    (0x80..<0xA0).contains(value) && value != 0x85 || value == 0xFEFF || value == 0xFFFE
      || value == 0xFFFF
  }

  /// The scalar of two to four bytes at `index`: no overlong form, no surrogate, nothing past
  /// U+10FFFF.
  private static func scalar(
    _ buffer: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (UInt32, Int)? {
    let lead = buffer[index]
    let length: Int
    let least: UInt32
    var value: UInt32
    switch lead {
    case 0xC2...0xDF: (length, least, value) = (2, 0x80, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, least, value) = (3, 0x800, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, least, value) = (4, 0x1_0000, UInt32(lead & 0x07))
    default: return nil
    }
    guard index + length <= buffer.count else { return nil }
    for next in index + 1..<index + length {
      guard buffer[next] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(buffer[next] & 0x3F)
    }
    guard value >= least, value <= 0x10_FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
    return (value, length)
  }
}
