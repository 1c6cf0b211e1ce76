import SengiSQL

/// Walks over a statement's words.
struct WordCursor {
  /// A name with the namespace before its point.
  struct Name: Sendable, Hashable {
    var namespace: String?
    var name: String
  }

  private let tokens: [SQLToken]
  private var index = 0

  init(_ tokens: [SQLToken]) { self.tokens = tokens }

  private var next: SQLToken? { index < tokens.count ? tokens[index] : nil }

  /// The values of all string constants of the statement.
  var strings: [String] { tokens.filter { $0.kind == .string }.map(\.text) }

  func contains(where isWanted: (String) -> Bool) -> Bool {
    tokens.contains { $0.kind == .word && isWanted($0.text) }
  }

  /// Takes an unquoted word.
  mutating func word() -> String? {
    guard let next, next.kind == .word else { return nil }
    index += 1
    return next.text
  }

  /// Takes the next word when it is one of these.
  mutating func take(_ words: Set<String>) -> Bool {
    guard let next, next.kind == .word, words.contains(next.text) else { return false }
    index += 1
    return true
  }

  mutating func take(mark: String) -> Bool {
    guard let next, next.text == mark, next.kind == .punctuation || next.kind == .symbol else {
      return false
    }
    index += 1
    return true
  }

  /// Takes names joined by points.
  mutating func chain() -> [String] {
    var names: [String] = []
    while let next, next.kind == .word || next.kind == .quotedIdentifier {
      names.append(next.text)
      index += 1
      if !take(mark: ".") { break }
    }
    return names
  }

  mutating func name() -> Name? {
    let names = chain()
    guard let last = names.last else { return nil }
    return Name(namespace: names.count > 1 ? names[names.count - 2] : nil, name: last)
  }

  mutating func skipWords(_ count: Int) { index = min(tokens.count, index + count) }

  mutating func skipIfExists() {
    guard take(["if"]) else { return }
    _ = take(["not"])
    _ = take(["exists"])
  }

  /// Moves behind the next such word outside parentheses. - Returns: whether there is one.
  mutating func skip(to word: String) -> Bool {
    var depth = 0
    for position in index..<tokens.count {
      depth += tokens[position].depthChange
      if depth == 0, tokens[position].isWord(word) {
        index = position + 1
        return true
      }
    }
    return false
  }

  /// Moves behind the next comma outside parentheses. - Returns: whether there is one.
  mutating func skipToComma() -> Bool {
    var depth = 0
    for position in index..<tokens.count {
      depth += tokens[position].depthChange
      if depth == 0, tokens[position].isPunctuation(",") {
        index = position + 1
        return true
      }
    }
    return false
  }

  /// Moves behind a list in parentheses, where one is next.
  mutating func skipParentheses() {
    guard next?.isPunctuation("(") == true else { return }
    var depth = 0
    repeat {
      depth += next?.depthChange ?? 0
      index += 1
    } while depth > 0 && index < tokens.count
  }
}

extension SQLToken {
  fileprivate var depthChange: Int {
    guard kind == .punctuation else { return 0 }
    return text == "(" || text == "[" ? 1 : text == ")" || text == "]" ? -1 : 0
  }
}
