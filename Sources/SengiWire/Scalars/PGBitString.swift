/// PostgreSQL's `bit` and `bit varying`: a string of bits.
public struct PGBitString: PGOrdered, Hashable, CustomStringConvertible {
  /// How many bits there are.
  public let count: Int
  /// The bits, first bit highest; bits beyond `count` are 0.
  public let bytes: [UInt8]

  public init(_ bits: [Bool]) {
    var bytes = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
    for (index, bit) in bits.enumerated() where bit { bytes[index / 8] |= 0x80 >> (index % 8) }
    self.count = bits.count
    self.bytes = bytes
  }

  /// - Returns: nil when the text holds anything but `0` and `1`.
  public init?(_ text: String) {
    var bits: [Bool] = []
    for character in text.utf8 {
      switch character {
      case UInt8(ascii: "0"): bits.append(false)
      case UInt8(ascii: "1"): bits.append(true)
      default: return nil
      }
    }
    self.init(bits)
  }

  public var bits: [Bool] {
    (0..<count).map { bytes[$0 / 8] & (0x80 >> ($0 % 8)) != 0 }
  }

  public var description: String { bits.map { $0 ? "1" : "0" }.joined() }

  public static var pgTypeOID: UInt32 { PGTypeOID.varbit }
  public static var pgArrayTypeOID: UInt32 { 1563 }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> PGBitString {
    let isFixed = row.typeOID(index) == PGTypeOID.bit
    return try PGBitString(
      pgBinary: row.bytes(index, oid: isFixed ? PGTypeOID.bit : PGTypeOID.varbit))
  }

  public static func canDecode(pgTypeOID oid: UInt32) -> Bool {
    oid == PGTypeOID.varbit || oid == PGTypeOID.bit || oid >= PGTypeOID.firstUserDefined
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    var reader = PGByteReader(bytes, type: "varbit")
    let count = Int(try reader.integer(Int32.self))
    guard count >= 0 else { throw reader.malformed("a negative length") }
    var packed = [UInt8](try reader.slice((count + 7) / 8))
    try reader.finish()
    if count % 8 != 0, let last = packed.popLast() {
      packed.append(last & (0xFF << UInt8(8 - count % 8)))
    }
    self.count = count
    self.bytes = packed
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    Int32(truncatingIfNeeded: count).appendBigEndian(to: &out)
    out.append(contentsOf: bytes)
  }
}
