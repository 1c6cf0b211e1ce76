import SengiWire

/// A SELECT with a select list of its own: `Output` is the tuple of what it selects.
public struct SQLQuery<Output>: SQLFetchable, SQLCountable {
  @usableFromInline var tree: SQLTree
  @usableFromInline let decoding: @Sendable (borrowing PGRow) throws -> Output

  @inlinable init(
    _ tree: SQLTree, _ decoding: @escaping @Sendable (borrowing PGRow) throws -> Output
  ) {
    self.tree = tree
    self.decoding = decoding
  }

  public var statement: PGStatement { tree.statement }
  public var countStatement: PGStatement { tree.counting.statement }

  @inlinable public func decode(_ row: borrowing PGRow) throws -> Output { try decoding(row) }

  public func limited(to count: Int) -> Self { SQLQuery(tree.limited(to: count), decoding) }

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

  /// `UNION`: the rows of both, equal ones only once. Order and limit of this query are those of
  /// the whole.
  public func union(_ other: SQLQuery<Output>) -> Self { combined("UNION", other) }

  /// `UNION ALL`: the rows of both.
  public func unionAll(_ other: SQLQuery<Output>) -> Self { combined("UNION ALL", other) }

  /// `INTERSECT`: the rows that both have.
  public func intersect(_ other: SQLQuery<Output>) -> Self { combined("INTERSECT", other) }

  /// `EXCEPT`: the rows that the other does not have.
  public func except(_ other: SQLQuery<Output>) -> Self { combined("EXCEPT", other) }

  private func combined(_ keyword: StaticString, _ other: SQLQuery<Output>) -> Self {
    // The whole so far is one side; a second combination of the same query would lose the first.
    guard tree.combination == nil else {
      return SQLQuery(Self.enclosing(tree).combined(keyword, other.tree), decoding)
    }
    return SQLQuery(tree.combined(keyword, other.tree), decoding)
  }

  private static func enclosing(_ tree: SQLTree) -> SQLTree {
    var outer = SQLTree(name: tree.name)
    outer.columns = [.constant(SQLName("*"))]
    outer.sources = [
      SQLTreeSource(
        number: SQLSourceNumber.next(), join: .first, relation: .query(SQLQueryBox(tree)),
        columnList: SQLName(""), softDelete: SQLName(""))
    ]
    return outer
  }
}

extension SQLTree {
  fileprivate func combined(_ keyword: StaticString, _ other: SQLTree) -> SQLTree {
    var tree = self
    tree.combination = SQLCombination(keyword, SQLQueryBox(other))
    return tree
  }
}

extension SQLQuery {
  /// The query of one column as a value within another one: NULL without rows, an error with
  /// several.
  ///
  /// The server refuses it when there are more columns.
  public func asScalar() -> SQLExpr<Output?> {
    SQLExpr<Output?>(.subquery(SQLQueryBox(tree)))
  }
}
