import SengiWire

/// UPDATE.
///
/// Without changes it selects the rows it would have changed, so it reports and returns as many.
public struct SQLUpdate<Table: SQLTable>: SQLTableChange {
  public let _change: SQLTableChangeTree

  @usableFromInline init(_ tree: SQLTree) { _change = SQLTableChangeTree(tree) }
}

/// DELETE.
public struct SQLDelete<Table: SQLTable>: SQLTableChange {
  public let _change: SQLTableChangeTree

  @usableFromInline init(_ tree: SQLTree) { _change = SQLTableChangeTree(tree) }
}

extension SQLTree {
  @usableFromInline func updating(_ assignments: [SQLAssignment]) -> SQLTree {
    var tree = self
    tree.kind = .update
    tree.change = SQLChange(assignments: assignments)
    return tree
  }

  /// - Parameter source: The number the changes call the table by.
  @usableFromInline func updating(
    _ assignments: [SQLAssignment], source: UInt32
  ) -> SQLTree {
    var tree = updating(assignments)
    if !tree.sources.isEmpty { tree.sources[0].alternative = source }
    return tree
  }

  @usableFromInline var deleting: SQLTree {
    var tree = self
    tree.kind = .delete
    tree.change = SQLChange()
    return tree
  }
}

/// UPDATE and DELETE of the rows that a condition names; rows that are soft-deleted stay as they
/// are, unless `withDeleted()` was said.
extension SQLFrom1 where State == SQLRestricted, S0: SQLTableSource {
  /// `UPDATE … SET …`.
  ///
  /// ```swift
  /// Post.where { $0.id == id }.update { $0.views = $0.views + 1 }
  /// ```
  public func update(
    _ changes: (inout SQLChanges<S0.Table.Columns>) -> Void
  ) -> SQLUpdate<S0.Table> {
    var made = SQLChanges(S0.Table.Columns(tree.sources[0].number))
    changes(&made)
    return SQLUpdate(tree.updating(made.assignments))
  }

  /// `UPDATE … SET …` with changes collected before.
  public func update(_ changes: SQLChanges<S0.Table.Columns>) -> SQLUpdate<S0.Table> {
    SQLUpdate(tree.updating(changes.assignments, source: changes.columns._source))
  }

  @_disfavoredOverload
  public func update(_ changes: SQLChanges<S0.Table.Columns>) -> SQLCommand {
    SQLCommand(tree.updating(changes.assignments, source: changes.columns._source))
  }

  /// `DELETE`.
  public func delete() -> SQLDelete<S0.Table> { SQLDelete(tree.deleting) }
}

/// UPDATE and DELETE of a whole table, which has to be asked for by name.
extension SQLFrom1 where State == SQLWhole, S0: SQLTableSource {
  /// `UPDATE` of every row of the table.
  public func updateAll(
    _ changes: (inout SQLChanges<S0.Table.Columns>) -> Void
  ) -> SQLUpdate<S0.Table> {
    var made = SQLChanges(S0.Table.Columns(tree.sources[0].number))
    changes(&made)
    return SQLUpdate(tree.updating(made.assignments))
  }

  /// `DELETE` of every row of the table.
  public func deleteAll() -> SQLDelete<S0.Table> { SQLDelete(tree.deleting) }
}

/// Mistakes, each with its reason.
extension SQLFrom1 where State == SQLWhole, S0: SQLTableSource {
  @available(*, unavailable, message: "this would change every row: use where first, or updateAll")
  public func update(
    _ changes: (inout SQLChanges<S0.Table.Columns>) -> Void
  ) -> SQLUpdate<S0.Table> { updateAll(changes) }

  @available(*, unavailable, message: "this would delete every row: use where first, or deleteAll")
  public func delete() -> SQLDelete<S0.Table> { deleteAll() }
}

extension SQLFrom1 where State == SQLShaped, S0: SQLTableSource {
  @available(
    *, unavailable, message: "UPDATE has no order, limit or groups: use where with in(query)"
  )
  public func update(
    _ changes: (inout SQLChanges<S0.Table.Columns>) -> Void
  ) -> SQLUpdate<S0.Table> { SQLUpdate(tree.updating([])) }

  @available(
    *, unavailable, message: "DELETE has no order, limit or groups: use where with in(query)"
  )
  public func delete() -> SQLDelete<S0.Table> { SQLDelete(tree.deleting) }
}
