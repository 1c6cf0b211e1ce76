import SengiSQL

/// A default that is a single constant.
enum Literal: Hashable {
  /// A string constant, by its value.
  case string(String)
  /// `B'101'`, or `X'1F'` written out in bits.
  case bits(String)
  /// With its sign.
  case number(String)
  case boolean(Bool)
  case null
}

/// A constant with the type it was cast to: `'draft'`, `(-1)`, `'{}'::text[]`.
struct LiteralDefault {
  var literal: Literal
  /// The words of the type after `::`, joined by spaces; nil without a cast.
  var cast: String?

  /// - Returns: nil when the text is anything but one constant whose value is certain.
  init?(_ source: String) {
    guard var tokens = try? SQLLexer.tokens(of: source)[...] else { return nil }
    while tokens.count > 2, tokens.first?.isPunctuation("(") == true,
      tokens.last?.isPunctuation(")") == true
    {
      tokens = tokens.dropFirst().dropLast()
    }
    if let place = tokens.firstIndex(where: { $0.kind == .symbol && $0.text == "::" }) {
      let type = tokens[(place + 1)...]
      if type.contains(where: { $0.kind == .symbol || $0.kind == .string }) { return nil }
      cast = type.map(\.text).joined(separator: " ")
      tokens = tokens[..<place]
    }
    guard let literal = Self.literal(tokens, source) else { return nil }
    self.literal = literal
  }

  private static func literal(_ tokens: ArraySlice<SQLToken>, _ source: String) -> Literal? {
    guard let first = tokens.first else { return nil }
    if tokens.count == 2, first.kind == .symbol, first.text == "-" || first.text == "+",
      let number = tokens.last, number.kind == .number
    {
      return .number(first.text == "-" ? "-" + number.text : number.text)
    }
    guard tokens.count == 1 else { return nil }
    switch (first.kind, first.text) {
    case (.number, let text): return .number(text)
    case (.word, "true"): return .boolean(true)
    case (.word, "false"): return .boolean(false)
    case (.word, "null"): return .null
    case (.string, let text): return string(text, written: source.utf8, at: first.range.lowerBound)
    default: return nil
    }
  }

  private static func string(
    _ value: String, written: String.UTF8View, at offset: Int
  ) -> Literal? {
    switch written.dropFirst(offset).first {
    case UInt8(ascii: "'"), UInt8(ascii: "$"): return .string(value)
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      return written.contains(UInt8(ascii: "\\")) ? nil : .string(value)
    case UInt8(ascii: "b"), UInt8(ascii: "B"): return .bits(value)
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      return BitString.bits(ofHex: value).map { .bits($0) } ?? .bits("x" + value)
    default: return nil
    }
  }
}

/// What keeps a constant from being a value of a type.
struct LiteralFault: Hashable {
  /// Goes on after "default 'x' of column 'c'": "is not a uuid".
  var reason: String
  var remedy: String?
  /// Whether the server takes such a default, and refuses only the rows that it makes.
  var isLate: Bool

  init(_ reason: String, remedy: String? = nil, isLate: Bool = false) {
    self.reason = reason
    self.remedy = remedy
    self.isLate = isLate
  }
}
