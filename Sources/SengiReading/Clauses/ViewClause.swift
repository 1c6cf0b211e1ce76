import SengiSQL
import SengiSchema

/// What follows a view's name: columns, options, `as` and the query.
struct ViewClause {
  var columnNames: [SQLIdentifier] = []
  var options: SQLText?
  var accessMethod: SQLIdentifier?
  var tablespace: SQLIdentifier?
  var query: ClauseText
  var checkOption: View.CheckOption?
  var isEmpty = false

  private static let words = ["as", "with", "using", "tablespace"]

  init(_ cursor: inout ClauseCursor, isMaterialized: Bool) throws(ClauseError) {
    if cursor.nextIsPunctuation("(") {
      columnNames = try cursor.identifierList("the view's columns").map(\.name)
    }
    while !cursor.nextIsWord("as") {
      if cursor.accept("with") {
        options = try cursor.parenthesized("the view's options").expression.sql
      } else if isMaterialized, cursor.accept("using") {
        accessMethod = try cursor.identifier("the access method").0
      } else if isMaterialized, cursor.accept("tablespace") {
        tablespace = try cursor.identifier("the tablespace").0
      } else {
        throw cursor.unexpected(
          "'as' is missing before the view's query", candidates: Self.words,
          remedy: cursor.nextIsWord("select") ? "write 'as select …'" : nil)
      }
    }
    cursor.advance()
    guard let first = cursor.next else { throw cursor.unexpected("the view's query is missing") }
    while cursor.next != nil { cursor.advance() }
    var end = cursor.tokens.count
    while end > 0, cursor.tokens[end - 1].isPunctuation(";") { end -= 1 }
    func ends(_ words: String...) -> Bool {
      let start = end - words.count
      guard start > 0 else { return false }
      let found = zip(words, cursor.tokens[start..<end]).allSatisfy { $1.isWord($0) }
      if found { end = start }
      return found
    }
    if isMaterialized {
      if ends("with", "no", "data") { isEmpty = true } else { _ = ends("with", "data") }
    } else if ends("with", "local", "check", "option") {
      checkOption = .local
    } else if ends("with", "cascaded", "check", "option") || ends("with", "check", "option") {
      checkOption = .cascaded
    }
    guard end > 0, cursor.tokens[end - 1].range.upperBound > first.range.lowerBound else {
      throw cursor.unexpected("the view's query is missing")
    }
    query = cursor.slice(first.range.lowerBound..<cursor.tokens[end - 1].range.upperBound)
  }
}
