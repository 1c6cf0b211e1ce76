import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// From PostgreSQL 17 on a domain's NOT NULL has a name, which the former domain of the name still
  /// holds: said outright it is given twice.
  func named(_ statement: SQLText, _ object: ObjectPath) -> SQLText {
    guard case .domain(let domain)? = new.element(object), domain.isNotNull,
      steppingAside.contains(object), new.schema.target.major >= 17,
      let tokens = try? SQLLexer.tokens(of: statement.description),
      tokens.starts(with: ["create", "domain"])
    else { return statement }
    var depth = 0
    for place in tokens.indices.dropLast() {
      if tokens[place].isPunctuation("(") { depth += 1 }
      if tokens[place].isPunctuation(")") { depth -= 1 }
      guard depth == 0, tokens[place].isWord("not"), tokens[place + 1].isWord("null") else {
        continue
      }
      let bytes = Array(statement.description.utf8)
      let start = tokens[place].range.lowerBound
      let name = DefaultName.notNull(domain.name.name)
      return SQLText(verbatim: String(decoding: bytes[..<start], as: UTF8.self))
        + "CONSTRAINT \(name) "
        + SQLText(verbatim: String(decoding: bytes[start...], as: UTF8.self))
    }
    return statement
  }
}

extension [SQLToken] {
  fileprivate func starts(with words: [String]) -> Bool {
    count >= words.count && zip(self, words).allSatisfy { $0.isWord($1) }
  }
}
