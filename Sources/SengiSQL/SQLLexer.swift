/// One word of SQL text with the place it stands in.
public struct SQLToken: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// An unquoted name or key word; `text` is folded to lower case.
    case word
    /// A name in double quotes; `text` is unquoted.
    case quotedIdentifier
    /// A string constant of any form; `text` is its value where no escape but `''` was used.
    case string
    case number
    /// Operator characters, `::`, `:=`, `=>`.
    case symbol
    /// One of `( ) [ ] , ; . :`.
    case punctuation
    /// `$1`.
    case parameter
  }

  public var kind: Kind
  public var text: String
  /// UTF-8 offsets into the text that was read.
  public var range: Range<Int>

  public init(kind: Kind, text: String, range: Range<Int>) {
    self.kind = kind
    self.text = text
    self.range = range
  }

  public func isWord(_ word: String) -> Bool { kind == .word && text == word }
  public func isPunctuation(_ mark: String) -> Bool { kind == .punctuation && text == mark }
}

/// What makes SQL text unreadable, and where.
public struct SQLLexerError: Error, Sendable, Hashable {
  public var message: String
  public var offset: Int
}

/// Splits SQL text into words by the server's own lexical rules (manual §4.1).
///
/// White space and comments are passed over. The lexer never traps: text that ends inside a string,
/// a quoted name or a comment throws, with the offset where that began.
public struct SQLLexer {
  private let bytes: [UInt8]
  private var position = 0

  private init(_ text: String) {
    bytes = Array(text.utf8)
  }

  public static func tokens(of text: String) throws(SQLLexerError) -> [SQLToken] {
    var lexer = SQLLexer(text)
    var tokens: [SQLToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func next() throws(SQLLexerError) -> SQLToken? {
    try skipSpaceAndComments()
    guard position < bytes.count else { return nil }
    let start = position
    let first = bytes[position]
    switch first {
    case UInt8(ascii: "'"):
      return try string(from: start, quoteAt: start, escapes: false)
    case UInt8(ascii: "\""):
      return try quotedIdentifier(from: start)
    case UInt8(ascii: "$"):
      if let token = try dollarQuoted(from: start) { return token }
      position += 1
      while Self.isDigit(byte(position)) { position += 1 }
      return SQLToken(kind: .parameter, text: text(start..<position), range: start..<position)
    case _
    where Self.isDigit(first) || (first == UInt8(ascii: ".") && Self.isDigit(byte(start + 1))):
      return number(from: start)
    case _ where Self.startsWord(first):
      return try word(from: start)
    case _ where Self.isOperator(first):
      return symbol(from: start)
    case UInt8(ascii: ":"):
      let double = byte(start + 1) == UInt8(ascii: ":") || byte(start + 1) == UInt8(ascii: "=")
      position += double ? 2 : 1
      return SQLToken(
        kind: double ? .symbol : .punctuation, text: text(start..<position), range: start..<position
      )
    default:
      position += 1
      return SQLToken(kind: .punctuation, text: text(start..<position), range: start..<position)
    }
  }

  private mutating func skipSpaceAndComments() throws(SQLLexerError) {
    while position < bytes.count {
      let current = bytes[position]
      if current == 0x20 || (0x09...0x0D).contains(current) {
        position += 1
      } else if current == UInt8(ascii: "-"), byte(position + 1) == UInt8(ascii: "-") {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      } else if current == UInt8(ascii: "/"), byte(position + 1) == UInt8(ascii: "*") {
        try skipBlockComment()
      } else {
        return
      }
    }
  }

  /// Block comments nest, unlike in C.
  private mutating func skipBlockComment() throws(SQLLexerError) {
    let start = position
    var depth = 0
    repeat {
      guard position < bytes.count else {
        throw SQLLexerError(message: "unterminated /* comment", offset: start)
      }
      if bytes[position] == UInt8(ascii: "/"), byte(position + 1) == UInt8(ascii: "*") {
        depth += 1
        position += 2
      } else if bytes[position] == UInt8(ascii: "*"), byte(position + 1) == UInt8(ascii: "/") {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0
  }

  private mutating func string(
    from start: Int, quoteAt quote: Int, escapes: Bool
  ) throws(SQLLexerError) -> SQLToken {
    position = quote + 1
    var value: [UInt8] = []
    while position < bytes.count {
      let current = bytes[position]
      if escapes, current == UInt8(ascii: "\\"), position + 1 < bytes.count {
        value.append(bytes[position + 1])
        position += 2
      } else if current == UInt8(ascii: "'") {
        guard byte(position + 1) == UInt8(ascii: "'") else {
          position += 1
          return SQLToken(
            kind: .string, text: String(decoding: value, as: UTF8.self), range: start..<position)
        }
        value.append(current)
        position += 2
      } else {
        value.append(current)
        position += 1
      }
    }
    throw SQLLexerError(message: "unterminated string constant", offset: start)
  }

  private mutating func quotedIdentifier(from start: Int) throws(SQLLexerError) -> SQLToken {
    position += 1
    var value: [UInt8] = []
    while position < bytes.count {
      let current = bytes[position]
      if current == UInt8(ascii: "\"") {
        guard byte(position + 1) == UInt8(ascii: "\"") else {
          position += 1
          return SQLToken(
            kind: .quotedIdentifier, text: String(decoding: value, as: UTF8.self),
            range: start..<position)
        }
        position += 1
      }
      value.append(current)
      position += 1
    }
    throw SQLLexerError(message: "unterminated quoted name", offset: start)
  }

  private mutating func dollarQuoted(from start: Int) throws(SQLLexerError) -> SQLToken? {
    var end = start + 1
    if Self.isDigit(byte(end)) { return nil }
    while Self.startsWord(byte(end)) || Self.isDigit(byte(end)) { end += 1 }
    guard byte(end) == UInt8(ascii: "$") else { return nil }
    let tag = bytes[start...end]
    var search = end + 1
    while search + tag.count <= bytes.count {
      if bytes[search] == UInt8(ascii: "$"), bytes[search..<(search + tag.count)] == tag {
        position = search + tag.count
        return SQLToken(kind: .string, text: text((end + 1)..<search), range: start..<position)
      }
      search += 1
    }
    throw SQLLexerError(message: "unterminated dollar-quoted string", offset: start)
  }

  private mutating func number(from start: Int) -> SQLToken {
    while Self.isDigit(byte(position)) || byte(position) == UInt8(ascii: "_") { position += 1 }
    if byte(position) == UInt8(ascii: "."), byte(position + 1) != UInt8(ascii: ".") {
      position += 1
      while Self.isDigit(byte(position)) { position += 1 }
    }
    if byte(position) | 0x20 == UInt8(ascii: "e") {
      let signed = [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(byte(position + 1))
      if Self.isDigit(byte(position + (signed ? 2 : 1))) {
        position += signed ? 2 : 1
        while Self.isDigit(byte(position)) { position += 1 }
      }
    }
    return SQLToken(kind: .number, text: text(start..<position), range: start..<position)
  }

  private mutating func word(from start: Int) throws(SQLLexerError) -> SQLToken {
    let prefix = bytes[start] | 0x20
    if byte(start + 1) == UInt8(ascii: "'"), "ebnx".utf8.contains(prefix) {
      return try string(from: start, quoteAt: start + 1, escapes: prefix == UInt8(ascii: "e"))
    }
    if prefix == UInt8(ascii: "u"), byte(start + 1) == UInt8(ascii: "&"),
      byte(start + 2) == UInt8(ascii: "'")
    {
      return try string(from: start, quoteAt: start + 2, escapes: false)
    }
    while Self.startsWord(byte(position)) || Self.isDigit(byte(position))
      || byte(position) == UInt8(ascii: "$")
    {
      position += 1
    }
    let folded = bytes[start..<position].map {
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0
    }
    return SQLToken(
      kind: .word, text: String(decoding: folded, as: UTF8.self), range: start..<position)
  }

  private mutating func symbol(from start: Int) -> SQLToken {
    while Self.isOperator(byte(position)) {
      let pair = (bytes[position], byte(position + 1))
      let opensComment =
        pair == (UInt8(ascii: "-"), UInt8(ascii: "-"))
        || pair == (UInt8(ascii: "/"), UInt8(ascii: "*"))
      if opensComment { break }
      position += 1
    }
    // `a=-1`: an operator ends in + or - only when it holds a character that no SQL operator has.
    let special = bytes[start..<position].contains { "~!@#%^&|`?".utf8.contains($0) }
    if !special {
      while position - start > 1, "+-".utf8.contains(bytes[position - 1]) { position -= 1 }
    }
    return SQLToken(kind: .symbol, text: text(start..<position), range: start..<position)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func startsWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    "+-*/<>=~!@#%^&|`?".utf8.contains(byte)
  }
}
