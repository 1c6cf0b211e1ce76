import SengiJSON

/// A number as PostgreSQL orders them: NaN equals itself and is above all others, infinity
/// included.
enum PGRuleNumber: Sendable, Hashable, Comparable {
  case negativeInfinity
  case finite(JSONNumber)
  case infinity
  case notANumber

  /// `numeric` in its binary form.
  init?(numeric bytes: [UInt8]) {
    func word(_ index: Int) -> UInt16 {
      UInt16(bytes[index * 2]) << 8 | UInt16(bytes[index * 2 + 1])
    }
    guard bytes.count >= 8 else { return nil }
    let count = Int(word(0))
    let weight = Int(Int16(bitPattern: word(1)))
    guard bytes.count == 8 + count * 2 else { return nil }
    switch word(2) {
    case NumericSign.notANumber: self = .notANumber
    case 0xD000: self = .infinity
    case 0xF000: self = .negativeInfinity
    default:
      var text = word(2) == NumericSign.negative ? "-0" : "0"
      for index in 0..<count {
        let digits = String(word(4 + index))
        text += String(repeating: "0", count: max(4 - digits.count, 0)) + digits
      }
      guard let number = JSONNumber(text + "e\((weight - count + 1) * 4)") else { return nil }
      self = .finite(number)
    }
  }

  init?(_ text: String) {
    guard let number = JSONNumber(text) else { return nil }
    self = .finite(number)
  }

  /// The number in `numeric(precision, scale)`: rounded half away from zero; nil when it does not
  /// fit.
  func rounded(precision: Int, scale: Int) -> PGRuleNumber? {
    switch self {
    case .notANumber: return self
    case .infinity, .negativeInfinity: return nil
    case .finite(let number):
      guard let limit = JSONNumber("1e\(precision - scale)"),
        let negative = JSONNumber("-1e\(precision - scale)"),
        let rounded = number.rounded(scale: scale)
      else { return nil }
      return rounded < limit && rounded > negative ? .finite(rounded) : nil
    }
  }
}

extension JSONNumber {
  fileprivate func rounded(scale: Int) -> JSONNumber? {
    guard let plain = plainText else { return self }
    let isNegative = plain.hasPrefix("-")
    let parts = plain.drop { $0 == "-" }.split(separator: ".")
    guard parts.count == 2, parts[1].utf8.count > scale, let whole = parts.first else {
      return self
    }
    var digits = Array(whole.utf8) + Array(parts[1].utf8.prefix(scale))
    let next = parts[1].utf8.dropFirst(scale).first ?? 0x30
    if next >= 0x35 {
      var index = digits.count - 1
      while index >= 0, digits[index] == 0x39 {
        digits[index] = 0x30
        index -= 1
      }
      if index >= 0 { digits[index] += 1 } else { digits.insert(0x31, at: 0) }
    }
    let shown = String(decoding: digits, as: UTF8.self)
    return JSONNumber((isNegative ? "-" : "") + shown + "e-\(scale)")
  }

  /// The number without an exponent; nil for one with more than 400 zeros.
  private var plainText: String? {
    let parts = text.split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return text }
    guard abs(power) <= 400 else { return nil }
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let digits = parts[0].filter { $0 != "-" && $0 != "." }
    if power < 0 { return sign + "0." + String(repeating: "0", count: -power - 1) + digits }
    let whole = digits.prefix(power + 1)
    let zeros = String(repeating: "0", count: power + 1 - whole.count)
    let rest = digits.dropFirst(power + 1)
    return sign + whole + zeros + (rest.isEmpty ? "" : "." + rest)
  }
}
