/// A JSON number, exact whatever its length.
public struct JSONNumber: Sendable, Hashable, Comparable {
  private let isNegative: Bool
  /// Neither the first nor the last is 0; empty for 0.
  private let digits: [UInt8]
  /// The value is `0.⟨digits⟩` times ten to this power.
  private let exponent: Int

  /// - Returns: nil for text that is no JSON number; a leading `+` and a bare point are none.
  public init?(_ text: String) {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest.removeFirst() }
    func digits() -> Substring.UTF8View {
      let found = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(found.count)
      return found
    }
    let whole = digits()
    if whole.isEmpty { return nil }
    var all = whole.map { $0 - 0x30 }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      let decimals = digits()
      if decimals.isEmpty { return nil }
      all += decimals.map { $0 - 0x30 }
    }
    var power = 0
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      let isSmall = rest.first == UInt8(ascii: "-")
      if isSmall || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      let found = digits()
      if found.isEmpty { return nil }
      // A power that no computer could write out is as good as any other.
      let size = found.drop { $0 == 0x30 }.count > 9 ? 1_000_000_000 : Int(String(found) ?? "") ?? 0
      power = isSmall ? -size : size
    }
    guard rest.isEmpty else { return nil }
    let leading = all.prefix { $0 == 0 }.count
    all.removeFirst(leading)
    while all.last == 0 { all.removeLast() }
    self.digits = all
    self.isNegative = isNegative && !all.isEmpty
    exponent = all.isEmpty ? 0 : whole.count - leading + power
  }

  /// Whether nothing stands behind the point: `1`, `1.0` and `1e2` are integers.
  public var isInteger: Bool { digits.count <= max(exponent, 0) }

  /// The number as JSON and SQL write it, with an exponent where many zeros would follow.
  public var text: String {
    let sign = isNegative ? "-" : ""
    let shown = digits.map { String($0) }.joined()
    if digits.isEmpty { return "0" }
    if exponent > 24 || exponent < -6 {
      let rest = shown.count > 1 ? "." + shown.dropFirst() : ""
      return sign + shown.prefix(1) + rest + "e\(exponent - 1)"
    }
    if exponent <= 0 { return sign + "0." + String(repeating: "0", count: -exponent) + shown }
    if exponent >= digits.count {
      return sign + shown + String(repeating: "0", count: exponent - digits.count)
    }
    return sign + shown.prefix(exponent) + "." + shown.dropFirst(exponent)
  }

  public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isSmaller(than: left) : left.isSmaller(than: right)
  }

  /// Whether the distance from 0 is smaller.
  private func isSmaller(than other: JSONNumber) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    if exponent != other.exponent { return exponent < other.exponent }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}
