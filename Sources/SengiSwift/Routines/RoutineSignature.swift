import SengiSQL
import SengiSchema

/// The arguments and the result of a function or procedure, as its definition says them (manual,
/// CREATE FUNCTION).
struct RoutineSignature {
  enum Mode: Hashable {
    case input, output, both, variadic
  }

  struct Argument: Hashable {
    var mode: Mode
    var name: String?
    var type: SQLTypeName
    var hasDefault: Bool

    var isInput: Bool { mode != .output }
    var isOutput: Bool { mode == .output || mode == .both }
  }

  private(set) var arguments: [Argument] = []
  /// nil for procedures, and where output arguments say it.
  private(set) var result: SQLTypeName?
  private(set) var returnsSet = false
  /// The columns of `returns table (…)`.
  private(set) var columns: [Argument] = []
  /// Whether NULL for any argument gives NULL.
  private(set) var isStrict = false
  private(set) var isWindow = false

  /// - Returns: nil for a definition that cannot be read, such as one with `%type`.
  init?(_ definition: String) {
    guard let tokens = try? SQLLexer.tokens(of: definition) else { return nil }
    var rest = tokens[...]
    guard let arguments = Self.list(&rest) else { return nil }
    self.arguments = arguments
    if rest.first?.isWord("returns") == true, rest.dropFirst().first?.isWord("null") != true {
      rest = rest.dropFirst()
      if rest.first?.isWord("table") == true {
        rest = rest.dropFirst()
        guard let columns = Self.list(&rest) else { return nil }
        self.columns = columns
        returnsSet = true
      } else {
        if rest.first?.isWord("setof") == true {
          returnsSet = true
          rest = rest.dropFirst()
        }
        guard let result = SQLTypeName(&rest), rest.first?.text != "%" else { return nil }
        self.result = result
      }
    }
    readAttributes(rest)
  }

  private mutating func readAttributes(_ tokens: ArraySlice<SQLToken>) {
    for (token, next) in zip(tokens, tokens.dropFirst() + tokens.suffix(1)) {
      // The body of a function in standard SQL; `as` keeps its body in one string.
      if token.isWord("begin") || token.isWord("return") { return }
      if token.isWord("strict") { isStrict = true }
      if token.isWord("returns"), next.isWord("null") { isStrict = true }
      if token.isWord("window") { isWindow = true }
    }
  }

  /// Reads a list in parentheses.
  private static func list(_ tokens: inout ArraySlice<SQLToken>) -> [Argument]? {
    guard tokens.first?.isPunctuation("(") == true else { return nil }
    tokens = tokens.dropFirst()
    var arguments: [Argument] = []
    var part: [SQLToken] = []
    var depth = 1
    while let token = tokens.popFirst() {
      if token.isPunctuation("(") || token.isPunctuation("[") { depth += 1 }
      if token.isPunctuation(")") || token.isPunctuation("]") { depth -= 1 }
      if depth == 0 || (depth == 1 && token.isPunctuation(",")) {
        if !(part.isEmpty && depth == 0 && arguments.isEmpty) {
          guard let argument = argument(part) else { return nil }
          arguments.append(argument)
        }
        part = []
        if depth == 0 { return arguments }
      } else {
        part.append(token)
      }
    }
    return nil
  }

  /// `[mode] [name] type [default …]`; the mode may stand behind the name as well.
  private static func argument(_ tokens: [SQLToken]) -> Argument? {
    let end = tokens.firstIndex {
      $0.isWord("default") || ($0.kind == .symbol && ["=", ":="].contains($0.text))
    }
    let hasDefault = end != nil
    var words = tokens[..<(end ?? tokens.endIndex)]
    var mode = mode(&words)
    var whole = words
    if let type = SQLTypeName(&whole), whole.isEmpty {
      return Argument(mode: mode ?? .input, name: nil, type: type, hasDefault: hasDefault)
    }
    guard let name = words.popFirst(), name.isName else { return nil }
    if mode == nil { mode = Self.mode(&words) }
    guard let type = SQLTypeName(&words), words.isEmpty else { return nil }
    return Argument(mode: mode ?? .input, name: name.text, type: type, hasDefault: hasDefault)
  }

  private static func mode(_ words: inout ArraySlice<SQLToken>) -> Mode? {
    guard let first = words.first, first.kind == .word, words.count > 1 else { return nil }
    let found: Mode
    switch first.text {
    case "in": found = words.dropFirst().first?.isWord("out") == true ? .both : .input
    case "out": found = .output
    case "inout": found = .both
    case "variadic": found = .variadic
    default: return nil
    }
    words = words.dropFirst(first.text == "in" && found == .both ? 2 : 1)
    return found
  }
}
