/// A one-dimensional array; its lower bound is not kept.
extension Array: PGEncodable where Element: PGArrayElement {
  public static var pgTypeOID: UInt32 { Element.PGArrayScalar.pgArrayTypeOID }

  public var pgBind: PGBind {
    PGArrayCodec.bind(self, dimensions: [(count, 1)])
  }
}

extension Array: PGDecodable where Element: PGArrayElement {
  /// - Throws: ``PGDecodingError`` for NULL elements unless `Element` is optional, and for more
  ///   than one dimension (use ``PGNestedArray``).
  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> [Element] {
    let decoded = try PGArrayCodec.decode(row.bytes(index, oid: 0), as: Element.self)
    guard decoded.dimensions.count <= 1 else {
      throw PGDecodingError.malformed(
        type: "array",
        reason: "\(decoded.dimensions.count) dimensions; read it as PGNestedArray")
    }
    return decoded.elements
  }

  public static var pgSelectCast: StaticString {
    Element.pgSelectCast.utf8CodeUnitCount == 0 ? "" : "text[]"
  }
}
