/// PostgreSQL's `bigint`.
extension Int: PGNumeric {
  public static var pgTypeOID: UInt32 { PGTypeOID.int8 }
  public static var pgArrayTypeOID: UInt32 { 1016 }
  public var pgBind: PGBind { .int8(Int64(self)) }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Int {
    try Int(pgBinary: row.bytes(index, oid: PGTypeOID.int8))
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self = Int(try Int64(pgBigEndian: bytes, type: "int8"))
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    Int64(self).appendBigEndian(to: &out)
  }
}
