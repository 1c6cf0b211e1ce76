import SengiSQL
import SengiSchema

/// Leaves out of deparsed expressions what the server puts there by itself when it reads them.
///
/// The law: simplified text, given to the server in the same place, deparses to what the original
/// text deparses to after it was read once more. Each rule holds for a narrow form alone; whatever
/// has another form stays as it is.
struct ExpressionSimplifier: Sendable {
  /// What an expression stands beside.
  struct Context: Sendable {
    /// The types of the columns it may name.
    var columns: [String: DataType]
    /// The type of the column whose default it is; nil for any other place.
    var target: DataType?

    init(columns: [String: DataType], target: DataType? = nil) {
      self.columns = columns
      self.target = target
    }

    /// The same columns, for a condition.
    var condition: Context { Context(columns: columns) }
  }

  /// The schema's own functions by name; a call that may mean one of them keeps its casts.
  let ownFunctions: Set<String>
  /// The server's major version.
  let major: Int

  func simplify(_ source: String, _ context: Context) -> String {
    guard var text = EditableExpression(source) else { return source }
    // Inside a query, a name may mean another table's column.
    if !text.tokens.contains(where: { $0.isWord("select") }) {
      for position in text.tokens.indices { simplifyNegative(&text, at: position) }
      simplifyDefault(&text, context)
      for position in text.tokens.indices {
        simplifyCall(&text, at: position, context)
        simplifyComparison(&text, at: position, context)
        simplifyMembership(&text, at: position, context)
        simplifyArray(&text, at: position)
      }
    }
    let tidy = DeparsedText.tidy(text.written)
    return context.target != nil && text.isLoose ? "(" + tidy + ")" : tidy
  }

  /// The rules that hold in a whole statement too, where names mean columns of many tables.
  func simplifyStatement(_ source: String) -> String {
    guard var text = EditableExpression(source) else { return source }
    for position in text.tokens.indices { simplifyArray(&text, at: position) }
    return text.written
  }

  /// `'x'::text` as the default of a text column: the server gives a constant without a type that
  /// of the column.
  private func simplifyDefault(_ text: inout EditableExpression, _ context: Context) {
    guard let target = context.target, text.isString(at: 0),
      let cast = text.cast(at: 1), cast.end == text.tokens.count,
      let spelling = TypeSpelling(target), spelling.matches(cast.type)
    else { return }
    // Its input takes the precision at once, so that a cast before it makes a difference.
    if case .interval(let fields, let precision) = target.base, fields != nil || precision != nil {
      return
    }
    text.remove(1..<cast.end)
  }

  /// Casts of constants that are a function's only reading.
  private func simplifyCall(
    _ text: inout EditableExpression, at position: Int, _ context: Context
  ) {
    let token = text.tokens[position]
    guard token.kind == .word else { return }
    if token.text == "sengi", major < 18, text.isPunctuation(".", at: position + 1),
      text.isWord("uuidv7", at: position + 2), text.isPunctuation("(", at: position + 3)
    {
      text.remove(position..<(position + 2))
    }
    if token.text == "zone", text.isWord("time", at: position - 1),
      text.isWord("at", at: position - 2), text.isString(at: position + 1),
      let cast = text.cast(at: position + 2), cast.type == "text"
    {
      text.remove((position + 2)..<cast.end)
    }
    guard text.isPunctuation("(", at: position + 1), !text.isPunctuation(".", at: position - 1),
      !ownFunctions.contains(token.text)
    else { return }
    let first = position + 2
    switch token.text {
    case "nextval":
      removeCast(&text, ofConstantAt: first, to: "regclass", before: ")")
    case "timezone":
      removeCast(&text, ofConstantAt: first, to: "text", before: ",")
    case "to_tsvector", "to_tsquery", "plainto_tsquery", "phraseto_tsquery", "websearch_to_tsquery":
      removeCast(&text, ofConstantAt: first, to: "regconfig", before: ",")
    case "setweight":
      guard let close = text.closing(position + 1), let mark = text.lastComma(before: close) else {
        return
      }
      removeCast(&text, ofConstantAt: mark + 1, to: "\"char\"", before: ")")
    case "coalesce": simplifyCoalesce(&text, at: first, context)
    case "lower", "upper", "length", "char_length", "btrim", "ltrim", "rtrim", "md5", "reverse",
      "initcap":
      guard let type = text.column(at: first, context), type == .varchar,
        let cast = text.cast(at: first + 1), cast.type == "text",
        text.isPunctuation(")", at: cast.end)
      else { return }
      text.remove((first + 1)..<cast.end)
    default: break
    }
  }

  private func removeCast(
    _ text: inout EditableExpression, ofConstantAt position: Int, to type: String,
    before mark: String
  ) {
    guard text.isString(at: position), let cast = text.cast(at: position + 1), cast.type == type,
      text.isPunctuation(mark, at: cast.end)
    else { return }
    text.remove((position + 1)..<cast.end)
  }

  /// `coalesce(a, ''::text)`: the constant takes the column's type.
  private func simplifyCoalesce(
    _ text: inout EditableExpression, at position: Int, _ context: Context
  ) {
    guard let type = text.column(at: position, context),
      text.isPunctuation(",", at: position + 1), text.isString(at: position + 2),
      let cast = text.cast(at: position + 3), type.matches(cast.type),
      text.isPunctuation(")", at: cast.end)
    else { return }
    text.remove((position + 3)..<cast.end)
  }

  /// `'-1'::integer` is what the server makes of `-1`.
  private func simplifyNegative(_ text: inout EditableExpression, at position: Int) {
    guard text.isString(at: position), let cast = text.cast(at: position + 1),
      text.isBoundary(before: position, orComparison: true), text.isBoundary(after: cast.end - 1)
    else { return }
    let value = text.tokens[position].text
    guard value.hasPrefix("-"), let tokens = try? SQLLexer.tokens(of: String(value.dropFirst())),
      tokens.count == 1, tokens[0].kind == .number,
      value.utf8.dropFirst().allSatisfy({ "0123456789.".utf8.contains($0) })
    else { return }
    switch cast.type {
    case "integer": guard Int32(value) != nil else { return }
    case "bigint": guard Int64(value) != nil, Int32(value) == nil else { return }
    case "numeric": guard value.contains("."), !value.hasSuffix(".") else { return }
    default: return
    }
    text.replace(position..<cast.end, with: value)
  }
}
