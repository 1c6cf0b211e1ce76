/// Keys that a shape does not name but holds (`extra_keys: keep`).
extension PGJSON {
  /// Reads every key of an object but those that the shape names.
  public static func extraKeys(
    from decoder: any Decoder, except known: Set<String>
  ) throws -> [String: PGJSON] {
    let container = try decoder.container(keyedBy: ExtraKey.self)
    var extra: [String: PGJSON] = [:]
    for key in container.allKeys where !known.contains(key.stringValue) {
      extra[key.stringValue] = try container.decode(PGJSON.self, forKey: key)
    }
    return extra
  }

  /// Writes the keys beside those that the shape names.
  public static func encode(extraKeys: [String: PGJSON], to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: ExtraKey.self)
    for (name, value) in extraKeys.sorted(by: { $0.key < $1.key }) {
      try container.encode(value, forKey: ExtraKey(name))
    }
  }

  private struct ExtraKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
