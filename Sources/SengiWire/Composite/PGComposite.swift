/// A composite type of the schema as a Swift struct, with a property for every attribute; generated
/// from the schema (manual §8.16).
///
/// It is read in binary, where each attribute says its own type, and written as text.
public protocol PGComposite: PGScalar, PGCompositeValue, Hashable {
  /// Reads every attribute, in order.
  init(fields: inout PGFieldReader) throws

  /// Adds every attribute, in order.
  func write(to fields: inout PGFieldWriter)
}

/// A composite value, or one that may be NULL.
public protocol PGCompositeValue: PGEncodable {
  /// The type's quoted name, such as `"public"."address"`.
  static var pgTypeName: StaticString { get }
}

extension Optional: PGCompositeValue where Wrapped: PGComposite {
  @inlinable public static var pgTypeName: StaticString { Wrapped.pgTypeName }
}

extension PGComposite {
  public static var pgTypeOID: UInt32 { 0 }
  public static var pgArrayTypeOID: UInt32 { 0 }

  public static func canDecode(pgTypeOID oid: UInt32) -> Bool {
    oid >= PGTypeOID.firstUserDefined || oid == PGTypeOID.record
  }

  /// - Throws: ``PGDecodingError`` for attributes that are not those of the Swift type.
  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Self {
    let bytes = try row.bytes(index, oid: 0)
    let type = row.typeOID(index)
    guard canDecode(pgTypeOID: type) else {
      throw PGDecodingError.typeMismatch(
        column: index, expected: PGTypeOID.record, found: type)
    }
    return try Self(pgBinary: bytes)
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    var fields = try PGFieldReader(bytes)
    try self.init(fields: &fields)
    try fields.finish()
  }

  public var pgBind: PGBind { .literal(text) }

  /// The text form: the type's OID, which the binary form would need, is the server's to tell.
  public func encodePGBinary(into out: inout [UInt8]) { out.append(contentsOf: text.utf8) }

  private var text: String {
    var fields = PGFieldWriter()
    write(to: &fields)
    return fields.text
  }
}

extension PGTypeOID {
  /// The type of a row without a type of its own.
  static let record: UInt32 = 2249
}
