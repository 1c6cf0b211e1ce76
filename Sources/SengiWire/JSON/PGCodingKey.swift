/// The key of a property of a `Codable` row; all row types share it.
public struct PGCodingKey: CodingKey, Hashable, ExpressibleByStringLiteral {
  public let stringValue: String
  public var intValue: Int? { nil }

  public init(stringValue: String) { self.stringValue = stringValue }
  public init?(intValue: Int) { nil }
  public init(stringLiteral value: String) { stringValue = value }
}

/// A union that a column tags has two keys, as it has two columns.
extension KeyedDecodingContainer where Key == PGCodingKey {
  /// - Throws: `DecodingError`; ``PGDecodingError`` for a tag that no case has.
  public func decode<Value: PGTaggedJSON>(
    _: Value.Type, tag: PGCodingKey, json: PGCodingKey
  ) throws -> Value {
    try Value(tag: decode(String.self, forKey: tag), json: decode(PGJSON.self, forKey: json))
  }

  /// - Returns: nil when either key is absent or null.
  public func decodeIfPresent<Value: PGTaggedJSON>(
    _: Value.Type, tag: PGCodingKey, json: PGCodingKey
  ) throws -> Value? {
    guard let name = try decodeIfPresent(String.self, forKey: tag), contains(json),
      try !decodeNil(forKey: json)
    else { return nil }
    return try Value(tag: name, json: decode(PGJSON.self, forKey: json))
  }
}

extension KeyedEncodingContainer where Key == PGCodingKey {
  public mutating func encode(
    _ value: some PGTaggedJSON, tag: PGCodingKey, json: PGCodingKey
  ) throws {
    try encode(value.tag, forKey: tag)
    try encode(value.json(), forKey: json)
  }

  public mutating func encodeIfPresent(
    _ value: (some PGTaggedJSON)?, tag: PGCodingKey, json: PGCodingKey
  ) throws {
    if let value { try encode(value, tag: tag, json: json) }
  }
}
