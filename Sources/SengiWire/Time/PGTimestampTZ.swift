#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// PostgreSQL's `timestamp with time zone`, to the microsecond and over its whole range.
///
/// `Date` serves nearly everyone; this is what `date_type: PGTimestampTZ` puts in its place where
/// every microsecond counts, or years beyond 2273.
public struct PGTimestampTZ: PGOrdered, Hashable, Comparable, CustomStringConvertible {
  /// Since 2000-01-01 00:00 UTC; `Int64.max` is `infinity`, `Int64.min` is `-infinity`.
  public var microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// The microsecond nearest to a date.
  public init(_ date: Date) { self.init(microseconds: date.pgMicroseconds) }

  /// Reads `2024-02-29T12:34:56.789Z`, other offsets, `infinity` and `-infinity`.
  /// - Returns: nil for other text, or when there is no zone.
  public init?(_ text: String) {
    if text == "infinity" || text == "-infinity" {
      self.init(microseconds: text.first == "-" ? .min : .max)
      return
    }
    guard let parsed = ISO8601Text.parseTimestamp(text), let offset = parsed.offset else {
      return nil
    }
    self.init(microseconds: parsed.microseconds - Int64(offset) * 1_000_000)
  }

  public static let infinity = PGTimestampTZ(microseconds: .max)
  public static let negativeInfinity = PGTimestampTZ(microseconds: .min)

  public var isFinite: Bool { microseconds != .max && microseconds != .min }

  /// The nearest date; it is the same microsecond from 1729 to 2273.
  public var date: Date { Date(pgMicroseconds: microseconds) }

  public var description: String {
    guard isFinite else { return microseconds == .max ? "infinity" : "-infinity" }
    return ISO8601Text.timestamp(microseconds) + "Z"
  }

  public static func < (left: PGTimestampTZ, right: PGTimestampTZ) -> Bool {
    left.microseconds < right.microseconds
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.timestamptz }
  public static var pgArrayTypeOID: UInt32 { 1185 }
  public var pgBind: PGBind { .timestamptz(microseconds) }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(microseconds: try Int64(pgBigEndian: bytes, type: "timestamptz"))
  }

  public func encodePGBinary(into out: inout [UInt8]) { microseconds.appendBigEndian(to: &out) }
}

extension PGTimestampTZ: PGTextCodable {}
