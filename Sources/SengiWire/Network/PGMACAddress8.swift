/// PostgreSQL's `macaddr8`: a hardware address of 8 bytes.
public struct PGMACAddress8: PGOrdered, Hashable, Comparable, CustomStringConvertible {
  /// The address, first byte highest.
  public let address: UInt64

  init(address: UInt64) { self.address = address }

  /// Reads `08:00:2b:ff:fe:01:02:03`; the bytes may be separated by `:`, `-`, `.` or not at all.
  public init?(_ text: String) {
    guard let address = HexadecimalBytes.parse(text, count: 8) else { return nil }
    self.init(address: address)
  }

  public var description: String { HexadecimalBytes.text(address, count: 8) }

  public static func < (left: PGMACAddress8, right: PGMACAddress8) -> Bool {
    left.address < right.address
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.macaddr8 }
  public static var pgArrayTypeOID: UInt32 { 775 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count == 8 else {
      throw PGDecodingError.malformed(
        type: "macaddr8", reason: "\(bytes.count) bytes instead of 8")
    }
    self.init(address: bytes.reduce(0) { $0 << 8 | UInt64($1) })
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    for shift in stride(from: 8 * 8 - 8, through: 0, by: -8) {
      out.append(UInt8(truncatingIfNeeded: address >> UInt64(shift)))
    }
  }
}
