/// PostgreSQL's `time with time zone`: a time of day with an offset from UTC.
public struct PGTimeTZ: PGOrdered, Hashable, CustomStringConvertible {
  public var time: PGTime
  /// Seconds east of UTC: 3600 is `+01`.
  public var offset: Int32

  public init(_ time: PGTime, offset: Int32) {
    self.time = time
    self.offset = offset
  }

  /// Reads `12:34:56.789+02:00`.
  /// - Returns: nil for other text, or without an offset.
  public init?(_ text: String) {
    guard let parsed = ISO8601Text.parseTimeAndOffset(text) else { return nil }
    self.init(PGTime(microseconds: parsed.time), offset: Int32(parsed.offset))
  }

  public var description: String {
    let magnitude = Int(offset.magnitude)
    var zone = (offset < 0 ? "-" : "+") + paddedDigits(magnitude / 3600, 2)
    if magnitude % 3600 != 0 { zone += ":" + paddedDigits(magnitude / 60 % 60, 2) }
    if magnitude % 60 != 0 { zone += ":" + paddedDigits(magnitude % 60, 2) }
    return time.description + zone
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.timetz }
  public static var pgArrayTypeOID: UInt32 { 1270 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    var reader = PGByteReader(bytes, type: "timetz")
    let time = try PGTime(pgBinary: reader.slice(8))
    let west = try reader.integer(Int32.self)
    try reader.finish()
    guard west.magnitude < 86_400 else { throw reader.malformed("an offset beyond a day") }
    self.init(time, offset: -west)
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    time.encodePGBinary(into: &out)
    // The server counts west of UTC; the offset of Int32.min cannot be negated and is refused there.
    (0 &- offset).appendBigEndian(to: &out)
  }
}
