import SengiSQL
import SengiSchema

/// The options of an identity column's sequence, those that are not said at their defaults.
struct IdentityOptions {
  /// As `ALTER COLUMN … SET` takes them, all at once.
  let clauses: [SQLText]
  /// Where a sequence stands, brought within the bounds that are said; nil where none are.
  let bounded: SQLText?

  init(_ options: SQLExpression?) {
    let tokens = (try? SQLLexer.tokens(of: options?.source ?? "")) ?? []
    /// The number behind a word, with its sign.
    func number(_ word: String) -> SQLText? {
      guard var place = tokens.firstIndex(where: { $0.isWord(word) }) else { return nil }
      if place > 0, tokens[place - 1].isWord("no") { return nil }
      place += 1
      while place < tokens.count, tokens[place].isWord("by") || tokens[place].isWord("with") {
        place += 1
      }
      guard place < tokens.count else { return nil }
      if tokens[place].text == "-", place + 1 < tokens.count {
        return SQLText(verbatim: "-" + tokens[place + 1].text)
      }
      return SQLText(verbatim: tokens[place].text)
    }
    let increment = number("increment") ?? "1"
    let isDescending = increment.description.hasPrefix("-")
    let minimum = number("minvalue")
    let maximum = number("maxvalue")
    let start = number("start") ?? (isDescending ? maximum ?? "-1" : minimum ?? "1")
    let cycles = tokens.enumerated().contains { place, token in
      token.isWord("cycle") && !(place > 0 && tokens[place - 1].isWord("no"))
    }
    switch (minimum, maximum) {
    case (nil, nil): bounded = nil
    case (let low?, nil): bounded = "greatest(last_value, \(low))"
    case (nil, let high?): bounded = "least(last_value, \(high))"
    case (let low?, let high?): bounded = "least(greatest(last_value, \(low)), \(high))"
    }
    clauses = [
      "INCREMENT BY \(increment)", minimum.map { "MINVALUE \($0)" } ?? "NO MINVALUE",
      maximum.map { "MAXVALUE \($0)" } ?? "NO MAXVALUE", "START WITH \(start)",
      "CACHE \(number("cache") ?? "1")", cycles ? "CYCLE" : "NO CYCLE",
    ]
  }
}
