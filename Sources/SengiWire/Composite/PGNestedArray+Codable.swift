/// As an object of `elements`, row by row, and `dimensions`; `lowerBounds` only where one is not 1.
extension PGNestedArray: Codable where Element: Codable {
  private enum CodingKeys: String, CodingKey {
    case elements, dimensions, lowerBounds
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let array = PGNestedArray(
      try container.decode([Element].self, forKey: .elements),
      dimensions: try container.decode([Int].self, forKey: .dimensions),
      lowerBounds: try container.decodeIfPresent([Int32].self, forKey: .lowerBounds))
    guard let array else {
      throw DecodingError.dataCorruptedError(
        forKey: .dimensions, in: container, debugDescription: "not the dimensions of the elements")
    }
    self = array
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(elements, forKey: .elements)
    try container.encode(dimensions, forKey: .dimensions)
    if lowerBounds.contains(where: { $0 != 1 }) {
      try container.encode(lowerBounds, forKey: .lowerBounds)
    }
  }
}
