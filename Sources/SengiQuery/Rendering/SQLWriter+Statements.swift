import SengiWire

extension SQLWriter {
  /// Writes a whole statement, or a query within one.
  mutating func statement(_ tree: SQLTree, isNested: Bool = false) {
    let outer = (scope: scope.count, isQualified: isQualified)
    isQualified = isNested || tree.needsAliases
    // By index: to bind a source would copy all of it.
    for index in tree.sources.indices {
      scope.append((tree.sources[index].number, aliasCount))
      if let alternative = tree.sources[index].alternative {
        scope.append((alternative, aliasCount))
      }
      aliasCount += 1
    }
    if tree.hasCommonTables { commonTables(tree) }
    switch tree.kind {
    case .select: select(tree)
    case .insert: insert(tree)
    case .update: update(tree)
    case .delete: delete(tree)
    case .fragment: list(tree.columns)
    }
    scope.removeLast(scope.count - outer.scope)
    isQualified = outer.isQualified
  }

  private mutating func commonTables(_ tree: SQLTree) {
    var isFirst = true
    for source in tree.sources {
      guard case .commonTable(let name, let query) = source.relation else { continue }
      sink.sql(isFirst ? "WITH " : ", ")
      isFirst = false
      sink.identifier(name)
      sink.sql(" AS (")
      statement(query.tree, isNested: true)
      sink.sql(")")
    }
    if !isFirst { sink.sql(" ") }
  }

  private mutating func select(_ tree: SQLTree) {
    sink.sql(tree.isDistinct ? "SELECT DISTINCT " : "SELECT ")
    selectList(tree.columns, of: tree)
    for index in tree.sources.indices {
      switch tree.sources[index].join {
      case .first: sink.sql(" FROM ")
      case .inner: sink.sql(" JOIN ")
      case .left: sink.sql(" LEFT JOIN ")
      }
      relation(tree.sources[index].relation, number: tree.sources[index].number)
      if tree.sources[index].join != .first {
        condition(
          tree.sources[index].condition, of: tree.sources, index, keyword: " ON ",
          otherwise: " ON true")
      }
    }
    condition(tree.condition, of: tree.sources, 0, keyword: " WHERE ")
    if let grouping = tree.grouping {
      if !grouping.keys.isEmpty {
        sink.sql(" GROUP BY ")
        for (index, key) in grouping.keys.enumerated() {
          if index > 0 { sink.sql(", ") }
          groupKey(key, of: tree)
        }
      }
      if let having = grouping.condition {
        sink.sql(" HAVING ")
        node(having)
      }
    }
    if let combination = tree.combination {
      sink.sql(" ")
      sink.sql(combination.keyword)
      sink.sql(" ")
      let other = combination.query.tree
      // Without parentheses its order and limit would be those of the whole.
      let isEnclosed = !other.order.isEmpty || other.limit != nil || other.offset != nil
      if isEnclosed { sink.sql("(") }
      statement(other, isNested: true)
      if isEnclosed { sink.sql(")") }
    }
    ordering(tree)
    if let limit = tree.limit {
      sink.sql(" LIMIT ")
      sink.bind(limit)
    }
    if let offset = tree.offset {
      sink.sql(" OFFSET ")
      sink.bind(offset)
    }
    if let lock = tree.lock {
      sink.sql(" ")
      sink.sql(lock)
    }
  }

  private mutating func ordering(_ tree: SQLTree) {
    guard !tree.order.isEmpty else { return }
    sink.sql(" ORDER BY ")
    for (index, ordering) in tree.order.enumerated() {
      if index > 0 { sink.sql(", ") }
      if tree.grouping != nil || tree.isDistinct {
        groupKey(ordering.node, of: tree)
      } else {
        node(ordering.node)
      }
      direction(ordering)
    }
  }

  /// A key of GROUP BY: the server holds `$1` and `$2` for different, whatever their values, so a
  /// key with a parameter that is also selected is named by its place in the select list.
  private mutating func groupKey(_ key: SQLNode, of tree: SQLTree) {
    guard key.hasBind, let place = place(of: key, in: tree.columns) else {
      node(key)
      return
    }
    sink.number(place + 1)
  }

  private func place(of key: SQLNode, in columns: [SQLNode]) -> Int? {
    let wanted = fingerprint(of: key)
    guard
      !columns.contains(where: {
        if case .row = $0 { return true }
        return false
      })
    else { return nil }
    return columns.firstIndex {
      let found = fingerprint(of: $0)
      return found.id == wanted.id && found.binds == wanted.binds
    }
  }

  private func fingerprint(of node: SQLNode) -> SQLFingerprintSink {
    var writer = SQLWriter<SQLFingerprintSink>(SQLFingerprintSink())
    writer.scope = scope
    writer.aliasCount = aliasCount
    writer.isQualified = isQualified
    writer.node(node)
    return writer.sink
  }

  private mutating func relation(_ relation: SQLTreeSource.Relation, number: UInt32) {
    switch relation {
    case .table(let name): sink.sql(name)
    case .commonTable(let name, _): sink.identifier(name)
    case .query(let query):
      sink.sql("(")
      statement(query.tree, isNested: true)
      sink.sql(")")
    }
    if isQualified, let number = aliasNumber(of: number) {
      sink.sql(" AS ")
      alias(number)
    }
  }

  /// Writes a condition together with the soft-delete scope of a source.
  mutating func condition(
    _ node: SQLNode?, of sources: [SQLTreeSource], _ index: Int, keyword: StaticString,
    otherwise: StaticString = ""
  ) {
    let isScoped =
      sources.indices.contains(index) && !sources[index].softDelete.isEmpty
      && sources[index].scope != .all
    guard node != nil || isScoped else {
      sink.sql(otherwise)
      return
    }
    sink.sql(keyword)
    if let node {
      if isScoped { operand(node, within: .and) } else { self.node(node) }
    }
    guard isScoped else { return }
    if node != nil { sink.sql(" AND ") }
    column(SQLColumnReference(sources[index].number, sources[index].softDelete))
    sink.sql(sources[index].scope == .living ? " IS NULL" : " IS NOT NULL")
  }

  /// The given columns, or all columns of all sources.
  mutating func selectList(_ columns: [SQLNode], of tree: SQLTree) {
    guard columns.isEmpty else {
      for (index, node) in columns.enumerated() {
        if index > 0 { sink.sql(", ") }
        self.node(node)
        if tree.namesColumns {
          sink.sql(" AS c")
          sink.number(index)
        }
      }
      return
    }
    for index in tree.sources.indices {
      if index > 0 { sink.sql(", ") }
      node(.row(tree.sources[index].number, tree.sources[index].columnList))
    }
  }
}

extension SQLTree {
  fileprivate var hasCommonTables: Bool {
    for index in sources.indices {
      if case .commonTable = sources[index].relation { return true }
    }
    return false
  }

  var needsAliases: Bool {
    if sources.count != 1 { return true }
    if case .table = sources[0].relation {} else { return true }
    return condition?.hasSubquery ?? false
      || columns.contains { $0.hasSubquery }
      || order.contains { $0.node.hasSubquery }
      || grouping?.keys.contains { $0.hasSubquery } ?? false
      || grouping?.condition?.hasSubquery ?? false
      || change?.assignments.contains { $0.value.hasSubquery } ?? false
      || change?.returning?.contains { $0.hasSubquery } ?? false
  }
}
