/// PostgreSQL's `double precision`.
extension Double: PGNumeric {
  public static var pgTypeOID: UInt32 { PGTypeOID.float8 }
  public static var pgArrayTypeOID: UInt32 { 1022 }
  public var pgBind: PGBind { .float8(self) }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Double {
    try Double(pgBinary: row.bytes(index, oid: PGTypeOID.float8))
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(bitPattern: try UInt64(pgBigEndian: bytes, type: "float8"))
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    bitPattern.appendBigEndian(to: &out)
  }
}
