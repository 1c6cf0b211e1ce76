/// PostgreSQL's `text`, `varchar`, `char`, `citext`, `name` and `xml`.
///
/// Its OID is left to the server, so that the same bytes serve all of them and enums.
extension String: PGOrdered {
  public static var pgTypeOID: UInt32 { 0 }
  public static var pgArrayTypeOID: UInt32 { 0 }
  public var pgBind: PGBind { .text(self) }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> String {
    let bytes = try row.bytes(index, oid: 0)
    let type = row.typeOID(index)
    guard PGTypeOID.isText(type) else {
      throw PGDecodingError.typeMismatch(column: index, expected: PGTypeOID.text, found: type)
    }
    return try String(pgBinary: bytes)
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    guard let text = String(validating: bytes.bindMemory(to: UInt8.self), as: UTF8.self) else {
      throw PGDecodingError.malformed(type: "text", reason: "the bytes are not UTF-8")
    }
    self = text
  }

  public func encodePGBinary(into out: inout [UInt8]) { out.append(contentsOf: utf8) }
}

extension PGTypeOID {
  /// Whether the binary form of this type is its text: the text types, enums and other types made
  /// by users.
  @inlinable static func isText(_ oid: UInt32) -> Bool {
    switch oid {
    case text, varchar, bpchar, xml, 0, 18, 19, 705: true
    default: oid >= firstUserDefined
    }
  }
}
