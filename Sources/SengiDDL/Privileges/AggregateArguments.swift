import SengiSQL

/// The arguments of an ordered-set or argument-less aggregate, which only `AGGREGATE` takes as they
/// are (manual, CREATE AGGREGATE); privileges know it as a function.
struct AggregateArguments {
  /// As a function's list; nil where it is one already.
  let plain: String?

  init(_ list: String) {
    guard let tokens = try? SQLLexer.tokens(of: list) else {
      plain = nil
      return
    }
    if tokens.count == 3, tokens[1].text == "*" {
      plain = "()"
      return
    }
    guard
      let order = tokens.indices.dropLast().first(where: {
        tokens[$0].isWord("order") && tokens[$0 + 1].isWord("by")
      }), order > 0, order + 2 < tokens.count
    else {
      plain = nil
      return
    }
    let bytes = Array(list.utf8)
    let direct = bytes[..<tokens[order - 1].range.upperBound]
    let ordered = bytes[tokens[order + 2].range.lowerBound...]
    let head = String(decoding: direct, as: UTF8.self)
    // A list of any length takes in what is ordered.
    if tokens[..<order].contains(where: { $0.isWord("variadic") }) {
      plain = head + ")"
    } else {
      plain = head + (order > 1 ? ", " : "") + String(decoding: ordered, as: UTF8.self)
    }
  }
}
