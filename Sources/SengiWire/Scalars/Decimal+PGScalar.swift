#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// PostgreSQL's `numeric`, exact within 38 significant digits.
///
/// NaN, ±Infinity, longer values and exponents beyond 10^±127 have no `Decimal`: reading them
/// throws. `Decimal.nan` is written as NaN. Trailing zeros of the scale (`1.10`) are not kept.
extension Decimal: PGNumeric {
  public static var pgTypeOID: UInt32 { PGTypeOID.numeric }
  public static var pgArrayTypeOID: UInt32 { 1231 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    var reader = PGByteReader(bytes, type: "numeric")
    let count = Int(try reader.integer(Int16.self))
    let weight = Int(try reader.integer(Int16.self))
    let sign = try reader.integer(UInt16.self)
    _ = try reader.integer(UInt16.self)
    guard sign == NumericSign.positive || sign == NumericSign.negative else {
      throw reader.malformed(
        sign == NumericSign.notANumber ? "NaN has no Decimal" : "an infinite value has no Decimal")
    }
    guard count >= 0 else { throw reader.malformed("a negative length") }

    var significand: UInt128 = 0
    var zeros = 0
    for _ in 0..<count {
      let digit = try reader.integer(UInt16.self)
      guard digit < 10_000 else { throw reader.malformed("a digit above 9999") }
      // Zeros are held back until a digit follows, so that trailing ones cost no range.
      if digit == 0 {
        zeros += significand == 0 ? 0 : 4
        continue
      }
      var rest = digit
      var trailing = 0
      while rest % 10 == 0 {
        rest /= 10
        trailing += 1
      }
      try significand.shift(zeros + 4 - trailing, adding: UInt128(rest))
      zeros = trailing
    }
    try reader.finish()

    var exponent = significand == 0 ? 0 : 4 * (weight - count + 1) + zeros
    while exponent > 127 {
      try significand.shift(1, adding: 0)
      exponent -= 1
    }
    guard exponent >= -128 else { throw reader.malformed("more decimals than Decimal has") }
    let tenTo19: UInt128 = 10_000_000_000_000_000_000
    var value = Decimal(UInt64(truncatingIfNeeded: significand % tenTo19))
    if significand >= tenTo19 {
      value += Decimal(
        sign: .plus, exponent: 19,
        significand: Decimal(UInt64(truncatingIfNeeded: significand / tenTo19)))
    }
    self.init(
      sign: sign == NumericSign.negative ? .minus : .plus, exponent: exponent, significand: value)
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    guard !isNaN else {
      for word in [0, 0, NumericSign.notANumber, 0] { word.appendBigEndian(to: &out) }
      return
    }
    let digits = NumericDigits(decimalText: description)
    UInt16(truncatingIfNeeded: digits.groups.count).appendBigEndian(to: &out)
    Int16(truncatingIfNeeded: digits.weight).appendBigEndian(to: &out)
    (isSignMinus && !digits.groups.isEmpty ? NumericSign.negative : NumericSign.positive)
      .appendBigEndian(to: &out)
    UInt16(truncatingIfNeeded: digits.scale).appendBigEndian(to: &out)
    for group in digits.groups { group.appendBigEndian(to: &out) }
  }
}

enum NumericSign {
  static let positive: UInt16 = 0x0000
  static let negative: UInt16 = 0x4000
  static let notANumber: UInt16 = 0xC000
}

/// The digits of a number in base 10 000, as `numeric` keeps them.
struct NumericDigits {
  /// Without leading or trailing zeros.
  private(set) var groups: [UInt16] = []
  /// The power of 10 000 that the first group stands for.
  private(set) var weight = 0
  /// How many decimals are shown.
  private(set) var scale = 0

  /// - Parameter text: Digits with at most one point, as `Decimal` prints itself.
  init(decimalText text: String) {
    let digits = text.utf8.lazy.filter { $0 != UInt8(ascii: "-") }
    var integerCount = 0
    for byte in digits {
      if byte == UInt8(ascii: ".") { break }
      integerCount += 1
    }
    scale = Swift.max(
      text.utf8.count - (text.utf8.first == UInt8(ascii: "-") ? 1 : 0)
        - integerCount - 1, 0)
    let integerGroups = (integerCount + 3) / 4
    groups = [UInt16](repeating: 0, count: integerGroups + (scale + 3) / 4)
    weight = integerGroups - 1
    // The point stands between two groups, so the first group may be filled up from the left.
    var place = integerGroups * 4 - integerCount
    for byte in digits where byte != UInt8(ascii: ".") {
      let digit = UInt16(byte & 0x0F)
      switch place % 4 {
      case 0: groups[place / 4] += digit * 1000
      case 1: groups[place / 4] += digit * 100
      case 2: groups[place / 4] += digit * 10
      default: groups[place / 4] += digit
      }
      place += 1
    }
    while groups.last == 0 { groups.removeLast() }
    let leading = groups.prefix { $0 == 0 }.count
    groups.removeFirst(leading)
    weight = groups.isEmpty ? 0 : weight - leading
  }
}

extension UInt128 {
  /// Multiplies by ten `places` times and adds, within the 38 digits of `Decimal`.
  fileprivate mutating func shift(_ places: Int, adding digit: UInt128) throws {
    guard places <= 38 || self == 0 else { throw Self.tooLong }
    if self != 0 {
      for _ in 0..<places {
        let (product, overflow) = multipliedReportingOverflow(by: 10)
        guard !overflow else { throw Self.tooLong }
        self = product
      }
    }
    let (sum, overflow) = addingReportingOverflow(digit)
    guard !overflow, sum < Self.tenTo38 else { throw Self.tooLong }
    self = sum
  }

  private static var tenTo38: UInt128 {
    10_000_000_000_000_000_000 * 10_000_000_000_000_000_000
  }

  private static var tooLong: PGDecodingError {
    .malformed(type: "numeric", reason: "more than 38 significant digits")
  }
}
