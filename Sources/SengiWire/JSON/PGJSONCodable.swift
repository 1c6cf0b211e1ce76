import SengiJSON

/// A Swift type stored as `json` or `jsonb`.
///
/// Dates inside are ISO 8601 in UTC with up to six decimals of a second; `Data` is Base64.
///
/// Values read from the database and from ``PGJSON`` are held to ``PGJSONFormed/jsonForm``, as the
/// database's check of the shape does; other decoders read what the type itself can hold.
public protocol PGJSONCodable: Codable, PGScalar, PGJSONFormed {}

extension PGJSONCodable {
  /// Any JSON that the type can be decoded from.
  public static var jsonForm: PGJSONForm { .any }
  public static var pgTypeOID: UInt32 { 0 }
  public static var pgArrayTypeOID: UInt32 { 0 }

  /// The value's JSON.
  ///
  /// A value that JSON cannot express (a number that is not finite) is sent as text that the server
  /// refuses with SQLSTATE 22P02; call ``json()`` to have the error before.
  public var pgBind: PGBind { .literal(jsonText) }

  public static func canDecode(pgTypeOID oid: UInt32) -> Bool {
    PGJSON.canDecode(pgTypeOID: oid)
  }

  /// - Throws: ``PGDecodingError/malformed(type:reason:)`` naming the place in the JSON.
  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Self {
    let bytes = try row.bytes(index, oid: 0)
    let type = row.typeOID(index)
    guard PGJSON.canDecode(pgTypeOID: type) || PGTypeOID.isText(type) else {
      throw PGDecodingError.typeMismatch(column: index, expected: PGTypeOID.jsonb, found: type)
    }
    return try Self(pgBinary: bytes)
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self = try JSONCoding.decode(Self.self, from: PGJSON.text(of: bytes))
  }

  public func encodePGBinary(into out: inout [UInt8]) { out.append(contentsOf: jsonText.utf8) }

  /// - Throws: ``PGDecodingError/malformed(type:reason:)`` naming the place in the JSON.
  public init(json: PGJSON) throws { self = try json.decode() }

  /// - Throws: `EncodingError`, for instance for a number that is not finite.
  public func json() throws -> PGJSON { try PGJSON(encoding: self) }

  private var jsonText: String {
    do { return try JSONCoding.encode(self) } catch { return "this \(Self.self) has no JSON" }
  }
}
