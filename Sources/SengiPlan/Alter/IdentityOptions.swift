import SengiSQL
import SengiSchema

/// The options of an identity column's sequence, those that are not said at their defaults.
struct IdentityOptions {
  /// As `ALTER COLUMN … SET` takes them, all at once.
  let clauses: [SQLText]
  let sequence: SequenceOptions
  /// `UNLOGGED` or `LOGGED`; nil for the table's own way.
  let isUnlogged: Bool?

  init(_ options: SQLExpression?) {
    let tokens = (try? SQLLexer.tokens(of: options?.source ?? "")) ?? []
    /// The number behind a word, with its sign.
    func number(_ word: String) -> Int64? {
      guard var place = tokens.firstIndex(where: { $0.isWord(word) }) else { return nil }
      if place > 0, tokens[place - 1].isWord("no") { return nil }
      place += 1
      while place < tokens.count, tokens[place].isWord("by") || tokens[place].isWord("with") {
        place += 1
      }
      guard place < tokens.count else { return nil }
      if tokens[place].text == "-", place + 1 < tokens.count {
        return Int64("-" + tokens[place + 1].text)
      }
      return Int64(tokens[place].text)
    }
    let cycles = tokens.enumerated().contains { place, token in
      token.isWord("cycle") && !(place > 0 && tokens[place - 1].isWord("no"))
    }
    let sequence = SequenceOptions(
      start: number("start"), increment: number("increment"), minimum: number("minvalue"),
      maximum: number("maxvalue"), cache: number("cache"), cycles: cycles)
    isUnlogged =
      tokens.contains { $0.isWord("unlogged") }
      ? true : tokens.contains { $0.isWord("logged") } ? false : nil
    clauses = [
      "INCREMENT BY \(sequence.increment ?? 1)",
      sequence.minimum.map { "MINVALUE \($0)" } ?? "NO MINVALUE",
      sequence.maximum.map { "MAXVALUE \($0)" } ?? "NO MAXVALUE",
      "START WITH \(sequence.usualStart)", "CACHE \(sequence.cache ?? 1)",
      cycles ? "CYCLE" : "NO CYCLE",
    ]
    self.sequence = sequence
  }
}

extension SequenceOptions {
  /// Where a sequence of the options starts: where they say, or else at the bound it leaves behind.
  var usualStart: Int64 {
    start ?? ((increment ?? 1) < 0 ? maximum ?? -1 : minimum ?? 1)
  }
}
