/// PostgreSQL's `integer`.
extension Int32: PGNumeric {
  public static var pgTypeOID: UInt32 { PGTypeOID.int4 }
  public static var pgArrayTypeOID: UInt32 { 1007 }
  public var pgBind: PGBind { .int4(self) }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Int32 {
    try Int32(pgBinary: row.bytes(index, oid: PGTypeOID.int4))
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    try self.init(pgBigEndian: bytes, type: "int4")
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    self.appendBigEndian(to: &out)
  }
}
