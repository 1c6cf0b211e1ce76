/// A JSON value as text, exactly as the server sent it: PostgreSQL's `json` and `jsonb`.
///
/// Decoding is left to whoever needs it (``decode(_:)``): it costs more than reading the rest of
/// the row. `==` compares text; in SQL, `jsonb` compares values.
public struct PGJSON: PGScalar, Hashable, CustomStringConvertible {
  /// The value's text; it is not checked before the server does so.
  public var text: String

  public init(_ text: String) { self.text = text }

  public var description: String { text }

  public static var pgTypeOID: UInt32 { 0 }
  public static var pgArrayTypeOID: UInt32 { 0 }
  public var pgBind: PGBind { .literal(text) }

  public static func canDecode(pgTypeOID oid: UInt32) -> Bool {
    oid == PGTypeOID.json || oid == PGTypeOID.jsonb || oid >= PGTypeOID.firstUserDefined
  }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> PGJSON {
    let bytes = try row.bytes(index, oid: 0)
    let type = row.typeOID(index)
    guard canDecode(pgTypeOID: type) || PGTypeOID.isText(type) else {
      throw PGDecodingError.typeMismatch(column: index, expected: PGTypeOID.jsonb, found: type)
    }
    return try PGJSON(pgBinary: bytes)
  }

  /// Reads both forms: `jsonb` puts its version, 1, before the text, and no JSON starts with it.
  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(try String(pgBinary: Self.text(of: bytes)))
  }

  public func encodePGBinary(into out: inout [UInt8]) { out.append(contentsOf: text.utf8) }

  static func text(of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    bytes.first == 1 ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst()) : bytes
  }
}
