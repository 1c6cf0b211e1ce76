import SengiSQL
import SengiSchema

/// What follows `PRIMARY KEY` or `UNIQUE` in a table's list: columns, then the index's options.
struct KeyClause {
  var columns: [(name: SQLIdentifier, token: SQLToken)] = []
  var withoutOverlaps = false
  var nullsNotDistinct = false
  var include: [SQLIdentifier] = []
  var storageParameters: SQLText?
  var tablespace: SQLIdentifier?
  var deferral: Deferral?

  private static let words = [
    "nulls", "include", "with", "using", "deferrable", "initially", "without",
  ]

  init(_ cursor: inout ClauseCursor, role: String, isUnique: Bool) throws(ClauseError) {
    if isUnique, cursor.accept("nulls", "not", "distinct") { nullsNotDistinct = true }
    try cursor.expectPunctuation("(", "before \(role)")
    repeat {
      let (name, token) = try cursor.identifier(role)
      columns.append((name, token))
      if cursor.accept("without", "overlaps") {
        withoutOverlaps = true
        break
      }
    } while cursor.acceptPunctuation(",")
    try cursor.expectPunctuation(")", "after \(role)")
    while let token = cursor.next {
      if isUnique, cursor.accept("nulls", "not", "distinct") {
        nullsNotDistinct = true
      } else if isUnique, cursor.accept("nulls", "distinct") {
        nullsNotDistinct = false
      } else if cursor.accept("include") {
        include = try cursor.identifierList("the included columns").map(\.name)
      } else if cursor.accept("with") {
        storageParameters = try cursor.parenthesized("the storage parameters").expression.sql
      } else if cursor.accept("using", "index", "tablespace") {
        tablespace = try cursor.identifier("the tablespace").0
      } else if cursor.accept("not", "deferrable") {
        deferral = nil
      } else if let found = try ReferenceClause.deferral(&cursor) {
        deferral = found
      } else if isUnique, token.isWord("where") {
        throw cursor.fault(
          SchemaCode.unexpectedWord, "a unique constraint covers the whole table",
          remedy: "write a partial unique index: 'indexes: [unique (…) where …]'", at: cursor.here)
      } else {
        throw cursor.unexpected("'\(token.text)' is not expected here", candidates: Self.words)
      }
    }
  }
}
