/// PostgreSQL's multirange types: ranges in order, with gaps between them (manual §8.17).
///
/// The server sorts the ranges, joins those that touch and leaves out empty ones.
public struct PGMultirange<Value: PGRangeValue>: PGScalar, Hashable {
  public var ranges: [PGRange<Value>]

  public init(_ ranges: [PGRange<Value>]) { self.ranges = ranges }

  public static var pgTypeOID: UInt32 { 0 }
  public static var pgArrayTypeOID: UInt32 { 0 }

  public static func canDecode(pgTypeOID oid: UInt32) -> Bool {
    oid >= PGTypeOID.firstUserDefined || PGRangeOID.multiranges[oid] == Value.pgTypeOID
  }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> PGMultirange {
    let bytes = try row.bytes(index, oid: 0)
    let type = row.typeOID(index)
    guard canDecode(pgTypeOID: type) else {
      throw PGDecodingError.typeMismatch(
        column: index, expected: PGRangeOID.multirange(of: Value.pgTypeOID), found: type)
    }
    return try PGMultirange(pgBinary: bytes)
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    var reader = PGByteReader(bytes, type: "multirange")
    let count = Int(try reader.integer(Int32.self))
    // Each range takes at least its length and its flags: bad counts must not reserve memory.
    guard count >= 0, count <= reader.remaining / 5 else {
      throw reader.malformed("an impossible number of ranges")
    }
    ranges = []
    ranges.reserveCapacity(count)
    for _ in 0..<count {
      let length = Int(try reader.integer(Int32.self))
      ranges.append(try PGRange(pgBinary: reader.slice(length)))
    }
    try reader.finish()
  }

  public var pgBind: PGBind { .literal(description) }

  /// The text form: which multirange type it is, the server knows.
  public func encodePGBinary(into out: inout [UInt8]) { out.append(contentsOf: description.utf8) }
}

extension PGMultirange: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: PGRange<Value>...) { self.init(elements) }
}

extension PGMultirange: CustomStringConvertible {
  /// As the server reads it, such as `{["1","5"),["8",)}`.
  public var description: String {
    "{" + ranges.map(\.description).joined(separator: ",") + "}"
  }
}
