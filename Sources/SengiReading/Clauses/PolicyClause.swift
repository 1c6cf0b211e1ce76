import SengiSQL
import SengiSchema

/// What follows the table's name in `CREATE POLICY`.
struct PolicyClause {
  var isRestrictive = false
  var command = Policy.Command.all
  var roles: [SQLIdentifier] = []
  var using: ClauseText?
  var withCheck: ClauseText?

  init(_ cursor: inout ClauseCursor) throws(ClauseError) {
    if cursor.accept("as") {
      isRestrictive = cursor.accept("restrictive")
      if !isRestrictive { try cursor.expect("permissive", after: "'as'") }
    }
    if cursor.accept("for") {
      guard let word = cursor.next, let found = Policy.Command(rawValue: word.text) else {
        throw cursor.unexpected(
          "a command is missing after 'for'",
          candidates: ["all", "select", "insert", "update", "delete"])
      }
      command = found
      cursor.advance()
    }
    if cursor.accept("to") {
      repeat {
        let isQuoted = cursor.next?.kind == .quotedIdentifier
        let role = try cursor.identifier("a role").0
        if isQuoted || role.name != "public" { roles.append(role) }
      } while cursor.acceptPunctuation(",")
    }
    if cursor.accept("using") { using = try cursor.parenthesized("the policy's condition") }
    if cursor.accept("with") {
      try cursor.expect("check", after: "'with'")
      withCheck = try cursor.parenthesized("the policy's condition")
    }
    try cursor.expectEnd(["as", "for", "to", "using", "with"])
  }
}

/// What follows `EXCLUDE`: the method, its elements with their operators, options and a predicate.
struct ExclusionClause {
  var definition: ClauseText
  /// The elements, as far as the constraint's default name depends on them.
  var keys: [Index.Key] = []
  var deferral: Deferral?

  init(_ cursor: inout ClauseCursor) throws(ClauseError) {
    let first = cursor.next
    if cursor.accept("using") { _ = try cursor.identifier("the index method") }
    try cursor.expectPunctuation("(", "before the constraint's elements")
    repeat {
      let start = cursor.next
      let element = try cursor.element()
      keys.append(Index.Key(element))
      guard start != nil else { break }
      while let token = cursor.next, !token.isWord("with") {
        if token.isPunctuation("(") { try cursor.skipGroup() } else { cursor.advance() }
      }
      try cursor.expect("with", after: "the element")
      while let token = cursor.next, !token.isPunctuation(","), !token.isPunctuation(")") {
        if token.isPunctuation("(") { try cursor.skipGroup() } else { cursor.advance() }
      }
    } while cursor.acceptPunctuation(",")
    try cursor.expectPunctuation(")", "after the constraint's elements")
    while let token = cursor.next {
      if ["deferrable", "initially", "not"].contains(token.text), token.kind == .word { break }
      if token.isPunctuation("(") { try cursor.skipGroup() } else { cursor.advance() }
    }
    guard let first else { throw cursor.unexpected("the constraint is missing") }
    let end = cursor.tokens[max(0, cursor.index - 1)].range.upperBound
    definition = cursor.slice(first.range.lowerBound..<end)
    if !cursor.accept("not", "deferrable") { deferral = try ReferenceClause.deferral(&cursor) }
    try cursor.expectEnd(["deferrable", "initially"])
  }
}

extension ClauseCursor {
  /// A column, a call or an expression in parentheses, as an index has it.
  mutating func element() throws(ClauseError) -> Index.Key.Subject {
    guard let first = next else { throw unexpected("a column is missing") }
    if first.isPunctuation("(") {
      let end = try skipGroup()
      return .expression(slice(first.range.lowerBound..<end.range.upperBound).expression)
    }
    let (_, name, range) = try qualifiedName("a column or expression")
    guard nextIsPunctuation("(") else { return .column(name) }
    let end = try skipGroup()
    return .expression(slice(range.lowerBound..<end.range.upperBound).expression)
  }
}
