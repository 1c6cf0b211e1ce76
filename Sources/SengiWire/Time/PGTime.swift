/// PostgreSQL's `time` (without time zone): a time of day, 00:00:00 to 24:00:00.
public struct PGTime: PGOrdered, Hashable, Comparable, CustomStringConvertible {
  /// Since midnight, 0 to 86 400 000 000.
  public var microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// - Returns: nil outside 00:00:00 to 24:00:00.
  public init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
    guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999_999).contains(microsecond)
    else { return nil }
    let total = Int64((hour * 60 + minute) * 60 + second) * 1_000_000 + Int64(microsecond)
    guard total <= ISO8601Text.microsecondsPerDay else { return nil }
    self.microseconds = total
  }

  /// Reads `12:34:56.789`.
  public init?(_ text: String) {
    guard let microseconds = ISO8601Text.parseTime(text) else { return nil }
    self.microseconds = microseconds
  }

  public var hour: Int { Int(microseconds / 3_600_000_000) }
  public var minute: Int { Int(microseconds / 60_000_000 % 60) }
  public var second: Int { Int(microseconds / 1_000_000 % 60) }
  public var microsecond: Int { Int(microseconds % 1_000_000) }

  public var description: String { ISO8601Text.time(microseconds) }

  public static func < (left: PGTime, right: PGTime) -> Bool {
    left.microseconds < right.microseconds
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.time }
  public static var pgArrayTypeOID: UInt32 { 1183 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    let microseconds = try Int64(pgBigEndian: bytes, type: "time")
    guard (0...ISO8601Text.microsecondsPerDay).contains(microseconds) else {
      throw PGDecodingError.malformed(type: "time", reason: "outside a day")
    }
    self.init(microseconds: microseconds)
  }

  public func encodePGBinary(into out: inout [UInt8]) { microseconds.appendBigEndian(to: &out) }
}
