import SengiSQL

extension StatementReader {
  mutating func alter() -> Statement? {
    cursor.advance()
    if cursor.accept("foreign", "table") { return relation(.foreignTable) }
    if cursor.accept("table") {
      // `ALL IN TABLESPACE` names no table.
      return cursor.nextIs("all", "in") ? nil : relation(.table)
    }
    if cursor.accept("materialized", "view") { return relation(.materializedView) }
    if cursor.accept("view") { return relation(.view) }
    if cursor.accept("index") { return relation(.index) }
    if cursor.accept("sequence") {
      _ = cursor.accept("if", "exists")
      guard let name = cursor.name() else { return nil }
      if cursor.nextIs("rename") || cursor.nextIs("set", "schema") || cursor.nextIs("owner") {
        return .alterRelation(
          RelationAlteration(kind: .sequence, name: name, isOnly: false, parts: parts()))
      }
      return .alterSequence(name, ownedBy: ownedBy())
    }
    if cursor.accept("type") { return alterType() }
    if cursor.accept("domain") { return alterDomain() }
    if cursor.accept("trigger") { return tableObject(.trigger) }
    if cursor.accept("policy") { return tableObject(.policy) }
    if cursor.accept("rule") { return tableObject(.rule) }
    if cursor.accept("schema") { return .alterSchema }
    if cursor.accept("extension") {
      guard let name = cursor.identifier() else { return nil }
      return cursor.nextIs("update") ? .updateExtension(name) : nil
    }
    if cursor.accept("publication") {
      let isDropping = cursor.contains("drop")
      return .publication(publishedTables(), isDropping: isDropping)
    }
    return nil
  }

  private mutating func tableObject(_ kind: TableObject) -> Statement? {
    _ = cursor.identifier()
    guard cursor.accept("on"), let table = cursor.name() else { return nil }
    return .alterTableObject(kind, on: table)
  }

  private mutating func alterType() -> Statement? {
    guard let name = cursor.name() else { return nil }
    if cursor.accept("add", "value") {
      _ = cursor.accept("if", "not", "exists")
      return .alterType(name, .addValue(cursor.next?.text ?? ""))
    }
    if cursor.nextIs("rename", "value") { return .alterType(name, .renameValue) }
    if cursor.nextIs("rename", "attribute") || cursor.contains("attribute") {
      return .alterType(name, .attribute(isCascading: cursor.contains("cascade")))
    }
    if cursor.nextIs("rename") { return .alterType(name, .rename) }
    if cursor.nextIs("set", "schema") { return .alterType(name, .setSchema) }
    return .alterType(name, .other)
  }

  private mutating func alterDomain() -> Statement? {
    guard let name = cursor.name() else { return nil }
    if cursor.accept("add") {
      guard let constraint = constraint() else { return .alterDomain(name, .other) }
      if constraint.kind == .notNull { return .alterDomain(name, .setNotNull) }
      return .alterDomain(
        name, .addConstraint(isNotValid: constraint.isNotValid, name: constraint.name))
    }
    if cursor.accept("validate", "constraint"), let constraint = cursor.identifier() {
      return .alterDomain(name, .validate(constraint))
    }
    if cursor.nextIs("set", "not", "null") { return .alterDomain(name, .setNotNull) }
    return .alterDomain(name, .other)
  }

  private mutating func relation(_ kind: ObjectKind) -> Statement? {
    _ = cursor.accept("if", "exists")
    let isOnly = cursor.accept("only")
    guard let name = cursor.name() else { return nil }
    if cursor.next?.kind == .symbol, cursor.next?.text == "*" { cursor.advance() }
    return .alterRelation(
      RelationAlteration(kind: kind, name: name, isOnly: isOnly, parts: parts()))
  }

  private mutating func parts() -> [RelationAlteration.Part] {
    StatementCursor.split(cursor.rest).compactMap { tokens in
      guard let first = tokens.first, let last = tokens.last else { return nil }
      var inner = StatementReader(cursor: StatementCursor(tokens))
      return RelationAlteration.Part(
        action: inner.action(), range: first.range.lowerBound..<last.range.upperBound)
    }
  }
}
