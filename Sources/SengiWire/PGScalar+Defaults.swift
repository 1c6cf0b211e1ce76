extension PGScalar {
  /// Accepts the type itself, types made by users (domains, enums), and text where the type is
  /// left to the server.
  public static func canDecode(pgTypeOID oid: UInt32) -> Bool {
    oid == pgTypeOID || oid >= PGTypeOID.firstUserDefined
      || (pgTypeOID == 0 && PGTypeOID.isText(oid))
  }

  /// Reads a column of exactly this type.
  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Self {
    try Self(pgBinary: row.bytes(index, oid: pgTypeOID))
  }

  public var pgBind: PGBind {
    var bytes: [UInt8] = []
    encodePGBinary(into: &bytes)
    return .binary(Self.pgTypeOID, bytes)
  }
}

extension PGTypeOID {
  /// The first OID that the server gives to types made by users.
  public static let firstUserDefined: UInt32 = 16384
}
