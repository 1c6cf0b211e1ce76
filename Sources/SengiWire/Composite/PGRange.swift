/// PostgreSQL's range types, the server's own and those of a schema: all values between two bounds
/// (manual §8.17).
///
/// Ranges over integers and days come from the server as `[lower,upper)`, whatever was written.
public struct PGRange<Value: PGRangeValue>: PGScalar, Hashable {
  /// Where a range begins or ends.
  public enum Bound: Sendable, Hashable {
    case unbounded
    case inclusive(Value)
    case exclusive(Value)

    /// The value at the bound; nil for none.
    public var value: Value? {
      switch self {
      case .unbounded: nil
      case .inclusive(let value), .exclusive(let value): value
      }
    }
  }

  /// Whether the range contains no value at all; its bounds then mean nothing.
  public let isEmpty: Bool
  public let lower: Bound
  public let upper: Bound

  /// The server refuses a lower bound above the upper one, and takes equal bounds for empty unless
  /// both are inclusive.
  public init(lower: Bound, upper: Bound) {
    isEmpty = false
    self.lower = lower
    self.upper = upper
  }

  private init(isEmpty: Bool) {
    self.isEmpty = isEmpty
    lower = .unbounded
    upper = .unbounded
  }

  /// The range without values.
  public static var empty: PGRange { PGRange(isEmpty: true) }

  /// The range of all values.
  public static var all: PGRange { PGRange(isEmpty: false) }

  public static var pgTypeOID: UInt32 { 0 }
  public static var pgArrayTypeOID: UInt32 { 0 }

  public static func canDecode(pgTypeOID oid: UInt32) -> Bool {
    oid >= PGTypeOID.firstUserDefined || PGRangeOID.ranges[oid] == Value.pgTypeOID
  }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> PGRange {
    let bytes = try row.bytes(index, oid: 0)
    let type = row.typeOID(index)
    guard canDecode(pgTypeOID: type) else {
      throw PGDecodingError.typeMismatch(
        column: index, expected: PGRangeOID.range(of: Value.pgTypeOID), found: type)
    }
    return try PGRange(pgBinary: bytes)
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    var reader = PGByteReader(bytes, type: "range")
    let flags = try reader.integer(UInt8.self)
    isEmpty = flags & PGRangeFlags.empty != 0
    lower = try Self.bound(
      isEmpty || flags & PGRangeFlags.lowerInfinite != 0,
      isInclusive: flags & PGRangeFlags.lowerInclusive != 0, &reader)
    upper = try Self.bound(
      isEmpty || flags & PGRangeFlags.upperInfinite != 0,
      isInclusive: flags & PGRangeFlags.upperInclusive != 0, &reader)
    try reader.finish()
  }

  private static func bound(
    _ isMissing: Bool, isInclusive: Bool, _ reader: inout PGByteReader
  ) throws -> Bound {
    if isMissing { return .unbounded }
    let length = Int(try reader.integer(Int32.self))
    let value = try Value(pgBinary: reader.slice(length))
    return isInclusive ? .inclusive(value) : .exclusive(value)
  }

  public var pgBind: PGBind { .literal(description) }

  /// The text form: which range type it is, the server knows.
  public func encodePGBinary(into out: inout [UInt8]) { out.append(contentsOf: description.utf8) }
}

extension PGRange: CustomStringConvertible {
  /// As the server reads it, such as `["1","5")`.
  public var description: String {
    if isEmpty { return "empty" }
    var out: [UInt8] = []
    if case .inclusive = lower {
      out.append(UInt8(ascii: "["))
    } else {
      out.append(UInt8(ascii: "("))
    }
    if let text = lower.value?.pgBind.text { PGQuotedText.append(text, to: &out) }
    out.append(UInt8(ascii: ","))
    if let text = upper.value?.pgBind.text { PGQuotedText.append(text, to: &out) }
    if case .inclusive = upper {
      out.append(UInt8(ascii: "]"))
    } else {
      out.append(UInt8(ascii: ")"))
    }
    return String(decoding: out, as: UTF8.self)
  }
}

extension PGRange {
  /// `lower..<upper`.
  public init(_ range: Range<Value>) where Value: Comparable {
    self.init(lower: .inclusive(range.lowerBound), upper: .exclusive(range.upperBound))
  }

  /// `lower...upper`.
  public init(_ range: ClosedRange<Value>) where Value: Comparable {
    self.init(lower: .inclusive(range.lowerBound), upper: .inclusive(range.upperBound))
  }

  /// `lower...`, without an end.
  public init(_ range: PartialRangeFrom<Value>) where Value: Comparable {
    self.init(lower: .inclusive(range.lowerBound), upper: .unbounded)
  }

  /// Whether the value lies within the bounds.
  public func contains(_ value: Value) -> Bool where Value: Comparable {
    if isEmpty { return false }
    let isAbove =
      switch lower {
      case .unbounded: true
      case .inclusive(let bound): bound <= value
      case .exclusive(let bound): bound < value
      }
    let isBelow =
      switch upper {
      case .unbounded: true
      case .inclusive(let bound): value <= bound
      case .exclusive(let bound): value < bound
      }
    return isAbove && isBelow
  }
}

/// The bits of a range's first byte (`rangetypes.h`).
enum PGRangeFlags {
  static let empty: UInt8 = 0x01
  static let lowerInclusive: UInt8 = 0x02
  static let upperInclusive: UInt8 = 0x04
  static let lowerInfinite: UInt8 = 0x08
  static let upperInfinite: UInt8 = 0x10
}
