/// Reads the regular expressions of ``PGJSONPattern``.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private let ignoresCase: Bool

  init(_ text: String, ignoresCase: Bool) {
    scalars = Array(text.unicodeScalars)
    self.ignoresCase = ignoresCase
  }

  private typealias Fault = PGJSONPattern.Fault
  typealias Node = PGJSONPattern.Node

  private var next: Unicode.Scalar? {
    scalars.indices.contains(position) ? scalars[position] : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  mutating func pattern() throws(PGJSONPattern.Fault) -> Node {
    if scalars.starts(with: "***".unicodeScalars) {
      throw Fault(message: "'***' is read by PostgreSQL alone")
    }
    let node = try choice()
    if let next { throw Fault(message: "'\(next)' has no partner") }
    return node
  }

  private mutating func choice() throws(PGJSONPattern.Fault) -> Node {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PGJSONPattern.Fault) -> Node {
    var parts: [Node] = []
    while let next, next != "|", next != ")" { parts.append(try quantified()) }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func quantified() throws(PGJSONPattern.Fault) -> Node {
    let node = try atom()
    guard let (least, most) = try quantifier() else { return node }
    if node == .start || node == .end {
      throw Fault(message: "'^' and '$' cannot be repeated")
    }
    // Whether as little or as much is taken makes no difference to whether there is a match.
    _ = take("?")
    if let next, "*+?{".unicodeScalars.contains(next) {
      throw Fault(message: "'\(next)' stands behind a repetition")
    }
    return .repeated(node, least, most)
  }

  private mutating func quantifier() throws(PGJSONPattern.Fault) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard take("{") else { return nil }
    guard let least = number() else {
      throw Fault(message: #"'{' without a number; a brace itself is written '\{'"#)
    }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else { throw Fault(message: "'{' without '}'") }
    guard least <= 255, (most ?? least) <= 255, least <= (most ?? least) else {
      throw Fault(message: "a repetition outside of 0 to 255, or from more to less")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let next, ("0"..."9").contains(next), digits.count < 4 {
      digits.unicodeScalars.append(next)
      position += 1
    }
    return Int(digits)
  }

  private mutating func atom() throws(PGJSONPattern.Fault) -> Node {
    guard let first = next else { return .empty }
    position += 1
    switch first {
    case "^": return .start
    case "$": return .end
    case ".": return .set(.any)
    case "[": return .set(try bracket())
    case "\\": return .set(try escape())
    case "(":
      if take("?"), !take(":") {
        throw Fault(message: "'(?' is understood differently elsewhere; only '(?:' may be used")
      }
      depth += 1
      guard depth <= 50 else { throw Fault(message: "groups are nested too deeply") }
      let inner = try choice()
      depth -= 1
      guard take(")") else { throw Fault(message: "'(' without ')'") }
      return inner
    case "*", "+", "?", "{": throw Fault(message: "'\(first)' repeats nothing")
    default: return .set(try cased(CharacterRanges(first)))
    }
  }

  private func cased(_ set: CharacterRanges) throws(PGJSONPattern.Fault) -> CharacterRanges {
    guard ignoresCase else { return set }
    for range in set.ranges where range.upperBound >= 0x80 {
      throw Fault(message: "the other case of letters beyond ASCII depends on the server")
    }
    return set.ignoringCase
  }

  private mutating func escape() throws(PGJSONPattern.Fault) -> CharacterRanges {
    guard let mark = next else { throw Fault(message: "a '\\' at the end") }
    position += 1
    switch mark {
    case "d": return Self.digits
    case "w": return Self.word
    case "s": return Self.space
    case "D": return CharacterRanges(Self.digits.ranges, isNegated: true)
    case "W": return CharacterRanges(Self.word.ranges, isNegated: true)
    case "S": return CharacterRanges(Self.space.ranges, isNegated: true)
    case "n": return CharacterRanges("\n")
    case "t": return CharacterRanges("\t")
    case "r": return CharacterRanges("\r")
    case "u":
      var value: UInt32 = 0
      for _ in 0..<4 {
        guard let digit = next, digit.isASCII, let number = UInt32(String(digit), radix: 16)
        else { throw Fault(message: "'\\u' takes four hexadecimal digits") }
        value = value << 4 | number
        position += 1
      }
      guard let scalar = Unicode.Scalar(value), value > 0 else {
        throw Fault(message: "'\\u' names no character")
      }
      return try cased(CharacterRanges(scalar))
    case _ where mark.isASCII && !mark.properties.isAlphabetic && !("0"..."9").contains(mark):
      return CharacterRanges(mark)
    default: throw Fault(message: "'\\\(mark)' is not the same everywhere")
    }
  }

  private static let digits = CharacterRanges([0x30...0x39])
  private static let word = CharacterRanges([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  private static let space = CharacterRanges([0x09...0x0D, 0x20...0x20])
  private static let classes: [String: [ClosedRange<UInt32>]] = [
    "digit": digits.ranges, "alpha": [0x41...0x5A, 0x61...0x7A],
    "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A], "upper": [0x41...0x5A],
    "lower": [0x61...0x7A], "space": space.ranges,
    "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66],
  ]

  private mutating func bracket() throws(PGJSONPattern.Fault) -> CharacterRanges {
    let isNegated = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var isFirst = true
    while isFirst || next != "]" {
      isFirst = false
      guard let first = next else { throw Fault(message: "'[' without ']'") }
      position += 1
      if first == "]", ranges.isEmpty { throw Fault(message: #"']' itself is written '\]'"#) }
      if first == "[" {
        guard take(":") else { throw Fault(message: #"'[' itself is written '\['"#) }
        ranges += try characterClass()
        continue
      }
      let low = try member(first)
      guard next == "-", scalars.dropFirst(position + 1).first != "]" else {
        ranges += low.ranges
        continue
      }
      position += 1
      guard let last = next else { throw Fault(message: "'[' without ']'") }
      position += 1
      let high = try member(last)
      guard let from = low.only, let to = high.only, from <= to else {
        throw Fault(message: "a range that runs backwards or has no ends")
      }
      ranges.append(from...to)
    }
    position += 1
    let set = CharacterRanges(ranges)
    return CharacterRanges(try cased(set).ranges, isNegated: isNegated)
  }

  private mutating func member(
    _ scalar: Unicode.Scalar
  ) throws(PGJSONPattern.Fault) -> CharacterRanges {
    guard scalar == "\\" else { return CharacterRanges(scalar) }
    let found = try escape()
    if found.isNegated { throw Fault(message: "a negated class within '[…]'") }
    return found
  }

  private mutating func characterClass() throws(PGJSONPattern.Fault) -> [ClosedRange<UInt32>] {
    var name = ""
    while let next, next != ":", next != "]" {
      name.unicodeScalars.append(next)
      position += 1
    }
    guard take(":"), take("]"), let found = Self.classes[name] else {
      throw Fault(message: "'[:\(name):]' is not the same everywhere")
    }
    return found
  }
}

extension CharacterRanges {
  /// The character of a set of one.
  fileprivate var only: UInt32? {
    guard let range = ranges.first, ranges.count == 1, range.count == 1, !isNegated else {
      return nil
    }
    return range.lowerBound
  }
}
