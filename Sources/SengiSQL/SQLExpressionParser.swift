/// Takes an expression apart by the server's precedence of operators (manual §4.1.6).
///
/// It gives up, with nil, at whatever it does not know for sure, such as a query.
struct SQLExpressionParser {
  private let tokens: [SQLToken]
  private let bytes: [UInt8]
  private let constantCasts: SQLExpressionTree.ConstantCasts
  private var index = 0
  private var depth = 0
  private static let maximumDepth = 200

  private struct GivesUp: Error {}

  static func tree(
    of source: String, _ constantCasts: SQLExpressionTree.ConstantCasts
  ) -> SQLExpressionTree? {
    guard let tokens = try? SQLLexer.tokens(of: source), !tokens.isEmpty else { return nil }
    var parser = SQLExpressionParser(
      tokens: tokens, bytes: Array(source.utf8), constantCasts: constantCasts)
    guard let tree = try? parser.expression(0), parser.index == tokens.count else { return nil }
    return tree
  }

  private init(
    tokens: [SQLToken], bytes: [UInt8], constantCasts: SQLExpressionTree.ConstantCasts
  ) {
    self.tokens = tokens
    self.bytes = bytes
    self.constantCasts = constantCasts
  }

  private var next: SQLToken? { index < tokens.count ? tokens[index] : nil }

  private func peek(_ ahead: Int) -> SQLToken? {
    index + ahead < tokens.count ? tokens[index + ahead] : nil
  }

  private mutating func accept(_ words: String...) -> Bool {
    for (offset, word) in words.enumerated() {
      guard peek(offset)?.isWord(word) ?? false else { return false }
    }
    index += words.count
    return true
  }

  private mutating func acceptMark(_ mark: String) -> Bool {
    guard next?.isPunctuation(mark) ?? false else { return false }
    index += 1
    return true
  }

  private mutating func expectMark(_ mark: String) throws(GivesUp) {
    guard acceptMark(mark) else { throw GivesUp() }
  }

  // MARK: Operators

  /// An operand and the operators behind it that bind at least so tightly.
  private mutating func expression(_ strength: Int) throws(GivesUp) -> SQLExpressionTree {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { throw GivesUp() }
    var left = try prefixed()
    while let next {
      if next.kind == .word {
        guard let found = try wordOperator(after: left, strength) else { return left }
        left = found
      } else if next.kind == .symbol {
        if next.text == "::" {
          index += 1
          left = cast(left, try type())
          continue
        }
        let own = Self.strength(next.text)
        guard own >= strength else { return left }
        index += 1
        left = .node(Self.unified(next.text), [left, try expression(own + 1)])
      } else if next.isPunctuation("[") {
        index += 1
        let subscripted = try expression(0)
        try expectMark("]")
        left = .node("[]", [left, subscripted])
      } else {
        return left
      }
    }
    return left
  }

  private mutating func prefixed() throws(GivesUp) -> SQLExpressionTree {
    if accept("not") { return .node("not", [try expression(3)]) }
    guard let next, next.kind == .symbol else { return try operand() }
    index += 1
    let inner = try expression(9)
    if next.text == "-", case .literal(let number) = inner, number.first?.isNumber == true {
      return .literal("-" + number)
    }
    return .node("prefix " + next.text, [inner])
  }

  private mutating func wordOperator(
    after left: SQLExpressionTree, _ strength: Int
  ) throws(GivesUp) -> SQLExpressionTree? {
    guard let word = next?.text else { return nil }
    switch word {
    case "or", "and":
      let own = word == "or" ? 1 : 2
      guard own >= strength else { return nil }
      index += 1
      return Self.joined(word, left, try expression(own + 1))
    case "is", "isnull", "notnull":
      guard 4 >= strength else { return nil }
      index += 1
      return try test(word, left)
    case "collate":
      index += 1
      guard let name = next else { throw GivesUp() }
      index += 1
      return .node("collate", [left, .words([Self.spelled(name)])])
    case "at":
      guard accept("at", "time", "zone") else { throw GivesUp() }
      return .node("at time zone", [left, try expression(9)])
    default:
      guard 6 >= strength else { return nil }
      let start = index
      let isNegated = accept("not")
      if let found = try comparison(left, isNegated) { return found }
      index = start
      return nil
    }
  }

  private mutating func comparison(
    _ left: SQLExpressionTree, _ isNegated: Bool
  ) throws(GivesUp) -> SQLExpressionTree? {
    if accept("like") { return .node(isNegated ? "!~~" : "~~", [left, try expression(7)]) }
    if accept("ilike") { return .node(isNegated ? "!~~*" : "~~*", [left, try expression(7)]) }
    if accept("between") {
      let lower = try expression(7)
      guard accept("and") else { throw GivesUp() }
      let upper = try expression(7)
      return isNegated
        ? .node("or", [.node("<", [left, lower]), .node(">", [left, upper])])
        : .node("and", [.node(">=", [left, lower]), .node("<=", [left, upper])])
    }
    guard accept("in"), acceptMark("(") else { return nil }
    let values = try list(until: ")")
    return Self.membership(left, values, isNegated: isNegated)
  }

  private mutating func test(
    _ word: String, _ left: SQLExpressionTree
  ) throws(GivesUp) -> SQLExpressionTree {
    if word == "isnull" { return .node("is null", [left]) }
    if word == "notnull" { return .node("is not null", [left]) }
    let negation = accept("not") ? "not " : ""
    if accept("distinct", "from") {
      return .node("is \(negation)distinct from", [left, try expression(7)])
    }
    guard let what = next, ["null", "true", "false", "unknown"].contains(what.text) else {
      throw GivesUp()
    }
    index += 1
    return .node("is \(negation)\(what.text)", [left])
  }

  // MARK: Operands

  private mutating func operand() throws(GivesUp) -> SQLExpressionTree {
    guard let token = next else { throw GivesUp() }
    switch token.kind {
    case .number, .parameter:
      index += 1
      return .literal(token.text)
    case .string:
      index += 1
      return .literal(text(token))
    case .punctuation:
      try expectMark("(")
      if next?.isWord("select") ?? true { throw GivesUp() }
      let inner = try list(until: ")")
      return inner.count == 1 ? inner[0] : .node("row", inner)
    case .word:
      if ["select", "with", "exists"].contains(token.text) { throw GivesUp() }
      if accept("case") { return try choice() }
      if token.text == "array", peek(1)?.isPunctuation("[") ?? false {
        index += 2
        return .node("array", try list(until: "]"))
      }
      return try name(token)
    case .quotedIdentifier: return try name(token)
    case .symbol: throw GivesUp()
    }
  }

  private mutating func name(_ first: SQLToken) throws(GivesUp) -> SQLExpressionTree {
    var parts = [Self.spelled(first)]
    index += 1
    while acceptMark(".") {
      guard let part = next, part.kind == .word || part.kind == .quotedIdentifier else {
        throw GivesUp()
      }
      parts.append(Self.spelled(part))
      index += 1
    }
    // `interval '1 day'` is the constant that the server prints as `'1 day'::interval`.
    if first.kind == .word, let string = next, string.kind == .string {
      index += 1
      let constant = SQLExpressionTree.literal(text(string))
      return constantCasts == .kept ? .cast(constant, type: first.text) : constant
    }
    guard acceptMark("(") else { return .words(parts) }
    return .node(parts.joined(separator: "."), try list(until: ")"))
  }

  private mutating func list(until close: String) throws(GivesUp) -> [SQLExpressionTree] {
    if acceptMark(close) { return [] }
    var items = [try expression(0)]
    while acceptMark(",") { items.append(try expression(0)) }
    try expectMark(close)
    return items
  }

  private mutating func choice() throws(GivesUp) -> SQLExpressionTree {
    var parts: [SQLExpressionTree] = []
    if !(next?.isWord("when") ?? false) { parts.append(try expression(0)) }
    while accept("when") {
      let condition = try expression(0)
      guard accept("then") else { throw GivesUp() }
      parts.append(.node("when", [condition, try expression(0)]))
    }
    if accept("else") { parts.append(.node("else", [try expression(0)])) }
    guard accept("end") else { throw GivesUp() }
    return .node("case", parts)
  }

  private mutating func type() throws(GivesUp) -> String {
    var name = ""
    let joined: Set<String> = ["varying", "precision", "with", "without", "time", "zone"]
    while let token = next {
      let isName = token.kind == .word || token.kind == .quotedIdentifier
      if isName, name.isEmpty || name.hasSuffix(".") {
        name += Self.spelled(token)
      } else if token.kind == .word, joined.contains(token.text) {
        name += " " + token.text
      } else if token.isPunctuation("."), !name.isEmpty {
        name += "."
      } else if token.isPunctuation("("), !name.isEmpty {
        while let inner = next, !inner.isPunctuation(")") {
          name += inner.text
          index += 1
        }
        name += ")"
      } else if token.isPunctuation("["), peek(1)?.isPunctuation("]") ?? false {
        name += "[]"
        index += 1
      } else {
        break
      }
      index += 1
    }
    guard !name.isEmpty else { throw GivesUp() }
    return name
  }

  // MARK: One form for several

  private static func joined(
    _ word: String, _ left: SQLExpressionTree, _ right: SQLExpressionTree
  ) -> SQLExpressionTree {
    func parts(_ tree: SQLExpressionTree) -> [SQLExpressionTree] {
      if case .node(word, let parts) = tree { return parts }
      return [tree]
    }
    return .node(word, parts(left) + parts(right))
  }

  private static func membership(
    _ left: SQLExpressionTree, _ values: [SQLExpressionTree], isNegated: Bool
  ) -> SQLExpressionTree {
    guard values.count > 1 else { return .node(isNegated ? "<>" : "=", [left] + values) }
    return isNegated
      ? .node("<>", [left, .node("all", [.node("array", values)])])
      : .node("=", [left, .node("any", [.node("array", values)])])
  }

  private func cast(_ tree: SQLExpressionTree, _ type: String) -> SQLExpressionTree {
    if constantCasts == .dropped, case .literal(let text) = tree {
      // The server prints -1 as '-1'::integer.
      guard text.first == "'", text.utf8.count > 2 else { return tree }
      let inner = text.dropFirst().dropLast()
      let isNumber = inner.utf8.allSatisfy {
        (0x30...0x39).contains($0) || [0x2D, 0x2E].contains($0)
      }
      let isNumeric = ["integer", "bigint", "smallint", "numeric", "real", "double precision"]
      return isNumber && isNumeric.contains(type) ? .literal(String(inner)) : tree
    }
    return .cast(tree, type: type)
  }

  private static func strength(_ symbol: String) -> Int {
    switch symbol {
    case "<", ">", "=", "<=", ">=", "<>", "!=": 5
    case "+", "-": 8
    case "*", "/", "%": 9
    case "^": 10
    default: 7
    }
  }

  private static func unified(_ symbol: String) -> String { symbol == "!=" ? "<>" : symbol }

  private static func spelled(_ token: SQLToken) -> String {
    guard token.kind == .quotedIdentifier else { return token.text }
    return SQLIdentifier(token.text).map(SQLExpressionTree.spelled) ?? "\"" + token.text
  }

  private func text(_ token: SQLToken) -> String {
    String(decoding: bytes[token.range], as: UTF8.self)
  }
}
