/// PostgreSQL's `smallint`.
extension Int16: PGNumeric {
  public static var pgTypeOID: UInt32 { PGTypeOID.int2 }
  public static var pgArrayTypeOID: UInt32 { 1005 }
  public var pgBind: PGBind { .int2(self) }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Int16 {
    try Int16(pgBinary: row.bytes(index, oid: PGTypeOID.int2))
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    try self.init(pgBigEndian: bytes, type: "int2")
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    self.appendBigEndian(to: &out)
  }
}
