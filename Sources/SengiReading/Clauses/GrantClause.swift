import SengiSQL
import SengiSchema

/// What follows `GRANT` or `REVOKE`, about one object of the file's namespace.
struct GrantClause {
  var privileges: [Grant.Privilege] = []
  var kind = Grant.Kind.table
  var object: (namespace: SQLIdentifier?, name: SQLIdentifier)
  var arguments: SQLExpression?
  var grantees: [SQLIdentifier] = []
  var withGrantOption = false

  init(_ cursor: inout ClauseCursor, isRevoke: Bool) throws(ClauseError) {
    if isRevoke, cursor.accept("grant", "option", "for") { withGrantOption = true }
    repeat {
      var words: [String] = []
      while let token = cursor.next, token.kind == .word, token.text != "on" {
        words.append(token.text.uppercased())
        cursor.advance()
      }
      guard !words.isEmpty else {
        throw cursor.unexpected("a privilege is missing", candidates: ["select", "all"])
      }
      let name = words.joined(separator: " ")
      let columns =
        cursor.nextIsPunctuation("(")
        ? try cursor.identifierList("the privilege's columns").map(\.name) : []
      privileges.append(
        Grant.Privilege(name: name == "ALL PRIVILEGES" ? "ALL" : name, columns: columns))
    } while cursor.acceptPunctuation(",")
    try cursor.expect("on", after: "the privileges")
    // Longer names first: `foreign data wrapper` before a table called foreign.
    for kind in Grant.Kind.allCases.sorted(by: { $0.rawValue.utf8.count > $1.rawValue.utf8.count })
    {
      let words = kind.rawValue.split(separator: " ").map(String.init)
      let matches = words.indices.allSatisfy {
        cursor.peek($0)?.isWord(words[$0]) ?? false
      }
      let follower = cursor.peek(words.count)
      guard matches, let follower,
        follower.kind == .quotedIdentifier
          || (follower.kind == .word && !["to", "from"].contains(follower.text))
      else { continue }
      for _ in words { cursor.advance() }
      self.kind = kind
      break
    }
    let (namespace, name, _) = try cursor.qualifiedName("the object")
    object = (namespace, name)
    if cursor.nextIsPunctuation("("), let open = cursor.next {
      let close = try cursor.skipGroup()
      arguments = cursor.slice(open.range.lowerBound..<close.range.upperBound).expression
    }
    try cursor.expect(isRevoke ? "from" : "to", after: "the object")
    repeat {
      grantees.append(try cursor.identifier("a role").0)
    } while cursor.acceptPunctuation(",")
    if !isRevoke, cursor.accept("with", "grant", "option") { withGrantOption = true }
  }
}
