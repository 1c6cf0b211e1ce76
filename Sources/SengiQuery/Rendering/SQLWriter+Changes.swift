import SengiWire

extension SQLWriter {
  mutating func insert(_ tree: SQLTree) {
    guard let change = tree.change, let source = tree.sources.first else { return }
    guard !change.rows.isEmpty else {
      selection(of: source, change)
      sink.sql(" WHERE false")
      return
    }
    // Within DO UPDATE the row that is there and the proposed one have columns of the same names.
    if change.conflict?.assignments.isEmpty == false { isQualified = true }
    sink.sql("INSERT INTO ")
    target(source)
    sink.sql(" (")
    if let columns = change.insertColumns { sink.sql(columns) }
    sink.sql(") VALUES ")
    for (index, row) in change.rows.enumerated() {
      sink.sql(index > 0 ? ", (" : "(")
      for (place, value) in row.enumerated() {
        if place > 0 { sink.sql(", ") }
        if let value { sink.bind(value) } else { sink.sql("DEFAULT") }
      }
      sink.sql(")")
    }
    if let conflict = change.conflict { self.conflict(conflict) }
    returning(tree)
  }

  private mutating func conflict(_ conflict: SQLChange.Conflict) {
    sink.sql(" ON CONFLICT")
    for (index, column) in conflict.target.enumerated() {
      sink.sql(index == 0 ? " (" : ", ")
      sink.identifier(column)
    }
    if !conflict.target.isEmpty { sink.sql(")") }
    guard !conflict.assignments.isEmpty else {
      sink.sql(" DO NOTHING")
      return
    }
    sink.sql(" DO UPDATE SET ")
    assignments(conflict.assignments)
  }

  /// An update without changes selects: it reports the rows it would have changed, and changes
  /// none.
  mutating func update(_ tree: SQLTree) {
    guard let change = tree.change, let source = tree.sources.first else { return }
    guard !change.assignments.isEmpty else {
      selection(of: source, change)
      condition(tree.condition, of: tree.sources, 0, keyword: " WHERE ")
      return
    }
    sink.sql("UPDATE ")
    target(source)
    sink.sql(" SET ")
    assignments(change.assignments)
    condition(tree.condition, of: tree.sources, 0, keyword: " WHERE ")
    returning(tree)
  }

  mutating func delete(_ tree: SQLTree) {
    guard let source = tree.sources.first else { return }
    sink.sql("DELETE FROM ")
    target(source)
    condition(tree.condition, of: tree.sources, 0, keyword: " WHERE ")
    returning(tree)
  }

  /// What stands for a statement that has nothing to change: it returns the same columns.
  private mutating func selection(of source: SQLTreeSource, _ change: SQLChange) {
    sink.sql("SELECT ")
    if let returning = change.returning { list(returning) } else { sink.sql("1") }
    sink.sql(" FROM ")
    target(source)
  }

  private mutating func target(_ source: SQLTreeSource) {
    if case .table(let name) = source.relation { sink.sql(name) }
    if isQualified, let number = aliasNumber(of: source.number) {
      sink.sql(" AS ")
      alias(number)
    }
  }

  private mutating func assignments(_ assignments: [SQLAssignment]) {
    for (index, assignment) in assignments.enumerated() {
      if index > 0 { sink.sql(", ") }
      sink.identifier(assignment.column)
      sink.sql(" = ")
      node(assignment.value)
    }
  }

  private mutating func returning(_ tree: SQLTree) {
    guard let returning = tree.change?.returning else { return }
    sink.sql(" RETURNING ")
    list(returning)
  }
}
