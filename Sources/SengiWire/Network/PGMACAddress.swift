/// PostgreSQL's `macaddr`: a hardware address of 6 bytes.
public struct PGMACAddress: PGOrdered, Hashable, Comparable, CustomStringConvertible {
  /// The address, first byte highest, in the lowest 48 bits.
  public let address: UInt64

  init(address: UInt64) { self.address = address }

  /// Reads `08:00:2b:01:02:03`; the bytes may be separated by `:`, `-`, `.` or not at all.
  public init?(_ text: String) {
    guard let address = HexadecimalBytes.parse(text, count: 6) else { return nil }
    self.init(address: address)
  }

  public var description: String { HexadecimalBytes.text(address, count: 6) }

  public static func < (left: PGMACAddress, right: PGMACAddress) -> Bool {
    left.address < right.address
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.macaddr }
  public static var pgArrayTypeOID: UInt32 { 1040 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    guard bytes.count == 6 else {
      throw PGDecodingError.malformed(
        type: "macaddr", reason: "\(bytes.count) bytes instead of 6")
    }
    self.init(address: bytes.reduce(0) { $0 << 8 | UInt64($1) })
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    for shift in stride(from: 6 * 8 - 8, through: 0, by: -8) {
      out.append(UInt8(truncatingIfNeeded: address >> UInt64(shift)))
    }
  }
}
