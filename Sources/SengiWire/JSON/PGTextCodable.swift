/// A type that JSON shapes hold as a string: the text form that PostgreSQL reads, too.
protocol PGTextCodable: Codable, CustomStringConvertible {
  init?(_ text: String)
}

extension PGTextCodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not the text of a \(Self.self)")
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension PGDate: PGTextCodable {}
extension PGTime: PGTextCodable {}
extension PGTimeTZ: PGTextCodable {}
extension PGTimestamp: PGTextCodable {}
extension PGInterval: PGTextCodable {}
extension PGInet: PGTextCodable {}
extension PGCIDR: PGTextCodable {}
extension PGMACAddress: PGTextCodable {}
extension PGMACAddress8: PGTextCodable {}
extension PGBitString: PGTextCodable {}

extension PGText: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension PGOID: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(UInt32.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }
}

/// In JSON, the number of the smallest unit.
extension PGMoney: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(amount: try decoder.singleValueContainer().decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(amount)
  }
}
