/// PostgreSQL's `interval`: months, days and microseconds, kept apart because months and days have
/// no fixed length.
///
/// `==` compares the three parts; the server also holds 1 month = 30 days = 720 hours for equal.
public struct PGInterval: PGOrdered, Hashable, CustomStringConvertible {
  public var months: Int32
  public var days: Int32
  public var microseconds: Int64

  public init(months: Int32 = 0, days: Int32 = 0, microseconds: Int64 = 0) {
    self.months = months
    self.days = days
    self.microseconds = microseconds
  }

  /// ISO 8601, such as `P1Y2M3DT4H5M6.789S`; the server reads it as it is.
  public var description: String {
    var text = "P"
    if months / 12 != 0 { text += "\(months / 12)Y" }
    if months % 12 != 0 { text += "\(months % 12)M" }
    if days != 0 { text += "\(days)D" }
    guard microseconds != 0 else { return text == "P" ? "PT0S" : text }
    text += "T"
    let seconds = microseconds / 1_000_000
    if seconds / 3600 != 0 { text += "\(seconds / 3600)H" }
    if seconds / 60 % 60 != 0 { text += "\(seconds / 60 % 60)M" }
    let rest = microseconds % 60_000_000
    if rest != 0 {
      let magnitude = rest.magnitude
      text += rest < 0 ? "-" : ""
      text += "\(magnitude / 1_000_000)\(ISO8601Text.fraction(Int(magnitude % 1_000_000)))S"
    }
    return text
  }

  /// Reads ISO 8601 with designators, such as `P1Y2M3DT4H5M6.789S` or `P2W`; every number may carry
  /// a sign.
  public init?(_ text: String) {
    guard let parsed = ISO8601Duration(text) else { return nil }
    self = parsed.interval
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.interval }
  public static var pgArrayTypeOID: UInt32 { 1187 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    var reader = PGByteReader(bytes, type: "interval")
    microseconds = try reader.integer()
    days = try reader.integer()
    months = try reader.integer()
    try reader.finish()
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    microseconds.appendBigEndian(to: &out)
    days.appendBigEndian(to: &out)
    months.appendBigEndian(to: &out)
  }
}
