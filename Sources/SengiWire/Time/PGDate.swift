/// PostgreSQL's `date`: a day of the Gregorian calendar, 4713 BC to 5874897 AD.
public struct PGDate: PGOrdered, Hashable, Comparable, CustomStringConvertible {
  /// Since 2000-01-01; `Int32.max` is `infinity`, `Int32.min` is `-infinity`.
  public var days: Int32

  public init(days: Int32) { self.days = days }

  /// - Parameter year: 0 is 1 BC, −1 is 2 BC.
  /// - Returns: nil when there is no such day or the type cannot hold it.
  public init?(year: Int, month: Int, day: Int) {
    let civil = CivilDay(year: year, month: month, day: day)
    guard civil.isValid, let days = Int32(exactly: civil.number), days != .max, days != .min
    else { return nil }
    self.days = days
  }

  /// Reads `2024-02-29`, `infinity` and `-infinity`.
  public init?(_ text: String) {
    if text == "infinity" || text == "-infinity" {
      self.init(days: text.first == "-" ? .min : .max)
      return
    }
    guard let civil = ISO8601Text.parseDay(text) else { return nil }
    self.init(year: civil.year, month: civil.month, day: civil.day)
  }

  public static let infinity = PGDate(days: .max)
  public static let negativeInfinity = PGDate(days: .min)

  public var isFinite: Bool { days != .max && days != .min }

  /// 0 is 1 BC, −1 is 2 BC; without meaning when the date is infinite.
  public var year: Int { CivilDay(number: Int(days)).year }
  /// 1 to 12; without meaning when the date is infinite.
  public var month: Int { CivilDay(number: Int(days)).month }
  /// 1 to 31; without meaning when the date is infinite.
  public var day: Int { CivilDay(number: Int(days)).day }

  public var description: String {
    guard isFinite else { return days == .max ? "infinity" : "-infinity" }
    return CivilDay(number: Int(days)).text
  }

  public static func < (left: PGDate, right: PGDate) -> Bool { left.days < right.days }

  public static var pgTypeOID: UInt32 { PGTypeOID.date }
  public static var pgArrayTypeOID: UInt32 { 1182 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    self.init(days: try Int32(pgBigEndian: bytes, type: "date"))
  }

  public func encodePGBinary(into out: inout [UInt8]) { days.appendBigEndian(to: &out) }
}
