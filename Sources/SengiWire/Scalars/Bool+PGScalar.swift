extension Bool: PGScalar {
  public static var pgTypeOID: UInt32 { PGTypeOID.bool }
  public static var pgArrayTypeOID: UInt32 { 1000 }
  public var pgBind: PGBind { .bool(self) }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self = try UInt8(pgBigEndian: bytes, type: "bool") != 0
  }

  public func encodePGBinary(into out: inout [UInt8]) { out.append(self ? 1 : 0) }
}
