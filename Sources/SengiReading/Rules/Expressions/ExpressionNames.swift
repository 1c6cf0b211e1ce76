import SengiSQL

/// The columns and functions that a piece of SQL names, found by its words alone.
///
/// PostgreSQL's grammar lets a word be a column, a function, a type, a collation or plain syntax,
/// by where it stands. The reader goes through the words once and keeps track of one thing: whether
/// an operand or an operator comes next. What it does not understand it passes over, so that a name
/// found here is a name for the server too.
struct ExpressionNames {
  struct Column {
    /// One to three names: `title`, `posts.title`, `blog.posts.title`.
    var parts: [SQLToken]
    /// Whether the word may be syntax where it stands, as in the XML and JSON functions.
    var isDoubtful: Bool
    /// The function whose argument the column is, all of it.
    var call: Int?
    /// The first word of the type in `column::type`.
    var cast: String?

    var name: SQLToken? { parts.last }
    var range: Range<Int> {
      (parts.first?.range.lowerBound ?? 0)..<(parts.last?.range.upperBound ?? 0)
    }
  }

  struct Call {
    var parts: [SQLToken]
    /// nil for a word that is a call without parentheses, as `current_date`.
    var arguments: Int?

    var name: SQLToken? { parts.last }
    var range: Range<Int> {
      (parts.first?.range.lowerBound ?? 0)..<(parts.last?.range.upperBound ?? 0)
    }
  }

  /// Why the text cannot stand as an expression.
  struct Fault {
    var message: String
    var range: Range<Int>
  }

  private(set) var columns: [Column] = []
  private(set) var calls: [Call] = []
  private(set) var fault: Fault?

  private struct Group {
    var close: String
    var call: Int?
    var isDoubtful = false
    var start: Int
  }

  private let tokens: [SQLToken]
  private var position = 0
  private var groups: [Group] = []
  private var expectsOperand = true
  /// The column just read, when nothing has followed it yet.
  private var lastColumn: Int?

  /// The names in a piece of SQL; many rules ask for those of the same one.
  init(of source: String) {
    if let known = ExpressionMemo.shared[source] {
      self = known
      return
    }
    self.init(reading: source)
    ExpressionMemo.shared[source] = self
  }

  private init(reading source: String) {
    do {
      tokens = try SQLLexer.tokens(of: source)
    } catch {
      tokens = []
      fault = Fault(message: error.message, range: error.offset..<(error.offset + 1))
      return
    }
    if tokens.isEmpty { fault = Fault(message: "the expression is empty", range: 0..<0) }
    while let token = token(0), fault == nil { read(token) }
    if fault == nil, let open = groups.last {
      fault = Fault(
        message: "'\(open.close == ")" ? "(" : "[")' is never closed",
        range: open.start..<(open.start + 1))
    }
  }

  private func token(_ ahead: Int) -> SQLToken? {
    let index = position + ahead
    return tokens.indices.contains(index) ? tokens[index] : nil
  }

  private mutating func read(_ token: SQLToken) {
    let column = lastColumn
    lastColumn = nil
    switch token.kind {
    case .word: expectsOperand ? operand(token) : operatorWord(token)
    case .quotedIdentifier: expectsOperand ? name(token) : pass()
    case .string, .number, .parameter:
      pass()
      expectsOperand = false
    case .symbol: symbol(token, after: column)
    case .punctuation: punctuation(token)
    }
  }

  private mutating func pass() { position += 1 }

  private func nextIs(_ ahead: Int, _ text: String) -> Bool {
    guard let token = token(ahead), token.kind != .string, token.kind != .quotedIdentifier
    else { return false }
    return token.text == text
  }

  private mutating func passIf(_ words: String...) -> Bool {
    guard let token = token(0), token.kind == .word, words.contains(token.text) else {
      return false
    }
    position += 1
    return true
  }

  // MARK: Operands

  private static let prefixes: Set<String> = [
    "not", "case", "when", "then", "else", "distinct", "all", "both", "leading", "trailing",
    "variadic", "from", "any", "some", "and", "or", "array", "in", "like", "ilike", "asc",
  ]
  private static let constants: Set<String> = ["null", "true", "false", "default", "end"]
  private static let callsWithoutParentheses: Set<String> = [
    "current_date", "current_time", "current_timestamp", "current_user", "session_user", "user",
    "current_role", "current_catalog", "current_schema", "localtime", "localtimestamp",
  ]

  private mutating func operand(_ token: SQLToken) {
    let word = token.text
    if Self.prefixes.contains(word) { return pass() }
    if ["select", "with", "values"].contains(word), !nextIs(1, "(") || word == "select" {
      return subquery()
    }
    if Self.constants.contains(word) {
      expectsOperand = false
      return pass()
    }
    if Self.callsWithoutParentheses.contains(word) {
      calls.append(Call(parts: [token], arguments: nil))
      pass()
      if nextIs(0, "(") { skipGroup() }
      expectsOperand = false
      return
    }
    if let end = endOfTypeBeforeString() {
      position = end + 1
      expectsOperand = false
      return
    }
    name(token)
  }

  /// A query within an expression has names of its own.
  private mutating func subquery() {
    var depth = 0
    while let token = token(0) {
      if token.isPunctuation("(") { depth += 1 }
      if token.isPunctuation(")") {
        if depth == 0 { break }
        depth -= 1
      }
      pass()
    }
    expectsOperand = false
  }

  /// A column, a whole chain of names, or a function's name.
  private mutating func name(_ first: SQLToken) {
    var parts = [first]
    position += 1
    while nextIs(0, "."), let next = token(1),
      next.kind == .word || next.kind == .quotedIdentifier || nextIs(1, "*")
    {
      parts.append(next)
      position += 2
    }
    if nextIs(0, "("), token(0)?.kind == .punctuation { return call(parts) }
    if nextIs(0, "=>") || nextIs(0, ":=") { return pass() }
    if token(0)?.kind == .string {
      pass()
      expectsOperand = false
      return
    }
    let isDoubtful = groups.last?.isDoubtful ?? false
    if isDoubtful, first.kind == .word, SQLKeywords.contains(first.text), let next = token(0),
      next.kind == .word || next.kind == .quotedIdentifier || next.kind == .string
    {
      // `xmlelement(name foo, …)`, `xmlparse(document body)`
      if first.text == "name" { pass() }
      expectsOperand = first.text != "name"
      return
    }
    expectsOperand = false
    if parts.last?.text == "*" { return }
    let isWhole = groups.last?.call != nil && startsArgument(before: parts.count) && endsArgument()
    // Such a word can be a column only if there is one; it may as well be syntax.
    let isKeyword = parts.count == 1 && first.kind == .word && SQLKeywords.needsQuotes(first.text)
    columns.append(
      Column(
        parts: parts, isDoubtful: isDoubtful || isKeyword, call: isWhole ? groups.last?.call : nil,
        cast: nil))
    lastColumn = columns.count - 1
  }

  private func startsArgument(before parts: Int) -> Bool {
    let index = position - 2 * parts
    guard tokens.indices.contains(index) else { return false }
    return tokens[index].isPunctuation("(") || tokens[index].isPunctuation(",")
      || tokens[index].isWord("from")
  }

  private func endsArgument() -> Bool { nextIs(0, ")") || nextIs(0, ",") }

  private mutating func call(_ parts: [SQLToken]) {
    let name = parts.last?.text ?? ""
    calls.append(Call(parts: parts, arguments: nextIs(1, ")") ? 0 : 1))
    let start = token(0)?.range.lowerBound ?? 0
    groups.append(
      Group(
        close: ")", call: calls.count - 1,
        isDoubtful: name.hasPrefix("xml") || name.hasPrefix("json") || name == "normalize",
        start: start))
    position += 1
    expectsOperand = true
    if name == "extract", nextIs(1, "from") { position += 2 }
  }

  // MARK: Operators

  private mutating func symbol(_ token: SQLToken, after column: Int?) {
    pass()
    guard token.text == "::" else {
      expectsOperand = true
      return
    }
    if let column { columns[column].cast = self.token(0)?.text }
    position = tokens.endOfType(from: position)
    expectsOperand = false
  }

  private mutating func punctuation(_ token: SQLToken) {
    pass()
    expectsOperand = true
    switch token.text {
    case "(", "[":
      groups.append(
        Group(close: token.text == "(" ? ")" : "]", start: token.range.lowerBound))
    case ")", "]":
      guard let open = groups.popLast(), open.close == token.text else {
        fault = Fault(message: "'\(token.text)' closes nothing", range: token.range)
        return
      }
      expectsOperand = false
    case ",":
      guard let group = groups.last else {
        fault = Fault(message: "',' outside of parentheses", range: token.range)
        return
      }
      if let call = group.call, let count = calls[call].arguments {
        calls[call].arguments = count + 1
      }
    case ".":
      pass()
      expectsOperand = false
    case ":":
      return
    default:
      fault = Fault(message: "'\(token.text)' cannot stand in an expression", range: token.range)
    }
  }

  private mutating func operatorWord(_ token: SQLToken) {
    pass()
    expectsOperand = true
    switch token.text {
    case "is": afterIs()
    case "isnull", "notnull", "end", "year", "month", "day", "hour", "minute", "second", "asc",
      "desc", "nulls", "first", "last", "document":
      expectsOperand = false
    case "to":
      expectsOperand = !passIf("month", "day", "hour", "minute", "second")
    case "collate", "as", "returning":
      position = tokens.endOfType(from: position)
      expectsOperand = false
    case "at":
      if passIf("local") { expectsOperand = false }
      if passIf("time") { _ = passIf("zone") }
    case "between": _ = passIf("symmetric", "asymmetric")
    case "similar": _ = passIf("to")
    case "order": _ = passIf("by")
    case "operator", "over", "filter":
      skipGroup()
      expectsOperand = token.text == "operator"
    case "within":
      _ = passIf("group")
      skipGroup()
      expectsOperand = false
    default: return
    }
  }

  private mutating func afterIs() {
    _ = passIf("not")
    if passIf("distinct") {
      _ = passIf("from")
      return
    }
    expectsOperand = false
    if passIf("of") { return skipGroup() }
    while passIf(
      "null", "true", "false", "unknown", "document", "normalized", "nfc", "nfd", "nfkc", "nfkd",
      "json", "value", "array", "object", "scalar", "with", "without", "unique", "keys")
    {}
  }

  private mutating func skipGroup() {
    guard nextIs(0, "(") else { return }
    position = tokens.endOfGroup(from: position)
  }

  /// `interval '1 day'`, `timestamp(3) with time zone '…'`: the string's place, if this is one.
  private func endOfTypeBeforeString() -> Int? {
    let end = tokens.endOfType(from: position)
    return tokens.indices.contains(end) && tokens[end].kind == .string ? end : nil
  }
}
