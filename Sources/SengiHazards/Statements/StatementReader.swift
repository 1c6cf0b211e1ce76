import SengiSQL

/// Tells statements apart by their words.
///
/// It reads what it knows and makes no fuss about the rest: whether a statement is right is for the
/// server to say.
struct StatementReader {
  var cursor: StatementCursor

  static func read(_ tokens: [SQLToken]) -> Statement {
    var end = tokens.endIndex
    while end > 0, tokens[end - 1].isPunctuation(";") { end -= 1 }
    var reader = StatementReader(cursor: StatementCursor(tokens[..<end]))
    return reader.statement() ?? .other(leadingWords(tokens))
  }

  /// `ALTER OPERATOR FAMILY`: the words in front of a statement, at most three.
  private static func leadingWords(_ tokens: [SQLToken]) -> String {
    tokens.prefix(3).prefix { $0.kind == .word && SQLKeywords.contains($0.text) }
      .map { $0.text.uppercased() }.joined(separator: " ")
  }

  private mutating func statement() -> Statement? {
    guard let first = cursor.next, first.kind == .word else {
      return cursor.next?.isPunctuation("(") == true ? query() : nil
    }
    switch first.text {
    case "create": return create()
    case "alter": return alter()
    case "drop": return drop()
    case "with", "select", "table", "values": return query()
    case "insert", "update", "delete", "merge", "truncate", "copy", "lock": return data()
    case "set", "reset": return setting()
    case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "prepare":
      return first.text == "prepare" && cursor.peek(1)?.isWord("transaction") != true
        ? nil : .transaction(first.text)
    case "do": return .block
    case "comment": return comment()
    case "grant", "revoke": return grant(isRevoking: first.text == "revoke")
    default: return upkeep(first.text)
    }
  }

  // MARK: Upkeep

  private mutating func upkeep(_ word: String) -> Statement? {
    cursor.advance()
    switch word {
    case "reindex": return reindex()
    case "cluster":
      if cursor.next?.isPunctuation("(") == true { _ = cursor.parenthesized() }
      _ = cursor.accept("verbose")
      let name = cursor.name()
      // `CLUSTER index ON table` is the old form.
      if cursor.accept("on") { return .cluster(cursor.name()) }
      return .cluster(name)
    case "vacuum":
      var isFull = cursor.parenthesized().contains { $0.isWord("full") }
      while let option = cursor.next, option.kind == .word,
        ["full", "freeze", "verbose", "analyze"].contains(option.text)
      {
        if option.text == "full" { isFull = true }
        cursor.advance()
      }
      return .vacuum(cursor.names(), isFull: isFull)
    case "analyze", "analyse":
      _ = cursor.parenthesized()
      _ = cursor.accept("verbose")
      return .analyze(cursor.names())
    case "refresh":
      guard cursor.accept("materialized", "view") else { return nil }
      let isConcurrent = cursor.accept("concurrently")
      return cursor.name().map { .refresh($0, isConcurrent: isConcurrent) }
    default: return nil
    }
  }

  private mutating func reindex() -> Statement? {
    var isConcurrent = cursor.parenthesized().contains { $0.isWord("concurrently") }
    guard let kind = cursor.next, kind.kind == .word else { return nil }
    cursor.advance()
    if cursor.accept("concurrently") { isConcurrent = true }
    switch kind.text {
    case "index":
      return cursor.name().map {
        .reindex(Reindexing(target: .index($0), isConcurrent: isConcurrent))
      }
    case "table":
      return cursor.name().map {
        .reindex(Reindexing(target: .table($0), isConcurrent: isConcurrent))
      }
    case "schema": return .reindex(Reindexing(target: .namespace, isConcurrent: isConcurrent))
    case "database", "system":
      return .reindex(Reindexing(target: .database, isConcurrent: isConcurrent))
    default: return nil
    }
  }

  // MARK: Settings

  private mutating func setting() -> Statement? {
    if cursor.accept("reset") { return .reset }
    cursor.advance()
    let isLocal = cursor.accept("local")
    if !isLocal { _ = cursor.accept("session") }
    if cursor.nextIs("transaction") || cursor.nextIs("constraints")
      || cursor.nextIs("characteristics")
    {
      return .other("SET TRANSACTION")
    }
    if cursor.accept("time", "zone") {
      return .set("timezone", value: cursor.next?.text, isLocal: isLocal)
    }
    guard let name = cursor.name() else { return nil }
    _ = cursor.accept("to")
    if cursor.next?.kind == .symbol { cursor.advance() }
    let value = cursor.rest.map(\.text).joined()
    return .set(name.description, value: value == "default" ? nil : value, isLocal: isLocal)
  }

  // MARK: What a statement says about other objects

  private mutating func comment() -> Statement? {
    guard cursor.accept("comment", "on") else { return nil }
    let kind = objectKind()
    switch kind {
    case .constraint, .trigger, .policy, .rule:
      _ = cursor.identifier()
      guard cursor.accept("on") else { return .comment(on: kind, nil) }
      if cursor.accept("domain") { return .comment(on: .domain, nil) }
      return .comment(on: kind, cursor.name())
    case .column:
      guard let first = cursor.identifier() else { return nil }
      var parts = [first]
      while cursor.acceptMark("."), let part = cursor.identifier() { parts.append(part) }
      guard parts.count >= 2 else { return .comment(on: kind, nil) }
      let table = parts[parts.count - 2]
      let space = parts.count >= 3 ? parts[parts.count - 3] : nil
      return .comment(on: kind, QualifiedName(space, table))
    default: return .comment(on: kind, cursor.name())
    }
  }

  private mutating func grant(isRevoking: Bool) -> Statement? {
    while let token = cursor.next, !token.isWord("on") {
      // A role granted to a role, rather than a privilege on an object.
      if token.isWord("to") || token.isWord("from") {
        return .grant(on: [], isRevoking: isRevoking)
      }
      cursor.advance()
    }
    cursor.advance()
    let isTable = cursor.accept("table")
    let others = [
      "sequence", "function", "procedure", "routine", "schema", "database", "type", "domain",
      "language", "large", "tablespace", "foreign", "all", "parameter",
    ]
    if !isTable, let word = cursor.next, word.kind == .word, others.contains(word.text) {
      return .grant(on: [], isRevoking: isRevoking)
    }
    return .grant(on: cursor.names(), isRevoking: isRevoking)
  }

  /// The words of a kind in `DROP` and `COMMENT ON`.
  mutating func objectKind() -> ObjectKind {
    if cursor.accept("materialized", "view") { return .materializedView }
    if cursor.accept("foreign", "table") { return .foreignTable }
    if cursor.accept("owned", "by") { return .owned }
    guard let word = cursor.next, word.kind == .word else { return .other }
    cursor.advance()
    switch word.text {
    case "table": return .table
    case "index": return .index
    case "view": return .view
    case "sequence": return .sequence
    case "type": return .type
    case "domain": return .domain
    case "function", "procedure", "routine", "aggregate": return .routine
    case "schema": return .schema
    case "database": return .database
    case "extension": return .extension
    case "trigger": return .trigger
    case "policy": return .policy
    case "rule": return .rule
    case "constraint": return .constraint
    case "column": return .column
    case "statistics": return .statistics
    case "publication": return .publication
    default: return .other
    }
  }
}
