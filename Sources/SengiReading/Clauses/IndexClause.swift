import SengiSQL
import SengiSchema

/// What follows the table's name in `CREATE INDEX`, with an optional `unique` before it.
struct IndexClause {
  var isUnique = false
  var method = Index.btree
  var keys: [(key: Index.Key, text: SourceMap.Text)] = []
  var include: [SQLIdentifier] = []
  var nullsNotDistinct = false
  var storageParameters: SQLText?
  var predicate: ClauseText?
  var tablespace: SQLIdentifier?

  private static let words = [
    "using", "include", "nulls", "with", "where", "unique", "tablespace",
  ]

  init(_ cursor: inout ClauseCursor) throws(ClauseError) {
    isUnique = cursor.accept("unique")
    if cursor.accept("using") { method = try cursor.identifier("the index method").0 }
    guard cursor.acceptPunctuation("(") else {
      throw cursor.unexpected("'(' is missing before the index's columns", candidates: Self.words)
    }
    repeat { keys.append(try Self.key(&cursor)) } while cursor.acceptPunctuation(",")
    try cursor.expectPunctuation(")", "after the index's columns")
    while let token = cursor.next {
      if cursor.accept("include") {
        include = try cursor.identifierList("the included columns").map(\.name)
      } else if cursor.accept("nulls", "not", "distinct") {
        nullsNotDistinct = true
      } else if cursor.accept("nulls", "distinct") {
        nullsNotDistinct = false
      } else if cursor.accept("with") {
        storageParameters = try cursor.parenthesized("the storage parameters").expression.sql
      } else if cursor.accept("where") {
        predicate = try cursor.expression(until: [], "the index's condition")
      } else if cursor.accept("tablespace") {
        tablespace = try cursor.identifier("the tablespace").0
      } else {
        throw cursor.unexpected("'\(token.text)' is not expected here", candidates: Self.words)
      }
    }
  }

  private static func key(
    _ cursor: inout ClauseCursor
  ) throws(ClauseError) -> (key: Index.Key, text: SourceMap.Text) {
    guard let first = cursor.next else { throw cursor.unexpected("a column is missing") }
    let subject: Index.Key.Subject
    var end: SQLToken
    if first.isPunctuation("(") {
      end = try cursor.skipGroup()
      subject = .expression(
        cursor.slice(first.range.lowerBound..<end.range.upperBound).expression)
    } else {
      let (namespace, name, range) = try cursor.qualifiedName("a column or expression")
      end = cursor.tokens[cursor.index - 1]
      if cursor.nextIsPunctuation("(") {
        end = try cursor.skipGroup()
        subject = .expression(
          cursor.slice(range.lowerBound..<end.range.upperBound).expression)
      } else if namespace != nil {
        throw cursor.fault(
          SchemaCode.unexpectedWord, "a column of an index has no table before it",
          at: cursor.text.range(range))
      } else {
        subject = .column(name)
      }
    }
    var key = Index.Key(subject)
    let text = cursor.text.slice(first.range.lowerBound..<end.range.upperBound)
    key.collation = try cursor.collation()
    if let token = cursor.next,
      token.kind == .quotedIdentifier
        || (token.kind == .word && !["asc", "desc", "nulls"].contains(token.text))
    {
      let (namespace, name, _) = try cursor.qualifiedName("the operator class")
      var source = (namespace.map { $0.spelled + "." } ?? "") + name.spelled
      if let open = cursor.next, open.isPunctuation("(") {
        let close = try cursor.skipGroup()
        source += " " + cursor.compact(open.range.lowerBound..<close.range.upperBound, comma: ", ")
      }
      key.operatorClass = SQLText(verbatim: source)
    }
    if cursor.accept("desc") { key.isDescending = true } else { _ = cursor.accept("asc") }
    if cursor.accept("nulls") {
      if cursor.accept("first") {
        key.nulls = .first
      } else if cursor.accept("last") {
        key.nulls = .last
      } else {
        throw cursor.unexpected("'first' or 'last' is missing", candidates: ["first", "last"])
      }
    }
    return (key, text)
  }
}
