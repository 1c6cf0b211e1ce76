import SengiSQL

extension StatementReader {
  /// One part of `ALTER TABLE`.
  mutating func action() -> TableAction {
    let found: TableAction?
    switch cursor.next?.text {
    case "add": found = add()
    case "drop": found = dropPart()
    case "alter": found = alterPart()
    case "rename": found = rename()
    case "set", "reset": found = setPart()
    case "enable", "disable", "force", "no", "not": found = switchPart()
    default: found = rarePart()
    }
    return found ?? .other
  }

  private mutating func add() -> TableAction? {
    cursor.advance()
    if cursor.accept("column") {
      _ = cursor.accept("if", "not", "exists")
      return column().map { .addColumn($0) }
    }
    if let constraint = constraint() { return .addConstraint(constraint) }
    _ = cursor.accept("if", "not", "exists")
    return column().map { .addColumn($0) }
  }

  private mutating func dropPart() -> TableAction? {
    cursor.advance()
    if cursor.accept("constraint") {
      _ = cursor.accept("if", "exists")
      return cursor.identifier().map { .dropConstraint($0) }
    }
    _ = cursor.accept("column")
    _ = cursor.accept("if", "exists")
    return cursor.identifier().map { .dropColumn($0) }
  }

  private mutating func alterPart() -> TableAction? {
    cursor.advance()
    if cursor.accept("constraint") {
      guard let name = cursor.identifier() else { return nil }
      return .alterConstraint(
        name, enforces: cursor.contains("enforced") && !cursor.contains("not", "enforced"))
    }
    _ = cursor.accept("column")
    guard let column = cursor.identifier() else { return nil }
    if cursor.accept("set", "data", "type") || cursor.accept("type") {
      guard var (type, _) = cursor.type() else { return nil }
      if cursor.accept("collate") {
        _ = cursor.name()
        type.hasCollation = true
      }
      return .setType(column, type, using: cursor.accept("using") ? Array(cursor.rest) : [])
    }
    if cursor.nextIs("set", "default") { return .setDefault(column) }
    if cursor.nextIs("drop", "default") { return .dropDefault(column) }
    if cursor.nextIs("set", "not", "null") { return .setNotNull(column) }
    if cursor.nextIs("drop", "not", "null") { return .dropNotNull(column) }
    if cursor.nextIs("set", "expression") { return .setExpression(column) }
    if cursor.nextIs("drop", "expression") { return .dropExpression(column) }
    if cursor.nextIs("add", "generated") { return .addIdentity(column) }
    if cursor.nextIs("set", "statistics") { return .setStatistics(column) }
    if cursor.nextIs("set", "storage") || cursor.nextIs("set", "compression") {
      return .setStorage(column)
    }
    if cursor.nextIs("drop", "identity") || cursor.nextIs("restart")
      || cursor.nextIs("set", "generated") || cursor.nextIs("set", "increment")
      || cursor.nextIs("set", "start") || cursor.nextIs("set", "minvalue")
      || cursor.nextIs("set", "maxvalue") || cursor.nextIs("set", "cache")
      || cursor.nextIs("set", "no") || cursor.nextIs("set", "cycle")
    {
      return .changeIdentity(column)
    }
    return .setColumnOptions(column)
  }

  private mutating func rename() -> TableAction? {
    cursor.advance()
    if cursor.accept("to") { return cursor.identifier().map { .rename(to: $0) } }
    let isConstraint = cursor.accept("constraint")
    if !isConstraint { _ = cursor.accept("column") }
    guard let old = cursor.identifier(), cursor.accept("to"), let new = cursor.identifier() else {
      return nil
    }
    return isConstraint ? .renameConstraint(old, to: new) : .renameColumn(old, to: new)
  }

  private mutating func setPart() -> TableAction? {
    let isReset = cursor.nextIs("reset")
    cursor.advance()
    if cursor.next?.isPunctuation("(") == true {
      let names = StatementCursor.split(cursor.parenthesized()).compactMap { $0.first?.text }
      return .setOptions(names)
    }
    if isReset { return nil }
    if cursor.accept("schema") { return cursor.identifier().map { .setSchema($0) } }
    if cursor.accept("logged") { return .setLogged }
    if cursor.accept("unlogged") { return .setUnlogged }
    if cursor.accept("tablespace") { return .setTablespace }
    if cursor.accept("access", "method") { return .setAccessMethod }
    if cursor.accept("without", "cluster") { return .markClustered }
    return nil
  }

  private mutating func switchPart() -> TableAction? {
    let isEnabling = cursor.nextIs("enable")
    let isForcing = cursor.nextIs("force")
    if cursor.accept("no", "inherit") { return cursor.name().map { .endInherit($0) } }
    if cursor.accept("no", "force") { return .rowSecurity(.noForce) }
    if cursor.accept("not", "of") { return .changeRowType }
    cursor.advance()
    if cursor.accept("row", "level", "security") {
      return .rowSecurity(isForcing ? .force : isEnabling ? .enable : .disable)
    }
    _ = cursor.accept("always") || cursor.accept("replica")
    if cursor.accept("trigger") {
      if cursor.nextIs("all") || cursor.nextIs("user") {
        return .switchTrigger(nil, isEnabling: isEnabling)
      }
      return .switchTrigger(cursor.identifier(), isEnabling: isEnabling)
    }
    return cursor.accept("rule") ? .switchRule : nil
  }

  private mutating func rarePart() -> TableAction? {
    if cursor.accept("validate", "constraint") {
      return cursor.identifier().map { .validateConstraint($0) }
    }
    if cursor.accept("attach", "partition") {
      guard let name = cursor.name() else { return nil }
      return .attachPartition(name, isDefault: cursor.nextIs("default"))
    }
    if cursor.accept("detach", "partition") {
      guard let name = cursor.name() else { return nil }
      if cursor.accept("finalize") { return .finalizeDetach(name) }
      return .detachPartition(name, isConcurrent: cursor.accept("concurrently"))
    }
    if cursor.accept("cluster", "on") { return .markClustered }
    if cursor.accept("replica", "identity") { return .replicaIdentity }
    if cursor.accept("inherit") { return cursor.name().map { .inherit($0) } }
    if cursor.accept("owner", "to") { return .setOwner }
    if cursor.accept("of") { return .changeRowType }
    return nil
  }
}
