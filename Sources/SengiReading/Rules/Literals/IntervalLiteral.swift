import SengiSchema

/// `interval`: every word must be a unit of time that PostgreSQL knows (manual §8.5.4).
enum IntervalLiteral {
  static func fault(in text: String, target: PostgresVersion) -> LiteralFault? {
    let bytes = NumberText.trimmed(text)
    let fault = LiteralFault("is not an interval", remedy: "write it as '1 day 02:30:00'")
    let lower = String(decoding: bytes, as: UTF8.self).lowercased()
    if target.major >= 17, ["infinity", "+infinity", "-infinity"].contains(lower) { return nil }
    // ISO 8601: `P1DT2H`.
    if bytes.first == UInt8(ascii: "P") { return nil }
    guard lower.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return fault }
    let words = lower.split { !$0.isASCII || !$0.isLetter }
    // PostgreSQL looks at the first ten letters only.
    let isKnown = words.allSatisfy { units.contains(String($0.prefix(10))) }
    return isKnown && lower.utf8.allSatisfy { $0 < 0x80 } ? nil : fault
  }

  private static let units: Set<String> = [
    "ago", "c", "cent", "centuries", "century", "d", "day", "days", "dec", "decade", "decades",
    "decs", "h", "hour", "hours", "hr", "hrs", "m", "microsecon", "mil", "millennia", "millennium",
    "millisecon", "mils", "min", "mins", "minute", "minutes", "mon", "mons", "month", "months",
    "ms", "msec", "msecond", "mseconds", "msecs", "s", "sec", "second",
    "seconds", "secs", "us", "usec", "usecond", "useconds", "usecs", "w", "week", "weeks", "y",
    "year", "years", "yr", "yrs",
  ]
}
