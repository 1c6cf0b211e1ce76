/// `date`, `time`, `timetz`, `timestamp` and `timestamptz`.
///
/// PostgreSQL reads dates in many ways (manual, Appendix B). Found at fault are only texts without
/// a digit that are none of its special words, and ISO forms with a part out of range.
enum DateTimeLiteral {
  enum Kind {
    case date, time, timestamp
  }

  static func fault(in text: String, kind: Kind) -> LiteralFault? {
    let bytes = NumberText.trimmed(text)
    let name = kind == .date ? "a date" : kind == .time ? "a time" : "a timestamp"
    let remedy =
      kind == .date
      ? "write it as '2026-12-31'"
      : kind == .time ? "write it as '23:59:59'" : "write it as '2026-12-31 23:59:59Z'"
    let fault = LiteralFault("is not \(name)", remedy: remedy)
    guard bytes.contains(where: isDigit) else {
      let words = kind == .time ? timeWords : dateWords
      let word = String(decoding: bytes, as: UTF8.self).lowercased()
      return words.contains {
        word.hasPrefix($0) || word.hasPrefix("+" + $0) || word.hasPrefix("-" + $0)
      }
        ? nil : fault
    }
    var reader = ISOReader(rest: bytes[...])
    // `1000` is a time and `20200131` a date, but fewer digits alone are neither.
    if bytes.allSatisfy(isDigit), bytes.count < (kind == .time ? 3 : 5) { return fault }
    if kind == .time { return reader.isTimeWrong ? fault : nil }
    let whole = reader
    guard let date = reader.date() else { return whole.isPartOfDate ? fault : nil }
    guard date.isReal else {
      return LiteralFault("is not \(name): there is no such day", remedy: remedy)
    }
    return reader.isTimeAfterDateWrong ? fault : nil
  }

  private static let dateWords = ["now", "today", "tomorrow", "yesterday", "epoch", "infinity"]
  private static let timeWords = ["now", "allballs"]

  fileprivate static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}

/// Reads `2026-12-31 23:59:59` from the front of a text.
private struct ISOReader {
  struct Day {
    var year: Int
    var month: Int
    var day: Int

    var isReal: Bool {
      guard year > 0, (1...12).contains(month), day >= 1 else { return false }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      return lengths.dropFirst(month - 1).first.map { day <= $0 } ?? false
    }
  }

  var rest: ArraySlice<UInt8>

  private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let text = rest.prefix(while: DateTimeLiteral.isDigit)
    guard digits.contains(text.count) else { return nil }
    rest = rest.dropFirst(text.count)
    return Int(String(decoding: text, as: UTF8.self))
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  /// - Returns: nil when the text does not begin as an ISO date, BC years among them.
  mutating func date() -> Day? {
    guard !rest.contains(where: { $0 | 0x20 == UInt8(ascii: "b") }), let year = number(4...6),
      take("-"), let month = number(1...2), take("-"), let day = number(1...2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Whether the text is all of `2026-12` or `23:59:59`, and so no date.
  var isPartOfDate: Bool {
    let isTime = rest.allSatisfy { DateTimeLiteral.isDigit($0) || $0 == UInt8(ascii: ":") }
    var reader = self
    guard reader.number(4...4) != nil, reader.take("-"), reader.number(1...2) != nil else {
      return isTime && rest.contains(UInt8(ascii: ":"))
    }
    return reader.rest.isEmpty
  }

  /// After a date: whether what follows begins as a time and is none.
  var isTimeAfterDateWrong: Bool {
    var reader = self
    guard reader.take(" ") || reader.take("T") || reader.take("t") else { return false }
    let isHourAlone = reader.rest.count < 3 && reader.rest.allSatisfy(DateTimeLiteral.isDigit)
    return reader.isTimeWrong || (isHourAlone && !reader.rest.isEmpty)
  }

  /// Whether the text begins as `hh:mm[:ss]` with a part out of range.
  var isTimeWrong: Bool {
    var reader = self
    guard let hour = reader.number(1...2), reader.take(":"), let minute = reader.number(1...2)
    else { return false }
    var second = 0
    if reader.take(":") {
      second = reader.number(1...2) ?? 0
    }
    return hour > 24 || minute > 59 || second > 60 || (hour == 24 && minute + second > 0)
  }
}
