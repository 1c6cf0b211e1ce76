/// A day of the proleptic Gregorian calendar, year 0 being 1 BC, and its number since 2000-01-01.
///
/// The conversions follow the calendar's 400-year cycle of 146 097 days, counted from 1 March.
struct CivilDay {
  var year: Int
  var month: Int
  var day: Int

  /// From 0000-03-01 to 2000-01-01.
  private static let epochOffset = 730_425

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  init(number: Int) {
    let days = number + Self.epochOffset
    let cycle = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfCycle = days - cycle * 146_097
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
  }

  var number: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let cycle = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfCycle = marchYear - cycle * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - Self.epochOffset
  }

  /// Whether there is such a day.
  var isValid: Bool {
    guard (1...12).contains(month), day >= 1, (-10_000_000...10_000_000).contains(year) else {
      return false
    }
    let back = CivilDay(number: number)
    return back.year == year && back.month == month && back.day == day
  }

  /// `2024-02-29`; years outside 0…9999 carry a sign, as ISO 8601 has it.
  var text: String {
    let digits = paddedDigits(abs(year), 4)
    let sign = year < 0 ? "-" : year > 9999 ? "+" : ""
    return sign + digits + "-" + paddedDigits(month, 2) + "-" + paddedDigits(day, 2)
  }
}

func paddedDigits(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
