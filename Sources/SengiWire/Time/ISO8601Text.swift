/// Times of day, instants and days in ISO 8601, with up to six decimals of a second.
enum ISO8601Text {
  static let microsecondsPerDay: Int64 = 86_400_000_000

  /// `12:34:56.789`; decimals only as far as they are not zero.
  static func time(_ microseconds: Int64) -> String {
    let seconds = microseconds / 1_000_000
    let text =
      paddedDigits(Int(seconds / 3600), 2) + ":" + paddedDigits(Int(seconds / 60 % 60), 2) + ":"
      + paddedDigits(Int(seconds % 60), 2)
    return text + fraction(Int(microseconds % 1_000_000))
  }

  /// `.789`, or nothing for 0.
  static func fraction(_ microseconds: Int) -> String {
    guard microseconds != 0 else { return "" }
    var digits = paddedDigits(microseconds, 6)
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }

  /// `2024-02-29T12:34:56.789`, without a zone.
  static func timestamp(_ microseconds: Int64) -> String {
    let (day, time) = split(microseconds)
    return CivilDay(number: Int(day)).text + "T" + Self.time(time)
  }

  /// The day's number and the time within it, never negative.
  static func split(_ microseconds: Int64) -> (day: Int64, time: Int64) {
    var (day, time) = microseconds.quotientAndRemainder(dividingBy: microsecondsPerDay)
    if time < 0 {
      time += microsecondsPerDay
      day -= 1
    }
    return (day, time)
  }

  /// Reads `2024-02-29T12:34:56.789+02:00`; the zone is `Z` or an offset, or absent.
  ///
  /// - Returns: Microseconds since 2000-01-01 00:00 and the offset east of UTC in seconds, nil when
  ///   there was none.
  static func parseTimestamp(_ text: String) -> (microseconds: Int64, offset: Int?)? {
    var scanner = Scanner(text)
    guard let day = scanner.day(), scanner.skip("T") || scanner.skip(" "),
      let time = scanner.time()
    else { return nil }
    let offset = scanner.offset()
    guard scanner.isAtEnd, offset != .invalid else { return nil }
    let microseconds = Int64(day.number) * microsecondsPerDay + time
    if case .seconds(let seconds) = offset { return (microseconds, seconds) }
    return (microseconds, nil)
  }

  static func parseDay(_ text: String) -> CivilDay? {
    var scanner = Scanner(text)
    guard let day = scanner.day(), scanner.isAtEnd else { return nil }
    return day
  }

  static func parseTime(_ text: String) -> Int64? {
    var scanner = Scanner(text)
    guard let time = scanner.time(), scanner.isAtEnd else { return nil }
    return time
  }

  static func parseTimeAndOffset(_ text: String) -> (time: Int64, offset: Int)? {
    var scanner = Scanner(text)
    guard let time = scanner.time(), case .seconds(let offset) = scanner.offset(),
      scanner.isAtEnd
    else { return nil }
    return (time, offset)
  }

  private enum Offset: Equatable {
    case none
    case invalid
    case seconds(Int)
  }

  private struct Scanner {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard let first = rest.first, UInt32(first) == character.value else { return false }
      rest.removeFirst()
      return true
    }

    mutating func digits(_ widths: ClosedRange<Int>) -> (value: Int, count: Int)? {
      var value = 0
      var count = 0
      while count < widths.upperBound, let byte = rest.first,
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      {
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        count += 1
        rest.removeFirst()
      }
      return count >= widths.lowerBound ? (value, count) : nil
    }

    mutating func day() -> CivilDay? {
      let isNegative = skip("-")
      if !isNegative { _ = skip("+") }
      guard let year = digits(4...7), skip("-"), let month = digits(2...2), skip("-"),
        let day = digits(2...2)
      else { return nil }
      let result = CivilDay(
        year: isNegative ? -year.value : year.value, month: month.value, day: day.value)
      return result.isValid ? result : nil
    }

    mutating func time() -> Int64? {
      guard let hour = digits(2...2), skip(":"), let minute = digits(2...2) else { return nil }
      var second = 0
      var micro = 0
      if skip(":") {
        guard let seconds = digits(2...2) else { return nil }
        second = seconds.value
        if skip(".") {
          guard let decimals = digits(1...18) else { return nil }
          micro = decimals.value
          for _ in 0..<max(0, decimals.count - 6) { micro /= 10 }
          for _ in 0..<max(0, 6 - decimals.count) { micro *= 10 }
        }
      }
      guard hour.value <= 24, minute.value < 60, second <= 60 else { return nil }
      let total = Int64((hour.value * 60 + minute.value) * 60 + second) * 1_000_000 + Int64(micro)
      return total <= ISO8601Text.microsecondsPerDay ? total : nil
    }

    mutating func offset() -> Offset {
      if isAtEnd { return .none }
      if skip("Z") || skip("z") { return .seconds(0) }
      let isNegative = skip("-")
      guard isNegative || skip("+"), let hours = digits(2...2) else { return .invalid }
      var seconds = hours.value * 3600
      if !isAtEnd {
        _ = skip(":")
        guard let minutes = digits(2...2), minutes.value < 60 else { return .invalid }
        seconds += minutes.value * 60
        if skip(":") {
          guard let rest = digits(2...2), rest.value < 60 else { return .invalid }
          seconds += rest.value
        }
      }
      return .seconds(isNegative ? -seconds : seconds)
    }
  }
}
