import SengiSQL
import SengiSchema

/// An expression as tokens, some of which may be taken out or replaced.
struct EditableExpression {
  let tokens: [SQLToken]
  private let bytes: [UInt8]
  private var removed: [Bool]
  /// What stands in the place of a removed token, with what goes between it and the text before.
  private var replacements: [Int: (text: String, spacing: String?)] = [:]

  init?(_ source: String) {
    guard let tokens = try? SQLLexer.tokens(of: source) else { return nil }
    self.tokens = tokens
    bytes = Array(source.utf8)
    removed = Array(repeating: false, count: tokens.count)
  }

  mutating func remove(_ range: Range<Int>) {
    for position in range where removed.indices.contains(position) { removed[position] = true }
  }

  /// - Parameter spacing: What stands before the text; nil for what stood there.
  mutating func replace(_ range: Range<Int>, with text: String, spacing: String? = nil) {
    remove(range)
    replacements[range.lowerBound] = (text, spacing)
  }

  var written: String {
    var text: [UInt8] = []
    var end = 0
    for (position, token) in tokens.enumerated() {
      let gap = bytes[min(end, token.range.lowerBound)..<token.range.lowerBound]
      if let replacement = replacements[position] {
        text += replacement.spacing.map { Array($0.utf8) } ?? Array(gap)
        text += Array(replacement.text.utf8)
      } else if !removed[position] {
        text += gap
        text += bytes[token.range]
      }
      end = token.range.upperBound
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func token(at position: Int) -> SQLToken? {
    tokens.indices.contains(position) && !removed[position] ? tokens[position] : nil
  }

  func source(_ position: Int) -> String {
    tokens.indices.contains(position)
      ? String(decoding: bytes[tokens[position].range], as: UTF8.self) : ""
  }

  func isString(at position: Int) -> Bool { token(at: position)?.kind == .string }
  func isNumber(at position: Int) -> Bool { token(at: position)?.kind == .number }
  func isWord(_ word: String, at position: Int) -> Bool {
    token(at: position)?.isWord(word) ?? false
  }
  func isPunctuation(_ mark: String, at position: Int) -> Bool {
    token(at: position)?.isPunctuation(mark) ?? false
  }
  func symbol(at position: Int) -> String? {
    guard let token = token(at: position), token.kind == .symbol else { return nil }
    return token.text
  }

  /// The type of the column whose bare name stands here.
  func column(at position: Int, _ context: ExpressionSimplifier.Context) -> TypeSpelling? {
    guard let token = token(at: position), token.kind == .word || token.kind == .quotedIdentifier,
      !isPunctuation("(", at: position + 1), !isPunctuation(".", at: position + 1),
      let type = context.columns[token.text]
    else { return nil }
    return TypeSpelling(type)
  }

  /// The cast that begins here: its type in one spelling, and the position behind it.
  func cast(at position: Int) -> (type: String, end: Int)? {
    guard symbol(at: position) == "::" else { return nil }
    var end = position + 1
    guard let first = token(at: end), first.kind == .word || first.kind == .quotedIdentifier else {
      return nil
    }
    var type = SQLIdentifier(first.text).map { first.kind == .word ? first.text : $0.spelled } ?? ""
    end += 1
    if isPunctuation(".", at: end), let name = token(at: end + 1) {
      type += "." + (name.kind == .word ? name.text : SQLIdentifier(name.text)?.spelled ?? "")
      end += 2
    }
    let tails = [
      "character": ["varying"], "bit": ["varying"], "double": ["precision"],
      "timestamp": ["with time zone", "without time zone"],
      "time": ["with time zone", "without time zone"],
    ]
    if isPunctuation("(", at: end), let close = closing(end) {
      type += (end...close).map(source).joined()
      end = close + 1
    }
    for tail in tails[first.text] ?? [] {
      let words = tail.split(separator: " ").map(String.init)
      if words.indices.allSatisfy({ isWord(words[$0], at: end + $0) }) {
        type += " " + tail
        end += words.count
        break
      }
    }
    if isPunctuation("(", at: end), let close = closing(end) {
      type += (end...close).map(source).joined()
      end = close + 1
    }
    while isPunctuation("[", at: end), isPunctuation("]", at: end + 1) {
      type += "[]"
      end += 2
    }
    return (type, end)
  }

  /// The position of the bracket that closes the one here.
  func closing(_ position: Int) -> Int? {
    var depth = 0
    for index in tokens.indices.dropFirst(position) where tokens[index].kind == .punctuation {
      switch tokens[index].text {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      default: break
      }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The last comma at the top of the parentheses that close here.
  func lastComma(before close: Int) -> Int? {
    var depth = 0
    for index in (0..<close).reversed() where tokens[index].kind == .punctuation {
      switch tokens[index].text {
      case ")", "]": depth += 1
      case "(", "[":
        depth -= 1
        if depth < 0 { return nil }
      case "," where depth == 0: return index
      default: break
      }
    }
    return nil
  }

  /// Takes away parentheses that hold just this operand of `and` or `or`.
  mutating func removeParentheses(around first: Int, _ last: Int) {
    guard isPunctuation("(", at: first - 1), isPunctuation(")", at: last + 1),
      first < 2 || ["and", "or"].contains(where: { tokens[first - 2].isWord($0) }),
      last + 2 >= tokens.count
        || ["and", "or"].contains(where: { tokens[last + 2].isWord($0) })
    else { return }
    // What stood before the parenthesis stays.
    replace((first - 1)..<first, with: "")
    remove((last + 1)..<(last + 2))
  }

  /// Whether words stand outside parentheses that `DEFAULT` takes only inside (`b_expr` in the
  /// server's grammar).
  var isLoose: Bool {
    let words: Set<String> = [
      "not", "and", "or", "is", "in", "like", "ilike", "similar", "between", "collate", "at",
      "isnull", "notnull", "overlaps", "any", "all", "some",
    ]
    var depth = 0
    for token in tokens {
      if token.isPunctuation("(") || token.isPunctuation("[") { depth += 1 }
      if token.isPunctuation(")") || token.isPunctuation("]") { depth -= 1 }
      if depth == 0, token.kind == .word, words.contains(token.text) { return true }
    }
    return false
  }

  /// Whether an operand may begin here that nothing before binds to.
  func isBoundary(before position: Int, orComparison: Bool) -> Bool {
    guard position > 0 else { return true }
    let before = tokens[position - 1]
    switch before.kind {
    case .punctuation: return ["(", ",", "["].contains(before.text)
    case .word: return ["and", "or", "not", "when", "then", "else"].contains(before.text)
    case .symbol:
      return orComparison && ["=", "<>", "<", ">", "<=", ">="].contains(before.text)
    default: return false
    }
  }

  /// Whether an operand may end here that nothing behind binds to.
  func isBoundary(after position: Int) -> Bool {
    guard position + 1 < tokens.count else { return true }
    let after = tokens[position + 1]
    switch after.kind {
    case .punctuation: return [")", ",", "]"].contains(after.text)
    case .word: return ["and", "or", "when", "then", "else", "end"].contains(after.text)
    default: return false
    }
  }
}
