/// A Swift value that can be a statement's parameter.
public protocol PGEncodable: Sendable {
  /// The OID the server is told for this type; 0 leaves it to the server.
  ///
  /// It depends on the type alone, never on the value: a statement prepared with NULL must fit the
  /// same statement run with a value.
  static var pgTypeOID: UInt32 { get }

  var pgBind: PGBind { get }
}

/// A Swift value that can be read from a column.
public protocol PGDecodable: Sendable {
  /// Reads column `index` of `row`.
  /// - Throws: ``PGDecodingError`` when the column is missing, NULL for a non-optional type, of
  ///   another type, or holds bytes that this type cannot represent.
  static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Self

  /// What must be put around a column of this type in a select list: `"text"` for types that are
  /// read in their text form (`tsvector`, extension types), empty otherwise.
  static var pgSelectCast: StaticString { get }
}

extension PGDecodable {
  @inlinable public static var pgSelectCast: StaticString { "" }
}

/// A value that is never NULL and has a binary form of its own: an element of arrays, a comparand.
public protocol PGScalar: PGArrayElement where PGArrayScalar == Self {
  /// The OID of the array over this type; 0 leaves it to the server (enums, domains).
  static var pgArrayTypeOID: UInt32 { get }

  /// Whether this type reads the binary form of the type with this OID, as an array's element.
  static func canDecode(pgTypeOID oid: UInt32) -> Bool

  /// The value from its binary form.
  init(pgBinary bytes: UnsafeRawBufferPointer) throws

  /// Appends the value's binary form, without a length.
  func encodePGBinary(into out: inout [UInt8])
}

/// A scalar with `<`, `>`, `max` and `order by` of use.
public protocol PGOrdered: PGScalar {}

/// A scalar to calculate with.
public protocol PGNumeric: PGOrdered {}

extension Optional: PGEncodable where Wrapped: PGEncodable {
  @inlinable public static var pgTypeOID: UInt32 { Wrapped.pgTypeOID }

  @inlinable public var pgBind: PGBind {
    switch self {
    case .none: .null(Wrapped.pgTypeOID)
    case .some(let value): value.pgBind
    }
  }
}

extension Optional: PGDecodable where Wrapped: PGDecodable {
  @inlinable public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Wrapped? {
    if try row.isNull(index) { return nil }
    return try Wrapped.decode(row, index)
  }

  @inlinable public static var pgSelectCast: StaticString { Wrapped.pgSelectCast }
}
