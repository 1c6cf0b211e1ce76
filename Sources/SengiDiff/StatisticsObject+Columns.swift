import SengiSQL
import SengiSchema

extension SchemaElement {
  /// Whether the database would hold the same.
  func isSame(as other: SchemaElement) -> Bool {
    guard case .statistics(let old, _) = self, case .statistics(var new, _) = other else {
      return self == other
    }
    if old.isAbout(new) { new.definition = old.definition }
    return old == new
  }
}

extension StatisticsObject {
  /// Whether both are of one kind and about the same columns: the server keeps those in the order of
  /// the table.
  public func isAbout(_ other: StatisticsObject) -> Bool {
    guard definition != other.definition else { return true }
    guard let (kind, columns) = definition.listed, let (otherKind, others) = other.definition.listed
    else { return false }
    return kind == otherKind && columns.sorted() == others.sorted()
  }
}

extension SQLExpression {
  /// What stands before `on`, and what the commas behind it part.
  fileprivate var listed: (kind: String, columns: [String])? {
    guard let tokens = try? SQLLexer.tokens(of: source),
      let on = tokens.firstIndex(where: { $0.isWord("on") })
    else { return nil }
    func words(_ slice: ArraySlice<SQLToken>) -> String {
      slice.map { "\($0.kind) \($0.text)" }.joined(separator: "\n")
    }
    var depth = 0
    var parts: [String] = []
    var start = on + 1
    for place in tokens.indices[start...] {
      if tokens[place].isPunctuation("(") { depth += 1 }
      if tokens[place].isPunctuation(")") { depth -= 1 }
      if depth == 0, tokens[place].isPunctuation(",") {
        parts.append(words(tokens[start..<place]))
        start = place + 1
      }
    }
    return (words(tokens[..<on]), parts + [words(tokens[start...])])
  }
}
