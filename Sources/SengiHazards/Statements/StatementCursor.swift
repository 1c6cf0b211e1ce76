import SengiSQL

/// Steps through the words of a statement.
struct StatementCursor {
  let tokens: ArraySlice<SQLToken>
  var index: Int

  init(_ tokens: ArraySlice<SQLToken>) {
    self.tokens = tokens
    index = tokens.startIndex
  }

  init(_ tokens: [SQLToken]) { self.init(tokens[...]) }

  var next: SQLToken? { index < tokens.endIndex ? tokens[index] : nil }
  var rest: ArraySlice<SQLToken> { tokens[index...] }
  var isAtEnd: Bool { index >= tokens.endIndex }

  func peek(_ ahead: Int) -> SQLToken? {
    index + ahead < tokens.endIndex ? tokens[index + ahead] : nil
  }

  mutating func advance() { if index < tokens.endIndex { index += 1 } }

  func nextIs(_ words: StaticString...) -> Bool { starts(with: words) }

  /// Passes over the words when all of them come next.
  mutating func accept(_ words: StaticString...) -> Bool {
    guard starts(with: words) else { return false }
    index += words.count
    return true
  }

  private func starts(with words: [StaticString]) -> Bool {
    for (offset, word) in words.enumerated() {
      guard let token = peek(offset), token.kind == .word, token.text == "\(word)" else {
        return false
      }
    }
    return true
  }

  mutating func acceptMark(_ mark: String) -> Bool {
    guard next?.isPunctuation(mark) == true else { return false }
    index += 1
    return true
  }

  /// A name, quoted or not.
  mutating func identifier() -> SQLIdentifier? {
    guard let token = next, token.kind == .word || token.kind == .quotedIdentifier else {
      return nil
    }
    index += 1
    return SQLIdentifier(truncating: token.text)
  }

  /// A name with or without a namespace; a database's name before both is passed over.
  mutating func name() -> QualifiedName? {
    guard var last = identifier() else { return nil }
    var space: SQLIdentifier?
    while next?.isPunctuation(".") == true, let part = peek(1),
      part.kind == .word || part.kind == .quotedIdentifier
    {
      index += 1
      space = last
      last = identifier() ?? last
    }
    return QualifiedName(space, last)
  }

  mutating func names() -> [QualifiedName] {
    var all: [QualifiedName] = []
    repeat {
      _ = accept("only")
      guard let name = name() else { break }
      all.append(name)
      if next?.kind == .symbol, next?.text == "*" { advance() }
      if next?.isPunctuation("(") == true { _ = parenthesized() }
    } while acceptMark(",")
    return all
  }

  /// What stands between the next parenthesis and its partner; empty when none comes next.
  mutating func parenthesized() -> ArraySlice<SQLToken> {
    guard next?.isPunctuation("(") == true else { return tokens[index..<index] }
    let start = index + 1
    var depth = 0
    while let token = next {
      if token.isPunctuation("(") { depth += 1 }
      if token.isPunctuation(")") { depth -= 1 }
      index += 1
      if depth == 0 { return tokens[start..<(index - 1)] }
    }
    return tokens[start..<index]
  }

  /// The names of `(a, b)`.
  mutating func identifierList() -> [SQLIdentifier] {
    Self.split(parenthesized()).compactMap { part in
      var cursor = StatementCursor(part)
      return cursor.identifier()
    }
  }

  /// The parts between commas outside every parenthesis.
  static func split(_ tokens: ArraySlice<SQLToken>) -> [ArraySlice<SQLToken>] {
    var parts: [ArraySlice<SQLToken>] = []
    var depth = 0
    var start = tokens.startIndex
    for index in tokens.indices {
      let token = tokens[index]
      guard token.kind == .punctuation else { continue }
      switch token.text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "," where depth == 0:
        parts.append(tokens[start..<index])
        start = index + 1
      default: break
      }
    }
    if start < tokens.endIndex { parts.append(tokens[start...]) }
    return parts
  }

  /// Whether the words stand anywhere outside parentheses.
  func contains(_ words: StaticString...) -> Bool {
    var depth = 0
    for position in rest.indices {
      let token = rest[position]
      if token.isPunctuation("(") { depth += 1 }
      if token.isPunctuation(")") { depth -= 1 }
      guard depth == 0, token.kind == .word else { continue }
      let found = words.enumerated().allSatisfy { offset, word in
        position + offset < rest.endIndex && rest[position + offset].isWord("\(word)")
      }
      if found { return true }
    }
    return false
  }

  /// The tables behind `FROM` and `JOIN`, at any depth, in order; a name may be of a `WITH` query.
  static func reads(_ tokens: ArraySlice<SQLToken>) -> [QualifiedName] {
    var found: [QualifiedName] = []
    var cursor = StatementCursor(tokens)
    while let token = cursor.next {
      cursor.advance()
      guard token.isWord("from") || token.isWord("join") else { continue }
      repeat {
        _ = cursor.accept("only")
        guard let word = cursor.next, word.kind == .word || word.kind == .quotedIdentifier,
          !word.isWord("lateral"), !word.isWord("select"), let name = cursor.name()
        else { break }
        if cursor.next?.isPunctuation("(") == true { break }
        if !found.contains(name) { found.append(name) }
        _ = cursor.accept("as")
        if let alias = cursor.next,
          alias.kind == .quotedIdentifier
            || alias.kind == .word && !SQLKeywords.needsQuotes(alias.text)
        {
          cursor.advance()
        }
      } while token.isWord("from") && cursor.acceptMark(",")
    }
    return found
  }
}
