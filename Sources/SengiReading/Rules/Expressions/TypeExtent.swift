import SengiSQL

extension [SQLToken] {
  private func at(_ index: Int) -> SQLToken? { indices.contains(index) ? self[index] : nil }

  /// The place after the bracket that closes the one at `start`, or the end of the text.
  func endOfGroup(from start: Int) -> Int {
    var depth = 0
    var index = start
    while let token = at(index) {
      index += 1
      if token.isPunctuation("(") || token.isPunctuation("[") { depth += 1 }
      if token.isPunctuation(")") || token.isPunctuation("]") { depth -= 1 }
      if depth <= 0 { break }
    }
    return index
  }

  /// Where the type, or any dotted name, that begins at `start` ends.
  func endOfType(from start: Int) -> Int {
    guard let head = at(start), head.kind == .word || head.kind == .quotedIdentifier else {
      return start
    }
    var index = start + 1
    while at(index)?.isPunctuation(".") == true { index += 2 }
    if head.kind == .word, let more = Self.laterWords[head.text] {
      while let word = at(index), word.kind == .word, more.contains(word.text) { index += 1 }
    }
    if at(index)?.isPunctuation("(") == true { index = endOfGroup(from: index) }
    if at(index)?.isWord("with") == true || at(index)?.isWord("without") == true,
      at(index + 1)?.isWord("time") == true
    {
      index += 3
    }
    while at(index)?.isPunctuation("[") == true { index = endOfGroup(from: index) }
    return Swift.min(index, count)
  }

  /// What may follow the first word of a type whose name is more than one word.
  private static let laterWords: [String: Set<String>] = [
    "double": ["precision"], "character": ["varying"], "char": ["varying"], "bit": ["varying"],
    "national": ["character", "char", "varying"],
    "interval": ["year", "month", "day", "hour", "minute", "second", "to"],
  ]
}
