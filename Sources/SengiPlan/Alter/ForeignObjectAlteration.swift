import SengiSQL
import SengiSchema

/// How a foreign-data wrapper, server or user mapping becomes another in place, so that what hangs
/// on it and the secrets among its options, which no schema holds, stay.
struct ForeignObjectAlteration {
  /// What follows the name in `ALTER`.
  private(set) var clauses: [SQLText] = []

  /// - Returns: nil for other kinds of object, and for what no `ALTER` changes: a server's type and
  ///   wrapper, a version that is taken away.
  init?(_ old: DefinedObject, _ new: DefinedObject) {
    guard let before = Parts(old), let after = Parts(new), old.alterations == new.alterations else {
      return nil
    }
    switch new.kind {
    case .foreignDataWrapper:
      for key in ["handler", "validator"] where before.words[key] != after.words[key] {
        let word = SQLText(verbatim: key.uppercased())
        clauses.append(
          after.words[key].map { "\(word) \(SQLText(verbatim: $0))" } ?? "NO \(word)")
      }
    case .server:
      guard before.words["type"] == after.words["type"],
        before.words["wrapper"] == after.words["wrapper"]
      else { return nil }
      if before.words["version"] != after.words["version"] {
        guard let version = after.words["version"] else { return nil }
        clauses.append("VERSION \(SQLText(verbatim: version))")
      }
    case .userMapping: break
    default: return nil
    }
    if let change = after.options.change(from: before.options) { clauses.append(change) }
  }
}

/// The definition taken apart by its key words.
private struct Parts {
  var words: [String: String] = [:]
  var options = ForeignOptions(nil)

  /// - Returns: nil for what is none of `handler h validator v`, `type 't' version 'v' foreign data
  ///   wrapper w` and `options (…)`.
  init?(_ object: DefinedObject) {
    let source = object.definition.source
    guard let tokens = try? SQLLexer.tokens(of: source) else { return nil }
    let bytes = Array(source.utf8)
    func text(_ range: Range<Int>) -> String {
      guard !range.isEmpty else { return "" }
      let start = tokens[range.lowerBound].range.lowerBound
      return String(
        decoding: bytes[start..<tokens[range.upperBound - 1].range.upperBound], as: UTF8.self)
    }
    let keys: Set<String> = ["handler", "validator", "type", "version", "foreign", "no", "options"]
    var place = 0
    while place < tokens.count {
      guard tokens[place].kind == .word, keys.contains(tokens[place].text) else { return nil }
      let key = tokens[place].text
      if key == "options" {
        options = ForeignOptions(SQLText(verbatim: text(place..<tokens.count)))
        return
      }
      if key == "no" {
        place += 2
        continue
      }
      var start = place + 1
      if key == "foreign" {
        guard place + 3 < tokens.count, tokens[place + 1].isWord("data"),
          tokens[place + 2].isWord("wrapper")
        else { return nil }
        start = place + 3
      }
      var end = start
      while end < tokens.count,
        !(tokens[end].kind == .word && keys.contains(tokens[end].text)) || end == start
      {
        end += 1
      }
      words[key == "foreign" ? "wrapper" : key] = text(start..<min(end, tokens.count))
      place = end
    }
  }
}
