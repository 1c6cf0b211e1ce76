import SengiSQL
import SengiSchema

extension ExpressionSimplifier {
  private static let comparisons: Set<String> = ["=", "<>", "<", ">", "<=", ">="]
  private static let matches: Set<String> = [
    "~", "~*", "!~", "!~*", "~~", "~~*", "!~~", "!~~*",
  ]

  /// `a = 'x'::text`: beside a column, a constant without a type takes the column's, as the server
  /// tries operators of equal sides first. A `varchar` column has no operators of its own and takes
  /// those of text, which shows as a cast of both sides.
  func simplifyComparison(
    _ text: inout EditableExpression, at position: Int, _ context: Context
  ) {
    guard text.isBoundary(before: position, orComparison: false),
      let type = text.column(at: position, context)
    else { return }
    let own = text.cast(at: position + 1)
    let sign = own?.end ?? position + 1
    guard let symbol = text.symbol(at: sign) else { return }
    let constant = sign + 1
    guard let cast = text.cast(at: constant + 1), text.isBoundary(after: cast.end - 1) else {
      return
    }
    let isMatch = Self.matches.contains(symbol)
    guard isMatch || Self.comparisons.contains(symbol) else { return }
    if text.isString(at: constant) {
      if let own {
        guard type == .varchar, own.type == "text", cast.type == "text" else { return }
        text.remove((position + 1)..<own.end)
        text.remove((constant + 1)..<cast.end)
      } else if type.matches(cast.type), type.hasOwnOperators,
        !isMatch || type == .text || type == .citext
      {
        text.remove((constant + 1)..<cast.end)
      }
    } else if text.isNumber(at: constant), own == nil, !isMatch {
      let isTaken =
        switch type {
        case .numeric: cast.type == "numeric"
        case .doublePrecision, .real: cast.type == "double precision"
        default: false
        }
      if isTaken { text.remove((constant + 1)..<cast.end) }
    }
  }

  /// `a = ANY (ARRAY['x'::text, 'y'::text])` is what the server makes of `a in ('x', 'y')`.
  func simplifyMembership(
    _ text: inout EditableExpression, at position: Int, _ context: Context
  ) {
    guard text.isBoundary(before: position, orComparison: false),
      let type = text.column(at: position, context)
    else { return }
    let own = text.cast(at: position + 1)
    let sign = own?.end ?? position + 1
    let isNegated = text.symbol(at: sign) == "<>" && text.isWord("all", at: sign + 1)
    guard isNegated || (text.symbol(at: sign) == "=" && text.isWord("any", at: sign + 1)),
      text.isPunctuation("(", at: sign + 2), let close = text.closing(sign + 2),
      text.isBoundary(after: close)
    else { return }
    let start = sign + 3
    guard text.isWord("array", at: start), text.isPunctuation("[", at: start + 1),
      let bracket = text.closing(start + 1)
    else { return }
    let outer = text.cast(at: bracket + 1)
    guard (outer?.end ?? bracket + 1) == close,
      let items = constants(text, (start + 2)..<bracket), items.count > 1,
      let keepsCast = form(type, ownCast: own?.type, outer?.type, items)
    else { return }
    let list = items.map(\.written).joined(separator: ", ")
    let word = isNegated ? "not in" : "in"
    let from = keepsCast ? sign : position + 1
    text.removeParentheses(around: position, close)
    text.replace(from..<(close + 1), with: " \(word) (\(list))", spacing: "")
  }

  /// The server moves the cast of an array to its elements when it reads it once more; the shorter
  /// of both spellings stands for both.
  func simplifyArray(_ text: inout EditableExpression, at position: Int) {
    guard text.isWord("array", at: position), text.isPunctuation("[", at: position + 1),
      let bracket = text.closing(position + 1), text.cast(at: bracket + 1) == nil,
      let items = constants(text, (position + 2)..<bracket), !items.isEmpty,
      items.allSatisfy({ $0.casts == ["character varying", "text"] })
    else { return }
    let list = items.map { $0.written + "::character varying" }.joined(separator: ", ")
    // The server writes either all parentheses or none but the necessary.
    let array = items.allSatisfy(\.isParenthesised) ? "(array[\(list)])" : "array[\(list)]"
    text.replace(position..<(bracket + 1), with: array + "::text[]")
  }

  private struct Constant {
    var written: String
    var isNumber: Bool
    /// The casts behind it, the innermost first.
    var casts: [String]
    /// `('x'::a)::b`.
    var isParenthesised = false
  }

  /// The constants between the commas; nil when anything else stands there.
  private func constants(_ text: EditableExpression, _ range: Range<Int>) -> [Constant]? {
    var constants: [Constant] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let opens = text.isPunctuation("(", at: position)
      if opens { position += 1 }
      let isNumber = text.isNumber(at: position)
      guard isNumber || text.isString(at: position) else { return nil }
      var constant = Constant(written: text.source(position), isNumber: isNumber, casts: [])
      position += 1
      constant.isParenthesised = opens
      var isOpen = opens
      while let cast = text.cast(at: position) {
        constant.casts.append(cast.type)
        position = cast.end
        if isOpen, text.isPunctuation(")", at: position) {
          isOpen = false
          position += 1
        }
      }
      guard !isOpen else { return nil }
      constants.append(constant)
      guard position < range.upperBound else { break }
      guard text.isPunctuation(",", at: position) else { return nil }
      position += 1
    }
    return constants
  }

  /// Whether the membership has a form that the server makes of `in`, and if so, whether the
  /// column's cast was written by hand and must stay.
  private func form(
    _ type: TypeSpelling, ownCast: String?, _ arrayType: String?, _ items: [Constant]
  ) -> Bool? {
    func all(_ casts: [String], isNumber: Bool) -> Bool {
      items.allSatisfy { $0.casts == casts && $0.isNumber == isNumber }
    }
    let varying = "character varying"
    if ownCast == "text", type == .varchar {
      if arrayType == "text[]", all([varying], isNumber: false) { return false }
      if arrayType == nil, all([varying, "text"], isNumber: false) { return false }
      if arrayType == nil, all(["text"], isNumber: false) { return true }
      return nil
    }
    guard ownCast == nil, arrayType == nil else { return nil }
    if type.hasOwnOperators, let first = items.first, first.casts.count == 1,
      type.matches(first.casts[0]), all(first.casts, isNumber: false)
    {
      return false
    }
    switch type {
    case .smallint, .integer:
      return all([], isNumber: true) && items.allSatisfy { Int32($0.written) != nil } ? false : nil
    case .bigint:
      return all(["bigint"], isNumber: true) && items.allSatisfy { Int32($0.written) != nil }
        ? false : nil
    case .numeric:
      return all(["numeric"], isNumber: true) ? false : nil
    case .doublePrecision:
      return all(["double precision"], isNumber: true) ? false : nil
    default: return nil
    }
  }
}
