import SengiSQL

/// Text that the server deparsed, made to read like the schema language: key words in lower case,
/// on one line where one is enough.
struct DeparsedText {
  private let bytes: [UInt8]
  let tokens: [SQLToken]

  /// nil for text that is no SQL.
  init?(_ source: String) {
    guard let tokens = try? SQLLexer.tokens(of: source) else { return nil }
    bytes = Array(source.utf8)
    self.tokens = tokens
  }

  /// Key words in lower case, all on one line when that is no longer than `width` bytes.
  static func tidy(_ source: String, width: Int = 96) -> String {
    guard let text = DeparsedText(source) else { return source }
    if !text.bytes.contains(0x0A) { return text.written(text.tokens[...]) }
    let line = text.written(text.tokens[...], inOneLine: true)
    if line.utf8.count <= width { return line }
    return text.written(text.tokens[...])
  }

  /// Key words in lower case, on one line.
  static func line(_ source: String) -> String { tidy(source, width: .max) }

  /// The tokens as they stand in the text; words that are not quoted mean the same in lower case.
  func written(_ tokens: ArraySlice<SQLToken>, inOneLine: Bool = false) -> String {
    var written: [UInt8] = []
    var end: Int?
    var opens = false
    for token in tokens {
      if let end, end <= token.range.lowerBound {
        let gap = bytes[end..<token.range.lowerBound]
        if !inOneLine || !gap.contains(0x0A) {
          written += gap
        } else if !opens, !token.isPunctuation(")") {
          written.append(0x20)
        }
      }
      if token.kind == .word {
        written += Array(token.text.utf8)
      } else {
        written += bytes[token.range]
      }
      opens = token.isPunctuation("(")
      end = token.range.upperBound
    }
    return String(decoding: written, as: UTF8.self)
  }

  /// The tokens from a position on, without a semicolon at the end.
  func rest(from position: Int) -> String {
    var rest = tokens[min(position, tokens.count)...]
    if rest.last?.isPunctuation(";") == true { rest = rest.dropLast() }
    return written(rest)
  }

  /// The position behind a name that may be qualified and begins here.
  func endOfName(at position: Int) -> Int {
    var end = position + 1
    while end + 1 < tokens.count, tokens[end].isPunctuation(".") { end += 2 }
    return end
  }

  /// The first position from `start` on where `word` stands outside parentheses.
  func position(of word: String, from start: Int = 0) -> Int? {
    var depth = 0
    for position in tokens.indices.dropFirst(start) {
      let token = tokens[position]
      if token.isPunctuation("(") { depth += 1 }
      if token.isPunctuation(")") { depth -= 1 }
      if depth == 0, token.isWord(word) { return position }
    }
    return nil
  }

  /// The parts between commas of the first pair of parentheses from `start` on, and the position
  /// behind it.
  func list(from start: Int) -> (items: [ArraySlice<SQLToken>], end: Int)? {
    guard let open = tokens.indices.dropFirst(start).first(where: { tokens[$0].isPunctuation("(") })
    else { return nil }
    var items: [ArraySlice<SQLToken>] = []
    var depth = 0
    var begin = open + 1
    for position in open..<tokens.count {
      let token = tokens[position]
      if token.isPunctuation("(") || token.isPunctuation("[") { depth += 1 }
      if token.isPunctuation(")") || token.isPunctuation("]") { depth -= 1 }
      if depth == 0 {
        items.append(tokens[begin..<position])
        return (items, position + 1)
      }
      if depth == 1, token.isPunctuation(",") {
        items.append(tokens[begin..<position])
        begin = position + 1
      }
    }
    return nil
  }
}
