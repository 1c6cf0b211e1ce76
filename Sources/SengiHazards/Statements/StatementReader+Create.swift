import SengiSQL

extension StatementReader {
  mutating func create() -> Statement? {
    cursor.advance()
    let replaces = cursor.accept("or", "replace")
    var isTemporary = false
    while cursor.accept("temporary") || cursor.accept("temp") || cursor.accept("local")
      || cursor.accept("global")
    {
      isTemporary = true
    }
    _ = cursor.accept("unlogged")
    if cursor.accept("foreign", "table") || cursor.accept("table") {
      return table(isTemporary: isTemporary)
    }
    if cursor.accept("unique", "index") { return index(isUnique: true) }
    if cursor.accept("index") { return index(isUnique: false) }
    if cursor.accept("materialized", "view") { return view(isMaterialized: true, replaces: false) }
    if cursor.accept("recursive", "view") || cursor.accept("view") {
      return view(isMaterialized: false, replaces: replaces)
    }
    if cursor.accept("constraint", "trigger") || cursor.accept("trigger") { return trigger() }
    if cursor.accept("policy") { return tableObject(.policy) }
    if cursor.accept("rule") { return rule() }
    return createOther()
  }

  private mutating func createOther() -> Statement? {
    if cursor.accept("statistics") {
      return .createStatistics(StatementCursor.reads(cursor.rest))
    }
    if cursor.accept("type") { return cursor.name().map { .createType($0) } }
    if cursor.accept("domain") {
      guard let name = cursor.name() else { return nil }
      let hasConstraint = cursor.contains("check") || cursor.contains("not", "null")
      return .createDomain(name, hasConstraint: hasConstraint)
    }
    if cursor.accept("sequence") {
      _ = cursor.accept("if", "not", "exists")
      guard let name = cursor.name() else { return nil }
      return .createSequence(name, ownedBy: ownedBy())
    }
    if cursor.accept("function") || cursor.accept("procedure") || cursor.accept("aggregate") {
      return cursor.name().map { .createRoutine($0) }
    }
    if cursor.accept("schema") { return .createSchema }
    if cursor.accept("extension") {
      _ = cursor.accept("if", "not", "exists")
      return cursor.identifier().map { .createExtension($0) }
    }
    if cursor.accept("publication") {
      return .publication(publishedTables(), isDropping: false)
    }
    return nil
  }

  /// The tables behind `FOR TABLE`, `ADD TABLE`, `SET TABLE` and `DROP TABLE`.
  mutating func publishedTables() -> [QualifiedName] {
    while let token = cursor.next {
      cursor.advance()
      if token.isWord("table") { return cursor.names() }
    }
    return []
  }

  /// The table of `OWNED BY table.column`.
  mutating func ownedBy() -> QualifiedName? {
    while !cursor.isAtEnd {
      if cursor.accept("owned", "by") {
        guard let first = cursor.identifier(), cursor.acceptMark("."),
          let second = cursor.identifier()
        else { return nil }
        return cursor.acceptMark(".") ? QualifiedName(first, second) : QualifiedName(nil, first)
      }
      cursor.advance()
    }
    return nil
  }

  private mutating func view(isMaterialized: Bool, replaces: Bool) -> Statement? {
    _ = cursor.accept("if", "not", "exists")
    guard let name = cursor.name() else { return nil }
    return .createView(
      ViewCreation(
        name: name, isMaterialized: isMaterialized, replaces: replaces,
        reads: StatementCursor.reads(cursor.rest)))
  }

  private mutating func trigger() -> Statement? {
    guard let name = cursor.identifier() else { return nil }
    while !cursor.isAtEnd, !cursor.nextIs("on") { cursor.advance() }
    guard cursor.accept("on"), let table = cursor.name() else { return nil }
    return .createTrigger(name, on: table, from: cursor.accept("from") ? cursor.name() : nil)
  }

  private mutating func tableObject(_ kind: TableObject) -> Statement? {
    let name = cursor.identifier()
    guard cursor.accept("on"), let table = cursor.name() else { return nil }
    return .createTableObject(kind, name, on: table)
  }

  private mutating func rule() -> Statement? {
    let name = cursor.identifier()
    while !cursor.isAtEnd, !cursor.nextIs("to") { cursor.advance() }
    guard cursor.accept("to"), let table = cursor.name() else { return nil }
    return .createTableObject(.rule, name, on: table)
  }

  private mutating func index(isUnique: Bool) -> Statement? {
    let isConcurrent = cursor.accept("concurrently")
    let ifNotExists = cursor.accept("if", "not", "exists")
    let name = cursor.nextIs("on") ? nil : cursor.identifier()
    guard cursor.accept("on") else { return nil }
    let isOnly = cursor.accept("only")
    guard let table = cursor.name() else { return nil }
    var index = IndexCreation(
      name: name, table: table, isUnique: isUnique, isConcurrent: isConcurrent,
      ifNotExists: ifNotExists, isOnly: isOnly)
    if cursor.accept("using") { _ = cursor.identifier() }
    index.keys = StatementCursor.split(cursor.parenthesized()).map { key in
      var inner = StatementCursor(key)
      let name = inner.identifier()
      return inner.next?.isPunctuation("(") == true ? nil : name
    }
    index.isPartial = cursor.contains("where")
    return .createIndex(index)
  }
}
