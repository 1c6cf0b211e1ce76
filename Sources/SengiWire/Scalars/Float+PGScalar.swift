/// PostgreSQL's `real`.
extension Float: PGNumeric {
  public static var pgTypeOID: UInt32 { PGTypeOID.float4 }
  public static var pgArrayTypeOID: UInt32 { 1021 }
  public var pgBind: PGBind { .float4(self) }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Float {
    try Float(pgBinary: row.bytes(index, oid: PGTypeOID.float4))
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(bitPattern: try UInt32(pgBigEndian: bytes, type: "float4"))
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    bitPattern.appendBigEndian(to: &out)
  }
}
