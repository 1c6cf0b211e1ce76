import SengiSQL
import SengiSchema

/// How many arguments calls of a function may have, which tells it from others of its name.
enum FunctionArity {
  /// - Returns: nil where the definition does not begin with a whole list of arguments.
  static func arguments(of function: Function) -> ClosedRange<Int>? {
    guard let tokens = try? SQLLexer.tokens(of: function.definition.source),
      let list = arguments(in: tokens[...])
    else { return nil }
    var (least, most) = (0, 0)
    for argument in list {
      if argument.contains(where: { $0.text == "*" }) { return nil }
      guard argument.first?.isWord("out") == false, argument.first?.isWord("table") == false else {
        continue
      }
      if argument.first?.isWord("variadic") == true { return least...Int.max }
      most += 1
      let isOptional = argument.contains {
        $0.isWord("default") || $0.kind == .symbol && ["=", ":="].contains($0.text)
      }
      if !isOptional { least += 1 }
    }
    // An aggregate sorts by arguments of its own.
    if function.kind == .aggregate { return nil }
    return least...max(least, most)
  }

  /// Of the call whose name stands at the position, with `(` behind it.
  static func arguments(ofCallAt position: Int, in tokens: [SQLToken]) -> Int? {
    // A trigger hands its function none of what stands in parentheses.
    let isQualified = position > 1 && tokens[position - 1].isPunctuation(".")
    let start = isQualified ? position - 2 : position
    if start > 1, tokens[start - 2].isWord("execute"),
      tokens[start - 1].isWord("function") || tokens[start - 1].isWord("procedure")
    {
      return 0
    }
    return arguments(in: tokens[(position + 1)...])?.count
  }

  /// What stands between the commas of the parentheses that begin here.
  private static func arguments(in tokens: ArraySlice<SQLToken>) -> [ArraySlice<SQLToken>]? {
    guard let first = tokens.first, first.isPunctuation("(") else { return nil }
    var found: [ArraySlice<SQLToken>] = []
    var start = tokens.startIndex + 1
    var depth = 0
    for place in tokens.indices {
      let token = tokens[place]
      if token.isPunctuation("(") || token.isPunctuation("[") { depth += 1 }
      if token.isPunctuation(")") || token.isPunctuation("]") { depth -= 1 }
      if depth == 0 {
        if start < place { found.append(tokens[start..<place]) }
        return found
      }
      if depth == 1, token.isPunctuation(",") {
        found.append(tokens[start..<place])
        start = place + 1
      }
    }
    return nil
  }
}
