import SengiSQL

extension StatementReader {
  /// `SELECT`, and whatever `WITH` begins.
  mutating func query() -> Statement? {
    if cursor.nextIs("with") {
      var ahead = cursor
      // The statement proper is the first of these words outside the queries in parentheses.
      while let token = ahead.next {
        if token.isPunctuation("(") {
          _ = ahead.parenthesized()
          continue
        }
        if ["insert", "update", "delete", "merge"].contains(token.text), token.kind == .word {
          var reader = StatementReader(cursor: ahead)
          return reader.data()
        }
        if token.isWord("select") { break }
        ahead.advance()
      }
    }
    let locksRows =
      cursor.contains("for", "update") || cursor.contains("for", "no", "key", "update")
      || cursor.contains("for", "share") || cursor.contains("for", "key", "share")
    return .query(StatementCursor.reads(cursor.rest), locksRows: locksRows)
  }

  mutating func data() -> Statement? {
    if cursor.accept("insert", "into") {
      guard let name = cursor.name() else { return nil }
      return .insert(name, isQuery: !cursor.contains("values") && !cursor.contains("default"))
    }
    if cursor.accept("update") {
      _ = cursor.accept("only")
      return cursor.name().map { .update($0, hasCondition: cursor.contains("where")) }
    }
    if cursor.accept("delete", "from") {
      _ = cursor.accept("only")
      return cursor.name().map { .delete($0, hasCondition: cursor.contains("where")) }
    }
    if cursor.accept("merge", "into") {
      _ = cursor.accept("only")
      return cursor.name().map { .merge($0) }
    }
    if cursor.accept("truncate") {
      _ = cursor.accept("table")
      let names = cursor.names()
      return .truncate(names, isCascading: cursor.contains("cascade"))
    }
    if cursor.accept("copy") {
      guard let name = cursor.name() else { return .copy(into: nil) }
      if cursor.next?.isPunctuation("(") == true { _ = cursor.parenthesized() }
      return .copy(into: cursor.nextIs("from") ? name : nil)
    }
    if cursor.accept("lock") {
      _ = cursor.accept("table")
      let names = cursor.names()
      return .lockTable(names, cursor.accept("in") ? lockMode() : .accessExclusive)
    }
    return nil
  }

  private mutating func lockMode() -> LockMode {
    var words: [String] = []
    while let token = cursor.next, token.kind == .word, token.text != "mode" {
      words.append(token.text.uppercased())
      cursor.advance()
    }
    let name = words.joined(separator: " ")
    return LockMode.allCases.first { $0.name == name } ?? .accessExclusive
  }

  mutating func drop() -> Statement? {
    cursor.advance()
    let kind = objectKind()
    if kind == .other { return nil }
    if kind == .owned { return .drop(Drop(kind: .owned, names: [])) }
    let isConcurrent = cursor.accept("concurrently")
    _ = cursor.accept("if", "exists")
    var drop = Drop(kind: kind, names: [], isConcurrent: isConcurrent)
    drop.names = cursor.names()
    if cursor.accept("on") { drop.table = cursor.name() }
    drop.isCascading = cursor.contains("cascade")
    return .drop(drop)
  }
}
