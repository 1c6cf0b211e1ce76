/// As an object of `lower`, `upper` and `bounds` (`[)`); a bound that is missing has no value, and
/// the empty range is `{"bounds":"empty"}`.
extension PGRange: Codable where Value: Codable {
  private enum CodingKeys: String, CodingKey {
    case lower, upper, bounds
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let bounds = Array(try container.decode(String.self, forKey: .bounds))
    if bounds == Array("empty") {
      self = .empty
      return
    }
    guard bounds.count == 2, let opening = bounds.first, let closing = bounds.last,
      "[(".contains(opening), "])".contains(closing)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .bounds, in: container, debugDescription: "not the bounds of a range")
    }
    func bound(_ key: CodingKeys, isInclusive: Bool) throws -> Bound {
      guard let value = try container.decodeIfPresent(Value.self, forKey: key) else {
        return .unbounded
      }
      return isInclusive ? .inclusive(value) : .exclusive(value)
    }
    self.init(
      lower: try bound(.lower, isInclusive: opening == "["),
      upper: try bound(.upper, isInclusive: closing == "]"))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if isEmpty {
      try container.encode("empty", forKey: .bounds)
      return
    }
    try container.encodeIfPresent(lower.value, forKey: .lower)
    try container.encodeIfPresent(upper.value, forKey: .upper)
    try container.encode(
      (lower.isInclusive ? "[" : "(") + (upper.isInclusive ? "]" : ")"), forKey: .bounds)
  }
}

extension PGRange.Bound {
  fileprivate var isInclusive: Bool {
    if case .inclusive = self { true } else { false }
  }
}

/// As an array of its ranges.
extension PGMultirange: Codable where Value: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([PGRange<Value>].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ranges)
  }
}
