/// The primary key of one table's rows, a type of its own for each table: the id of a post is no id
/// of a user, though both are UUIDs.
///
/// ```swift
/// let id = User.ID(uuid)                         // PGID<User, UUID>
/// try await client.fetchOne(User.find(id))
/// Post.where { $0.authorId == id }               // a Post.ID would not compile
/// ```
/// To the server, in JSON and as text it is exactly its ``rawValue``.
public struct PGID<Model, Raw: PGIDValue>: PGOrdered, Hashable, RawRepresentable {
  public var rawValue: Raw

  @inlinable public init(_ rawValue: Raw) { self.rawValue = rawValue }
  @inlinable public init(rawValue: Raw) { self.rawValue = rawValue }

  @inlinable public static var pgTypeOID: UInt32 { Raw.pgTypeOID }
  @inlinable public static var pgArrayTypeOID: UInt32 { Raw.pgArrayTypeOID }
  @inlinable public static var pgSelectCast: StaticString { Raw.pgSelectCast }
  @inlinable public var pgBind: PGBind { rawValue.pgBind }

  @inlinable public static func canDecode(pgTypeOID oid: UInt32) -> Bool {
    Raw.canDecode(pgTypeOID: oid)
  }

  @inlinable public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> PGID {
    PGID(try Raw.decode(row, index))
  }

  @inlinable public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(try Raw(pgBinary: bytes))
  }

  @inlinable public func encodePGBinary(into out: inout [UInt8]) {
    rawValue.encodePGBinary(into: &out)
  }
}

extension PGID: Comparable {
  @inlinable public static func < (left: PGID, right: PGID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// As the value itself: a number, or a string.
extension PGID: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Raw.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension PGID: LosslessStringConvertible {
  public var description: String { rawValue.description }

  /// Reads what ``description`` writes, such as a part of a URL's path.
  public init?(_ description: String) {
    guard let value = Raw(idText: description) else { return nil }
    self.init(value)
  }
}
