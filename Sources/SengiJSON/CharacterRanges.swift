/// A set of Unicode scalars.
struct CharacterRanges: Hashable, Sendable {
  var ranges: [ClosedRange<UInt32>]
  var isNegated = false

  init(_ ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
  }

  init(_ scalar: Unicode.Scalar) { self.init([scalar.value...scalar.value]) }

  static let any = CharacterRanges([], isNegated: true)

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }

  /// With the other case of every ASCII letter.
  var ignoringCase: CharacterRanges {
    var all = ranges
    for (letters, shift) in [(UInt32(0x41)...UInt32(0x5A), Int64(32)), (0x61...0x7A, -32)] {
      for range in ranges where range.overlaps(letters) {
        let found = range.clamped(to: letters)
        all.append(
          UInt32(Int64(found.lowerBound) + shift)...UInt32(Int64(found.upperBound) + shift))
      }
    }
    return CharacterRanges(all, isNegated: isNegated)
  }

  func text(_ dialect: PGJSONPattern.Dialect) -> String {
    if ranges.isEmpty { return isNegated && dialect == .postgres ? "." : #"[\s\S]"# }
    if !isNegated, ranges.count == 1, let range = ranges.first, range.count == 1 {
      return Self.text(range.lowerBound, special: #"\^$.[]{}()|*+?"#)
    }
    let inner = ranges.map { range in
      let first = Self.text(range.lowerBound, special: #"\^[]-"#)
      return range.count == 1
        ? first : first + "-" + Self.text(range.upperBound, special: #"\^[]-"#)
    }
    return (isNegated ? "[^" : "[") + inner.joined() + "]"
  }

  private static func text(_ value: UInt32, special: String) -> String {
    guard value >= 0x20, value != 0x7F, let scalar = Unicode.Scalar(value) else {
      let digits = String(value, radix: 16)
      return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return (special.unicodeScalars.contains(scalar) ? #"\"# : "") + String(scalar)
  }
}
