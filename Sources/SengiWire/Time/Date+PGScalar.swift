#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// PostgreSQL's `timestamp with time zone`: a point in time.
///
/// The server keeps microseconds, `Date` a `Double` of seconds: from 1729 to 2273 every microsecond
/// survives the way there and back, further away the nearest `Date` is taken. `infinity` and
/// `-infinity` become dates with an infinite `timeIntervalSinceReferenceDate`, and back. A date
/// beyond the server's range (4713 BC to 294276 AD) is written so that the server refuses it.
extension Date: PGOrdered {
  public static var pgTypeOID: UInt32 { PGTypeOID.timestamptz }
  public static var pgArrayTypeOID: UInt32 { 1185 }
  public var pgBind: PGBind { .timestamptz(pgMicroseconds) }

  public static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Date {
    try Date(pgBinary: row.bytes(index, oid: PGTypeOID.timestamptz))
  }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(pgMicroseconds: try Int64(pgBigEndian: bytes, type: "timestamptz"))
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    pgMicroseconds.appendBigEndian(to: &out)
  }

  /// From 2000-01-01, PostgreSQL's epoch, to 2001-01-01, that of `Date`.
  private static var epochOffset: Int64 { 31_622_400 }

  init(pgMicroseconds: Int64) {
    switch pgMicroseconds {
    case .max: self.init(timeIntervalSinceReferenceDate: .infinity)
    case .min: self.init(timeIntervalSinceReferenceDate: -.infinity)
    default:
      let (seconds, rest) = pgMicroseconds.quotientAndRemainder(dividingBy: 1_000_000)
      self.init(
        timeIntervalSinceReferenceDate: Double(seconds - Self.epochOffset)
          + Double(rest) / 1_000_000)
    }
  }

  var pgMicroseconds: Int64 {
    let interval = timeIntervalSinceReferenceDate
    if interval == .infinity { return .max }
    if interval == -.infinity { return .min }
    // Past the range of the type there is no right value; the last but one is refused by the server.
    guard interval.magnitude < 9_223_340_000_000 else {
      return interval < 0 ? .min + 1 : .max - 1
    }
    let seconds = interval.rounded(.down)
    let rest = ((interval - seconds) * 1_000_000).rounded()
    return (Int64(seconds) + Self.epochOffset) * 1_000_000 + Int64(rest)
  }
}
