/// A decimal number as PostgreSQL reads it: sign, digits, point, exponent.
struct NumberText {
  /// Without leading zeros; empty for zero.
  var digits: [UInt8]
  /// The number is 0.d₁d₂… × 10^exponent.
  var exponent: Int
  var isNegative: Bool
  var hasFraction: Bool

  static func trimmed(_ text: some StringProtocol) -> [UInt8] {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    let bytes = Array(text.utf8.drop(while: isSpace))
    return bytes.reversed().drop(while: isSpace).reversed()
  }

  /// - Returns: nil when the text is no decimal number.
  init?(_ text: String) {
    var rest = Self.trimmed(text)[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = rest.prefix(while: Self.isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = rest.prefix(while: Self.isDigit)
      rest = rest.dropFirst(fraction.count)
    }
    if whole.isEmpty, fraction.isEmpty { return nil }
    var power = 0
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      let written = rest.dropFirst()
      let unsigned =
        written.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } == true
        ? written.dropFirst() : written
      guard !unsigned.isEmpty, unsigned.allSatisfy(Self.isDigit) else { return nil }
      let limit = 10_000_000
      let size = min(Int(String(decoding: unsigned, as: UTF8.self)) ?? limit, limit)
      power = written.first == UInt8(ascii: "-") ? -size : size
      rest = []
    }
    guard rest.isEmpty else { return nil }
    let all = Array(whole) + Array(fraction)
    digits = Array(all.drop { $0 == UInt8(ascii: "0") })
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let zeros = all.prefix { $0 == UInt8(ascii: "0") }.count
    exponent = digits.isEmpty ? 0 : whole.count - zeros + power
    hasFraction = digits.count > max(0, exponent)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// How many digits stand before the point once the number is rounded to `scale` places after it;
  /// negative when zeros follow the point first; nil for zero.
  func wholeDigits(roundedTo scale: Int) -> Int? {
    let kept = exponent + scale
    guard !digits.isEmpty, kept >= 0 else { return nil }
    let roundsUp = digits.dropFirst(kept).first.map { $0 >= UInt8(ascii: "5") } ?? false
    let isAllNines =
      digits.count >= kept && digits.prefix(kept).allSatisfy { $0 == UInt8(ascii: "9") }
    if kept == 0 { return roundsUp ? exponent + 1 : nil }
    return roundsUp && isAllNines ? exponent + 1 : exponent
  }
}
