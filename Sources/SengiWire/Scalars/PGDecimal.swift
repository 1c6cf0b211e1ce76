#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// PostgreSQL's `numeric` with every digit, NaN and the infinities.
///
/// `Decimal` serves nearly everyone, to 38 digits; this is what `decimal_type: PGDecimal` puts in
/// its place where longer numbers come. It holds and compares numbers; the server calculates.
public struct PGDecimal: PGNumeric {
  enum Kind: Int, Sendable {
    case negativeInfinity, finite, infinity, notANumber
  }

  let kind: Kind
  let isNegative: Bool
  /// In base 10 000, without leading or trailing zeros.
  let groups: [UInt16]
  /// The power of 10 000 that the first group stands for.
  let weight: Int
  /// How many decimals are shown, as the server keeps them: 1.10 has two.
  public let scale: Int

  init(kind: Kind) {
    self.init(kind: kind, isNegative: false, groups: [], weight: 0, scale: 0)
  }

  init(kind: Kind = .finite, isNegative: Bool, groups: [UInt16], weight: Int, scale: Int) {
    self.kind = kind
    self.isNegative = isNegative && !groups.isEmpty
    self.groups = groups
    self.weight = groups.isEmpty ? 0 : weight
    self.scale = scale
  }

  public static let nan = PGDecimal(kind: .notANumber)
  public static let infinity = PGDecimal(kind: .infinity)
  public static let negativeInfinity = PGDecimal(kind: .negativeInfinity)

  public var isFinite: Bool { kind == .finite }

  public init(_ number: some BinaryInteger) {
    self.init(digits: NumericDigits(decimalText: "\(number)"), isNegative: number < 0)
  }

  /// The same number; NaN stays NaN.
  public init(_ number: Decimal) {
    self =
      number.isNaN
      ? .nan
      : PGDecimal(
        digits: NumericDigits(decimalText: number.description), isNegative: number.isSignMinus)
  }

  /// The number as `Decimal`; nil where that cannot hold every digit.
  public var decimal: Decimal? {
    var bytes: [UInt8] = []
    encodePGBinary(into: &bytes)
    return bytes.withUnsafeBytes { try? Decimal(pgBinary: $0) }
  }

  fileprivate init(digits: NumericDigits, isNegative: Bool) {
    self.init(
      isNegative: isNegative, groups: digits.groups, weight: digits.weight, scale: digits.scale)
  }

  public static var pgTypeOID: UInt32 { PGTypeOID.numeric }
  public static var pgArrayTypeOID: UInt32 { 1231 }

  public init(pgBinary bytes: UnsafeRawBufferPointer) throws {
    var reader = PGByteReader(bytes, type: "numeric")
    let count = Int(try reader.integer(Int16.self))
    let weight = Int(try reader.integer(Int16.self))
    let sign = try reader.integer(UInt16.self)
    let scale = Int(try reader.integer(UInt16.self))
    guard count >= 0 else { throw reader.malformed("a negative length") }
    var groups: [UInt16] = []
    for _ in 0..<count {
      let digit = try reader.integer(UInt16.self)
      guard digit < 10_000 else { throw reader.malformed("a digit above 9999") }
      groups.append(digit)
    }
    try reader.finish()
    switch sign {
    case NumericSign.positive, NumericSign.negative:
      while groups.last == 0 { groups.removeLast() }
      let leading = groups.prefix { $0 == 0 }.count
      groups.removeFirst(leading)
      self.init(
        isNegative: sign == NumericSign.negative, groups: groups, weight: weight - leading,
        scale: scale)
    case NumericSign.notANumber: self = .nan
    case 0xD000: self = .infinity
    case 0xF000: self = .negativeInfinity
    default: throw reader.malformed("an unknown sign")
    }
  }

  public func encodePGBinary(into out: inout [UInt8]) {
    UInt16(truncatingIfNeeded: groups.count).appendBigEndian(to: &out)
    Int16(truncatingIfNeeded: weight).appendBigEndian(to: &out)
    let sign: UInt16 =
      switch kind {
      case .finite: isNegative ? NumericSign.negative : NumericSign.positive
      case .notANumber: NumericSign.notANumber
      case .infinity: 0xD000
      case .negativeInfinity: 0xF000
      }
    sign.appendBigEndian(to: &out)
    UInt16(truncatingIfNeeded: scale).appendBigEndian(to: &out)
    for group in groups { group.appendBigEndian(to: &out) }
  }
}

extension PGDecimal: CustomStringConvertible {
  /// Reads `-12.50`, `NaN`, `Infinity` and `-Infinity`; up to 131 072 digits before the point and
  /// 16 383 behind it, without an exponent.
  public init?(_ text: String) {
    switch text {
    case "NaN": self = .nan
    case "Infinity": self = .infinity
    case "-Infinity": self = .negativeInfinity
    default:
      let isNegative = text.utf8.first == UInt8(ascii: "-")
      let parts = text.utf8.dropFirst(isNegative ? 1 : 0)
        .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard let whole = parts.first, !whole.isEmpty, parts.count <= 2, whole.count <= 131_072,
        parts.count == 1 || (1...16_383).contains(parts[1].count),
        parts.allSatisfy({ $0.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } })
      else { return nil }
      self.init(digits: NumericDigits(decimalText: text), isNegative: isNegative)
    }
  }

  /// The number with as many decimals as its ``scale``.
  public var description: String {
    switch kind {
    case .notANumber: return "NaN"
    case .infinity: return "Infinity"
    case .negativeInfinity: return "-Infinity"
    case .finite: break
    }
    func digits(_ power: Int) -> String {
      let index = weight - power
      let group = groups.indices.contains(index) ? groups[index] : 0
      let text = "\(group)"
      return String(repeating: "0", count: 4 - text.count) + text
    }
    var whole = ""
    if !groups.isEmpty, weight >= 0 {
      for power in stride(from: weight, through: 0, by: -1) { whole += digits(power) }
      whole = String(whole.drop { $0 == "0" })
    }
    if whole.isEmpty { whole = "0" }
    var text = (isNegative ? "-" : "") + whole
    if scale > 0 {
      var decimals = ""
      var power = -1
      while decimals.count < scale {
        decimals += digits(power)
        power -= 1
      }
      text += "." + decimals.prefix(scale)
    }
    return text
  }
}

/// Numbers are equal as the server has it: 1.1 is 1.10, NaN is NaN and above all others.
extension PGDecimal: Hashable, Comparable {
  public static func == (left: PGDecimal, right: PGDecimal) -> Bool {
    left.kind == right.kind && left.isNegative == right.isNegative && left.weight == right.weight
      && left.groups == right.groups
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(isNegative)
    hasher.combine(weight)
    hasher.combine(groups)
  }

  public static func < (left: PGDecimal, right: PGDecimal) -> Bool {
    guard left.kind == .finite, right.kind == .finite else {
      return left.kind.rawValue < right.kind.rawValue
    }
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? right.isCloserToZero(than: left) : left.isCloserToZero(than: right)
  }

  private func isCloserToZero(than other: PGDecimal) -> Bool {
    if groups.isEmpty || other.groups.isEmpty { return groups.isEmpty && !other.groups.isEmpty }
    if weight != other.weight { return weight < other.weight }
    return groups.lexicographicallyPrecedes(other.groups)
  }
}

extension PGDecimal: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(value) }
}

/// As a string, so that no digit is lost in a `Double` on the way.
extension PGDecimal: PGTextCodable {}
