import SengiSQL
import SengiSchema

/// A condition on a JSON column in some SQL text: `data ->> 'sku'` or `data @> …` after `where`.
struct JSONFilter: Sendable, Hashable {
  var column: String
  /// `->>`, `@>`, ….
  var sign: String
  /// The first step of the path; nil for what looks into the whole document.
  var key: String?

  private static let steps: Set<String> = ["->", "->>", "#>", "#>>"]
  private static let searches: Set<String> = ["@>", "?", "?|", "?&", "@?", "@@"]

  private static let opening: Set<String> = ["where", "having", "on"]
  private static let closing: Set<String> = [
    "select", "from", "join", "left", "right", "full", "inner", "cross", "group", "order", "limit",
    "offset", "union", "except", "intersect", "returning", "set", "values", "window", "into",
  ]

  /// What `sql` filters by, of the columns named `columns`.
  /// - Parameter isCondition: Whether the text is a condition as a whole, as a policy's is.
  static func all(
    in sql: String, columns: Set<String>, isCondition: Bool, depth: Int = 0
  ) -> [JSONFilter] {
    let tokens = SQLWords.tokens(of: sql)
    var found: [JSONFilter] = []
    var filters = [isCondition]
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .punctuation where token.text == "(": filters.append(filters.last ?? false)
      case .punctuation where token.text == ")": if filters.count > 1 { filters.removeLast() }
      case .punctuation where token.text == ";": filters = [isCondition]
      case .word where opening.contains(token.text): filters[filters.count - 1] = true
      case .word where closing.contains(token.text): filters[filters.count - 1] = false
      case .string where depth == 0 && token.text.lowercased().contains("select"):
        // The body of a function.
        found += all(in: token.text, columns: columns, isCondition: false, depth: 1)
      case .word, .quotedIdentifier:
        guard filters.last == true, columns.contains(token.text), index + 1 < tokens.count else {
          continue
        }
        if let filter = read(token.text, tokens[(index + 1)...]) { found.append(filter) }
      default: break
      }
    }
    return found
  }

  private static func read(_ column: String, _ rest: ArraySlice<SQLToken>) -> JSONFilter? {
    guard let sign = rest.first, sign.kind == .symbol else { return nil }
    if searches.contains(sign.text) { return JSONFilter(column: column, sign: sign.text) }
    guard steps.contains(sign.text), let key = rest.dropFirst().first, key.kind == .string else {
      return nil
    }
    return JSONFilter(column: column, sign: sign.text, key: key.text)
  }

  /// Whether the index finds the rows that the condition asks for.
  func isServed(by index: Index) -> Bool {
    index.keys.contains { indexKey in
      switch indexKey.subject {
      case .column(let name): key == nil && index.method.name == "gin" && name.name == column
      case .expression(let expression):
        key != nil
          && Self.all(in: expression.source, columns: [column], isCondition: true)
            .contains { $0.key == key }
      }
    }
  }
}
