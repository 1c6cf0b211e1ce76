/// A union stored in two columns of a row: its JSON in one, the name of its case in the other.
public protocol PGTaggedJSON: PGEncodable {
  /// What the tag's column holds for this case.
  var tag: String { get }

  /// The value of the case, without the tag.
  var payload: any PGJSONCodable { get }

  /// - Throws: ``PGDecodingError`` for a tag that no case has, or JSON of another shape.
  init(tag: String, json: PGJSON) throws
}

extension PGTaggedJSON {
  public static var pgTypeOID: UInt32 { 0 }

  /// The payload's JSON; the tag is a parameter of its own.
  public var pgBind: PGBind { payload.pgBind }

  /// - Throws: `EncodingError`, for instance for a number that is not finite.
  public func json() throws -> PGJSON { try payload.json() }

  /// Reads the columns with these indexes.
  public static func decode(_ row: borrowing PGRow, tag: Int, json: Int) throws -> Self {
    try Self(tag: String.decode(row, tag), json: PGJSON.decode(row, json))
  }
}

extension Optional where Wrapped: PGTaggedJSON {
  /// nil when either column is NULL.
  public static func decode(_ row: borrowing PGRow, tag: Int, json: Int) throws -> Wrapped? {
    if try row.isNull(tag) || row.isNull(json) { return nil }
    return try Wrapped.decode(row, tag: tag, json: json)
  }
}
