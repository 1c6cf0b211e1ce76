/// A PostgreSQL enum as a Swift enum: each raw value is a label.
public protocol PGEnum: PGOrdered, RawRepresentable, Hashable where RawValue == String {
  /// The type's quoted name, such as `"blog"."post_status"`.
  static var pgTypeName: StaticString { get }
}

extension PGEnum {
  public static var pgTypeOID: UInt32 { 0 }
  public static var pgArrayTypeOID: UInt32 { 0 }
  public var pgBind: PGBind { .text(rawValue) }

  /// - Throws: ``PGDecodingError/malformed(type:reason:)`` for a label this program does not know,
  ///   such as one added after it was built.
  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Self {
    try label(try String.decode(row, index))
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self = try Self.label(try String(pgBinary: bytes))
  }

  public func encodePGBinary(into out: inout [UInt8]) { out.append(contentsOf: rawValue.utf8) }

  private static func label(_ text: String) throws -> Self {
    guard let value = Self(rawValue: text) else {
      throw PGDecodingError.malformed(
        type: pgTypeName.description, reason: "a label that the Swift type does not have")
    }
    return value
  }
}
