/// PostgreSQL's `timestamp` (without time zone): a day and a time of day, nowhere in particular.
///
/// It is not a point in time; ``description`` has no zone.
public struct PGTimestamp: PGOrdered, Hashable, Comparable, CustomStringConvertible {
  /// Since 2000-01-01 00:00; `Int64.max` is `infinity`, `Int64.min` is `-infinity`.
  public var microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  public init(_ date: PGDate, _ time: PGTime) {
    guard date.isFinite else {
      self.init(microseconds: date == .infinity ? .max : .min)
      return
    }
    self.init(
      microseconds: Int64(date.days) * ISO8601Text.microsecondsPerDay + time.microseconds)
  }

  /// Reads `2024-02-29T12:34:56.789`, `infinity` and `-infinity`.
  /// - Returns: nil for other text, or when there is a zone.
  public init?(_ text: String) {
    if text == "infinity" || text == "-infinity" {
      self.init(microseconds: text.first == "-" ? .min : .max)
      return
    }
    guard let parsed = ISO8601Text.parseTimestamp(text), parsed.offset == nil else { return nil }
    self.init(microseconds: parsed.microseconds)
  }

  public static let infinity = PGTimestamp(microseconds: .max)
  public static let negativeInfinity = PGTimestamp(microseconds: .min)

  public var isFinite: Bool { microseconds != .max && microseconds != .min }

  /// The day; infinite when the timestamp is.
  public var date: PGDate {
    guard isFinite else { return microseconds == .max ? .infinity : .negativeInfinity }
    return PGDate(days: Int32(truncatingIfNeeded: ISO8601Text.split(microseconds).day))
  }

  /// The time of day; midnight when the timestamp is infinite.
  public var time: PGTime {
    PGTime(microseconds: isFinite ? ISO8601Text.split(microseconds).time : 0)
  }

  public var description: String {
    guard isFinite else { return microseconds == .max ? "infinity" : "-infinity" }
    return ISO8601Text.timestamp(microseconds)
  }

  public static func < (left: PGTimestamp, right: PGTimestamp) -> Bool {
    left.microseconds < right.microseconds
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.timestamp }
  public static var pgArrayTypeOID: UInt32 { 1115 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(microseconds: try Int64(pgBigEndian: bytes, type: "timestamp"))
  }

  public func encodePGBinary(into out: inout [UInt8]) { microseconds.appendBigEndian(to: &out) }
}
