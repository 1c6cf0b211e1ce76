import SengiWire

/// A query of two tables. Fetched as it is, it gives a tuple of whole rows.
public struct SQLFrom2<S0: SQLSource, S1: SQLSource>: SQLFetchable, SQLCountable {
  public typealias Output = (S0.Row, S1.Row)

  @usableFromInline var tree: SQLTree

  @inlinable init(_ tree: SQLTree) { self.tree = tree }

  @inlinable func number(_ index: Int) -> UInt32 { tree.sources[index].number }

  public var statement: PGStatement { tree.statement }
  public var countStatement: PGStatement { tree.counting.statement }

  @inlinable public func decode(_ row: borrowing PGRow) throws -> Output {
    var index = 0
    return (try S0._decode(row, &index), try S1._decode(row, &index))
  }

  public func limited(to count: Int) -> Self { Self(tree.limited(to: count)) }

  /// `WHERE`; several conditions are joined with AND.
  @inlinable public consuming func `where`(
    _ condition: (S0.Columns, S1.Columns) -> SQLCondition
  ) -> Self {
    tree.restrict(condition(S0._columns(number(0)), S1._columns(number(1))).node)
    return self
  }

  /// Adds a condition to a query in a variable: for conditions that are not always there.
  @inlinable public mutating func filter(_ condition: (S0.Columns, S1.Columns) -> SQLCondition) {
    tree.restrict(condition(S0._columns(number(0)), S1._columns(number(1))).node)
  }

  /// `ORDER BY`: one key or several; called again, it adds keys behind those before.
  @inlinable public consuming func orderBy<each Key: SQLOrderable>(
    _ keys: (S0.Columns, S1.Columns) -> (repeat each Key)
  ) -> Self {
    let made = keys(S0._columns(number(0)), S1._columns(number(1)))
    repeat tree.order.append((each made)._ordering)
    return self
  }

  /// `GROUP BY`.
  @inlinable public consuming func groupBy<each Key>(
    _ keys: (S0.Columns, S1.Columns) -> (repeat SQLExpr<each Key>)
  ) -> Self {
    let made = keys(S0._columns(number(0)), S1._columns(number(1)))
    var grouping = tree.grouping ?? SQLGrouping()
    repeat grouping.keys.append((each made).node)
    tree.grouping = grouping
    return self
  }

  /// `HAVING`: a condition on groups. A key with a parameter cannot be repeated in it, because
  /// PostgreSQL holds two parameters for different.
  @inlinable public consuming func having(
    _ condition: (S0.Columns, S1.Columns) -> SQLCondition
  ) -> Self {
    let node = condition(S0._columns(number(0)), S1._columns(number(1))).node
    var grouping = tree.grouping ?? SQLGrouping()
    grouping.condition = grouping.condition.map { .binary(.and, $0, node) } ?? node
    tree.grouping = grouping
    return self
  }

  /// The select list: a tuple of expressions and rows.
  @inlinable public consuming func select<each Item: SQLSelectable>(
    _ items: (S0.Columns, S1.Columns) -> (repeat each Item)
  ) -> SQLQuery<(repeat (each Item).Output)> {
    let made = items(S0._columns(number(0)), S1._columns(number(1)))
    var list = SQLSelectList()
    repeat (each made)._select(into: &list)
    tree.columns = list.nodes
    return SQLQuery(tree) { row in
      var index = 0
      return (repeat try (each Item)._decode(row, &index))
    }
  }

  /// `LIMIT`: at most this many rows.
  @inlinable public consuming func limit(_ count: Int) -> Self {
    tree.setLimit(count)
    return self
  }

  /// `OFFSET`: without the first so many rows, which the server still has to find.
  @inlinable public consuming func offset(_ count: Int) -> Self {
    tree.setOffset(count)
    return self
  }

  /// `DISTINCT`: equal rows only once.
  @inlinable public consuming func distinct() -> Self {
    tree.isDistinct = true
    return self
  }

  /// `FOR UPDATE`: locks the rows until the transaction ends.
  @inlinable public consuming func forUpdate(_ wait: SQLLockWait = .wait) -> Self {
    tree.lock = wait.clause
    return self
  }

  /// Takes in the rows that are soft-deleted, of every table joined so far.
  @inlinable public consuming func withDeleted() -> Self {
    tree.setScope(.all)
    return self
  }

  /// Takes only the rows that are soft-deleted, of every table joined so far.
  @inlinable public consuming func onlyDeleted() -> Self {
    tree.setScope(.deleted)
    return self
  }

  /// `EXISTS (SELECT 1 …)`: whether there are such rows.
  ///
  /// To speak of the row around it, start it within the closure: a query made before and used both
  /// around and inside would take the two for one.
  public func exists() -> SQLCondition { tree.existence }

  /// `JOIN … ON …`.
  @inlinable public consuming func join<Table: SQLReadable>(
    _ table: Table.Type, on condition: (S0.Columns, S1.Columns, Table.Columns) -> SQLCondition
  ) -> SQLFrom3<S0, S1, SQLRequired<Table>> {
    let new = tree.addTable(table, join: .inner)
    tree.sources[2].condition =
      condition(S0._columns(number(0)), S1._columns(number(1)), Table.Columns(new)).node
    return SQLFrom3(tree)
  }

  /// `LEFT JOIN … ON …`: every row stays, the new table's columns may be missing.
  @inlinable public consuming func leftJoin<Table: SQLReadable>(
    _ table: Table.Type, on condition: (S0.Columns, S1.Columns, Table.Columns) -> SQLCondition
  ) -> SQLFrom3<S0, S1, SQLLeftJoined<Table>> {
    let new = tree.addTable(table, join: .left)
    tree.sources[2].condition =
      condition(S0._columns(number(0)), S1._columns(number(1)), Table.Columns(new)).node
    return SQLFrom3(tree)
  }
}
