import Foundation
import SeededRandom
import Sengi

/// Random values that come close to what rules ask for, from both sides.
struct ValueGenerator {
  var random: SeededGenerator

  mutating func integer<Value: FixedWidthInteger & PGEncodable>(
    _ type: Value.Type, near limits: [Int]
  ) -> PGBind {
    if random.chance(6) { return .null(Value.pgTypeOID) }
    if random.chance(10) { return Value(truncatingIfNeeded: random.next()).pgBind }
    if random.chance(5) { return (random.chance(50) ? Value.max : Value.min).pgBind }
    let near = random.pick(limits).addingReportingOverflow(random.below(5) - 2)
    return Value(clamping: near.overflow ? 0 : near.partialValue).pgBind
  }

  /// Digits around the limits, at every place behind the point.
  mutating func decimal(near limits: [String]) -> PGBind {
    if random.chance(6) { return .null(Decimal.pgTypeOID) }
    if random.chance(4) { return Decimal.nan.pgBind }
    let limit = Decimal(string: random.pick(limits)) ?? 0
    let step = Decimal(
      sign: random.chance(50) ? .plus : .minus, exponent: random.below(14) - 11,
      significand: Decimal(random.below(12)))
    if random.chance(8) {
      return Decimal(sign: .minus, exponent: random.below(40) - 20, significand: limit + 7).pgBind
    }
    return (limit + step).pgBind
  }

  mutating func double(near limits: [Double]) -> Double? {
    if random.chance(6) { return nil }
    let limit = random.pick(limits)
    switch random.below(9) {
    case 0: return .nan
    case 1: return random.chance(50) ? .infinity : -.infinity
    case 2: return limit.nextUp
    case 3: return limit.nextDown
    case 4: return -0.0
    case 5: return Double(bitPattern: random.next())
    case 6: return limit + Double(random.below(2000) - 1000) / 100
    default: return limit
    }
  }

  /// - Parameters:
  ///   - examples: Texts to begin from.
  ///   - letters: What texts are made and changed with.
  mutating func text(_ examples: [String], _ letters: [String] = Self.letters) -> String? {
    if random.chance(6) { return nil }
    var text =
      random.chance(40)
      ? (0..<random.below(9)).map { _ in random.pick(letters) }.joined() : random.pick(examples)
    for _ in 0..<random.below(3) {
      var scalars = Array(text.unicodeScalars)
      let place = random.below(scalars.count + 1)
      if random.chance(50), place < scalars.count { scalars.remove(at: place) }
      if random.chance(60) {
        scalars.insert(
          contentsOf: random.pick(letters).unicodeScalars, at: min(place, scalars.count))
      }
      text = String(String.UnicodeScalarView(scalars))
    }
    if random.chance(12) { text += String(repeating: " ", count: 1 + random.below(4)) }
    return text
  }

  static let ascii =
    "abcxyzABZ0123456789 _-@.%\\'\"\n\t|^$".map { String($0) } + ["  ", "no"]
  static let letters =
    ascii + [
      "é", "e\u{301}", "Ü", "n\u{303}", "ß", "👨‍👩‍👧", "🐘", "\u{A0}", "\u{1C}", "\u{212A}", "٣", "ｘ",
      "\u{2028}", "\u{FEFF}", "\u{10FFFF}", "\u{7F}", "\u{1}",
    ]
}
