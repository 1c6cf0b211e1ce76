import SengiJSON

/// `bit(n)` takes just n bits, `bit varying(n)` up to n.
enum BitString {
  /// - Parameter text: `101`, `b101` or `x1F`, as the type's input reads it.
  static func fault(in text: String, length: Int?, isVarying: Bool) -> LiteralFault? {
    let bits: String?
    switch text.first {
    case "x", "X": bits = self.bits(ofHex: String(text.dropFirst()))
    case "b", "B": bits = String(text.dropFirst())
    default: bits = text
    }
    guard let bits, bits.allSatisfy({ $0 == "0" || $0 == "1" }) else {
      return LiteralFault("is not a bit string")
    }
    if isVarying {
      guard let length, bits.count > length else { return nil }
      return LiteralFault("has \(bits.count) bits, more than bit varying(\(length)) holds")
    }
    let length = length ?? 1
    return bits.count == length
      ? nil : LiteralFault("has \(bits.count) bits, but bit(\(length)) takes just \(length)")
  }

  static func bits(ofHex text: String) -> String? {
    var bits = ""
    for byte in text.utf8 {
      guard let value = HexDigit.value(byte) else { return nil }
      for place in [3, 2, 1, 0] { bits += value >> place & 1 == 1 ? "1" : "0" }
    }
    return bits
  }
}
