import SengiWire

/// Joins with queries in place of tables.
extension SQLFrom1 {
  /// `JOIN (SELECT …) ON …`, with the query's 1 column.
  public func join<A: PGDecodable>(
    _ query: SQLQuery<A>, on condition: (S0.Columns, SQLDerived1<A>.Columns) -> SQLCondition
  ) -> SQLFrom2<S0, SQLDerived1<A>> {
    let (tree, new) = adding(query.tree, commonTable: nil, columns: #""c0""#)
    return SQLFrom2<S0, SQLDerived1<A>>(tree).joined(condition, new)
  }

  /// `WITH name AS (SELECT …) … JOIN name ON …`, with the query's 1 column.
  public func with<A: PGDecodable>(
    _ name: StaticString, _ query: SQLQuery<A>,
    on condition: (S0.Columns, SQLDerived1<A>.Columns) -> SQLCondition
  ) -> SQLFrom2<S0, SQLDerived1<A>> {
    let (tree, new) = adding(query.tree, commonTable: name, columns: #""c0""#)
    return SQLFrom2<S0, SQLDerived1<A>>(tree).joined(condition, new)
  }

  /// `JOIN (SELECT …) ON …`, with the query's 2 columns.
  public func join<A: PGDecodable, B: PGDecodable>(
    _ query: SQLQuery<(A, B)>, on condition: (S0.Columns, SQLDerived2<A, B>.Columns) -> SQLCondition
  ) -> SQLFrom2<S0, SQLDerived2<A, B>> {
    let (tree, new) = adding(query.tree, commonTable: nil, columns: #""c0", "c1""#)
    return SQLFrom2<S0, SQLDerived2<A, B>>(tree).joined(condition, new)
  }

  /// `WITH name AS (SELECT …) … JOIN name ON …`, with the query's 2 columns.
  public func with<A: PGDecodable, B: PGDecodable>(
    _ name: StaticString, _ query: SQLQuery<(A, B)>,
    on condition: (S0.Columns, SQLDerived2<A, B>.Columns) -> SQLCondition
  ) -> SQLFrom2<S0, SQLDerived2<A, B>> {
    let (tree, new) = adding(query.tree, commonTable: name, columns: #""c0", "c1""#)
    return SQLFrom2<S0, SQLDerived2<A, B>>(tree).joined(condition, new)
  }

  /// `JOIN (SELECT …) ON …`, with the query's 3 columns.
  public func join<A: PGDecodable, B: PGDecodable, C: PGDecodable>(
    _ query: SQLQuery<(A, B, C)>,
    on condition: (S0.Columns, SQLDerived3<A, B, C>.Columns) -> SQLCondition
  ) -> SQLFrom2<S0, SQLDerived3<A, B, C>> {
    let (tree, new) = adding(query.tree, commonTable: nil, columns: #""c0", "c1", "c2""#)
    return SQLFrom2<S0, SQLDerived3<A, B, C>>(tree).joined(condition, new)
  }

  /// `WITH name AS (SELECT …) … JOIN name ON …`, with the query's 3 columns.
  public func with<A: PGDecodable, B: PGDecodable, C: PGDecodable>(
    _ name: StaticString, _ query: SQLQuery<(A, B, C)>,
    on condition: (S0.Columns, SQLDerived3<A, B, C>.Columns) -> SQLCondition
  ) -> SQLFrom2<S0, SQLDerived3<A, B, C>> {
    let (tree, new) = adding(query.tree, commonTable: name, columns: #""c0", "c1", "c2""#)
    return SQLFrom2<S0, SQLDerived3<A, B, C>>(tree).joined(condition, new)
  }

  /// `JOIN (SELECT …) ON …`, with the query's 4 columns.
  public func join<A: PGDecodable, B: PGDecodable, C: PGDecodable, D: PGDecodable>(
    _ query: SQLQuery<(A, B, C, D)>,
    on condition: (S0.Columns, SQLDerived4<A, B, C, D>.Columns) -> SQLCondition
  ) -> SQLFrom2<S0, SQLDerived4<A, B, C, D>> {
    let (tree, new) = adding(query.tree, commonTable: nil, columns: #""c0", "c1", "c2", "c3""#)
    return SQLFrom2<S0, SQLDerived4<A, B, C, D>>(tree).joined(condition, new)
  }

  /// `WITH name AS (SELECT …) … JOIN name ON …`, with the query's 4 columns.
  public func with<A: PGDecodable, B: PGDecodable, C: PGDecodable, D: PGDecodable>(
    _ name: StaticString, _ query: SQLQuery<(A, B, C, D)>,
    on condition: (S0.Columns, SQLDerived4<A, B, C, D>.Columns) -> SQLCondition
  ) -> SQLFrom2<S0, SQLDerived4<A, B, C, D>> {
    let (tree, new) = adding(query.tree, commonTable: name, columns: #""c0", "c1", "c2", "c3""#)
    return SQLFrom2<S0, SQLDerived4<A, B, C, D>>(tree).joined(condition, new)
  }

  private func adding(
    _ query: SQLTree, commonTable name: StaticString?, columns: StaticString
  ) -> (SQLTree, UInt32) {
    var query = query
    query.namesColumns = true
    let box = SQLQueryBox(query)
    let new = SQLSourceNumber.next()
    var tree = self.tree
    tree.sources.append(
      SQLTreeSource(
        number: new, join: .inner,
        relation: name.map { .commonTable(SQLName($0), box) } ?? .query(box),
        columnList: SQLName(columns), softDelete: SQLName("")))
    return (tree, new)
  }
}

extension SQLFrom2 {
  fileprivate func joined(
    _ condition: (S0.Columns, S1.Columns) -> SQLCondition, _ new: UInt32
  ) -> Self {
    var copy = self
    copy.tree.sources[1].condition = condition(S0._columns(number(0)), S1._columns(new)).node
    return copy
  }
}
