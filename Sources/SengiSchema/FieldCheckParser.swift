import SengiJSON
import SengiSQL

/// Reads the SQL of a field's check into a condition.
struct FieldCheckParser {
  typealias Condition = PGJSONForm.Condition
  typealias Fault = FieldCheck.Fault

  let tokens: [SQLToken]
  let key: String
  let kind: FieldKind
  let end: Int
  private var position = 0
  private var depth = 0

  init(tokens: [SQLToken], key: String, kind: FieldKind, end: Int) {
    self.tokens = tokens
    self.key = key
    self.kind = kind
    self.end = end
  }

  var next: SQLToken? { tokens.indices.contains(position) ? tokens[position] : nil }

  func fault(_ message: String, remedy: String? = nil, at token: SQLToken? = nil) -> Fault {
    let start = (token ?? next)?.range
    return Fault(
      message: message, remedy: remedy ?? Self.forms,
      range: start ?? (max(end - 1, 0)..<end))
  }

  static let forms =
    "a check here compares its own key with constants: < <= > >= = <> between, in (…), ~ ~* !~ like, "
    + "length(…), cardinality(…), joined by and, or, not"

  mutating func accept(_ word: String) -> Bool {
    guard next?.isWord(word) == true else { return false }
    position += 1
    return true
  }

  mutating func acceptMark(_ mark: String) -> Bool {
    guard next?.isPunctuation(mark) == true else { return false }
    position += 1
    return true
  }

  mutating func whole() throws(Fault) -> Condition {
    let found = try alternatives()
    if let next { throw fault("'\(next.text)' is not understood here") }
    return found
  }

  private mutating func alternatives() throws(Fault) -> Condition {
    var parts = [try together()]
    while accept("or") { parts.append(try together()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func together() throws(Fault) -> Condition {
    var parts = [try negated()]
    while accept("and") { parts.append(try negated()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negated() throws(Fault) -> Condition {
    depth += 1
    defer { depth -= 1 }
    guard depth < 50 else { throw fault("the check is nested too deeply") }
    if accept("not") { return .not(try negated()) }
    if acceptMark("(") {
      let inner = try alternatives()
      guard acceptMark(")") else { throw fault("')' is missing") }
      return inner
    }
    return try comparison()
  }

  private enum Subject { case value, length, count }

  private mutating func comparison() throws(Fault) -> Condition {
    let first = next
    let subject = try subject()
    switch (subject, kind) {
    case (.value, .number), (.value, .string), (.length, .string), (.count, .array): break
    case (.value, .boolean):
      if next?.kind == .symbol { break }
      return .isTrue
    default:
      throw fault("this cannot be asked of what '\(key)' holds", at: first)
    }
    let isNegated = accept("not")
    if accept("in") { return try list(subject, isNegated: isNegated) }
    if accept("like") {
      let pattern = try like(first)
      return isNegated ? .not(pattern) : pattern
    }
    if accept("between") {
      let low = try constant(subject, .greaterOrEqual)
      guard accept("and") else { throw fault("'and' is missing after 'between'") }
      let both = Condition.all([low, try constant(subject, .lessOrEqual)])
      return isNegated ? .not(both) : both
    }
    guard !isNegated, let symbol = next, symbol.kind == .symbol else {
      throw fault("a comparison is missing")
    }
    position += 1
    switch symbol.text {
    case "~", "~*", "!~", "!~*": return try pattern(symbol, subject)
    default:
      let text = symbol.text == "!=" ? "<>" : symbol.text
      guard let comparison = PGJSONForm.Comparison(rawValue: text) else {
        throw fault(
          "'\(symbol.text)' cannot be said in all of Swift, SQL and JSON Schema", at: symbol)
      }
      return try constant(subject, comparison)
    }
  }

  private mutating func subject() throws(Fault) -> Subject {
    guard let token = next, token.kind == .word || token.kind == .quotedIdentifier else {
      throw fault("the key '\(key)' is missing")
    }
    position += 1
    guard token.kind == .word, next?.isPunctuation("(") == true else {
      guard token.text == key else {
        throw fault("a check of '\(key)' cannot look at '\(token.text)'", at: token)
      }
      return .value
    }
    let subject: Subject
    switch token.text {
    case "length", "char_length", "character_length": subject = .length
    case "cardinality", "array_length", "jsonb_array_length": subject = .count
    default:
      throw fault(
        "function '\(token.text)' cannot be said in all of Swift, SQL and JSON Schema", at: token)
    }
    position += 1
    guard let name = next, name.isWord(key) || (name.kind == .quotedIdentifier && name.text == key)
    else { throw fault("a check of '\(key)' looks at '\(key)' alone") }
    position += 1
    if token.text == "array_length" {
      guard acceptMark(","), next?.text == "1" else { throw fault("', 1' is missing") }
      position += 1
    }
    guard acceptMark(")") else { throw fault("')' is missing") }
    return subject
  }

  private mutating func constant(
    _ subject: Subject, _ comparison: PGJSONForm.Comparison
  ) throws(Fault) -> Condition {
    switch (subject, kind) {
    case (.value, .number): return .number(comparison, try number())
    case (.length, _): return .length(comparison, try count())
    case (.count, _): return .count(comparison, try count())
    case (.value, .boolean):
      guard comparison == .equal || comparison == .notEqual else {
        throw fault("a boolean is compared by = or <> alone")
      }
      let isTrue = accept("true")
      guard isTrue || accept("false") else { throw fault("true or false is missing") }
      return isTrue == (comparison == .equal) ? .isTrue : .not(.isTrue)
    default:
      guard comparison == .equal || comparison == .notEqual else {
        throw fault(
          "how texts are ordered depends on the database's collation",
          remedy: "compare by =, <>, in or ~", at: tokens[max(position - 1, 0)])
      }
      let one = Condition.oneOf([try string()])
      return comparison == .equal ? one : .not(one)
    }
  }

  private mutating func list(_ subject: Subject, isNegated: Bool) throws(Fault) -> Condition {
    guard acceptMark("(") else { throw fault("'(' is missing after 'in'") }
    var texts: [String] = []
    var numbers: [JSONNumber?] = []
    repeat {
      switch (subject, kind) {
      case (.value, .string): texts.append(try string())
      case (.value, .number): numbers.append(try number())
      default: throw fault("'in' takes the key itself, a text or a number")
      }
    } while acceptMark(",")
    guard acceptMark(")") else { throw fault("')' is missing") }
    let found: Condition = numbers.isEmpty ? .oneOf(texts) : .oneOfNumbers(numbers)
    return isNegated ? .not(found) : found
  }

  private mutating func number() throws(Fault) -> JSONNumber {
    let start = next
    var sign = ""
    if let token = next, token.kind == .symbol, token.text == "-" || token.text == "+" {
      sign = token.text == "-" ? "-" : ""
      position += 1
    }
    guard let token = next, token.kind == .number, let number = JSONNumber(sign + token.text) else {
      throw fault("a number is missing", at: start)
    }
    position += 1
    try skipCast()
    return number
  }

  private mutating func count() throws(Fault) -> Int {
    let start = next
    guard let count = Int(try number().text), count >= 0 else {
      throw fault("a count is a whole number from 0 on", at: start)
    }
    return count
  }

  private mutating func string() throws(Fault) -> String {
    guard let token = next, token.kind == .string else { throw fault("a text constant is missing") }
    position += 1
    try skipCast()
    return token.text
  }

  private mutating func skipCast() throws(Fault) {
    guard next?.kind == .symbol, next?.text == "::" else { return }
    position += 1
    guard next?.kind == .word || next?.kind == .quotedIdentifier else {
      throw fault("a type is missing after '::'")
    }
    position += 1
  }

  private mutating func pattern(_ symbol: SQLToken, _ subject: Subject) throws(Fault) -> Condition {
    guard case .value = subject, case .string = kind else {
      throw fault("'\(symbol.text)' takes the text itself", at: symbol)
    }
    let token = next
    let text = try string()
    do {
      let pattern = try PGJSONPattern(parsing: text, ignoresCase: symbol.text.hasSuffix("*"))
      return symbol.text.hasPrefix("!") ? .not(.matches(pattern)) : .matches(pattern)
    } catch {
      throw fault(
        "the pattern is not read alike by Swift, SQL and JSON Schema: \(error.message)",
        remedy: "use characters, '.', '[…]', '(…)', '|', '* + ? {m,n}', '^' and '$'", at: token)
    }
  }

  /// `%` and `_` as the regular expression that means the same.
  private mutating func like(_ subject: SQLToken?) throws(Fault) -> Condition {
    guard case .string = kind else { throw fault("'like' takes a text", at: subject) }
    let token = next
    guard let pattern = PGJSONPattern.text(ofLike: try string()) else {
      throw fault("the pattern ends in its escape", at: token)
    }
    do {
      return .matches(try PGJSONPattern(parsing: pattern))
    } catch {
      throw fault(error.message, at: token)
    }
  }
}
