import SengiWire

extension SQLExpr where Value: SQLSummable {
  /// `sum`; NULL without rows.
  public func sum() -> SQLExpr<Value.Sum?> { SQLExpr<Value.Sum?>(aggregate("sum")) }

  /// `avg`; NULL without rows.
  public func avg() -> SQLExpr<Value.Average?> { SQLExpr<Value.Average?>(aggregate("avg")) }
}

extension SQLExpr where Value: PGOrdered {
  /// `max`; NULL without rows. PostgreSQL has none for `uuid` and `bytea` before version 18.
  public func max() -> SQLExpr<Value?> { SQLExpr<Value?>(aggregate("max")) }

  /// `min`; NULL without rows. PostgreSQL has none for `uuid` and `bytea` before version 18.
  public func min() -> SQLExpr<Value?> { SQLExpr<Value?>(aggregate("min")) }
}

extension SQLExpr where Value: PGScalar {
  /// `array_agg`: the values of all rows; NULL without rows.
  public func arrayAgg() -> SQLExpr<[Value]?> { SQLExpr<[Value]?>(aggregate("array_agg")) }
}

extension SQLExpr {
  /// `sum` of the values that are not NULL; NULL when there are none.
  public func sum<Wrapped: SQLSummable>() -> SQLExpr<Wrapped.Sum?> where Value == Wrapped? {
    SQLExpr<Wrapped.Sum?>(aggregate("sum"))
  }

  /// `avg` of the values that are not NULL; NULL when there are none.
  public func avg<Wrapped: SQLSummable>() -> SQLExpr<Wrapped.Average?> where Value == Wrapped? {
    SQLExpr<Wrapped.Average?>(aggregate("avg"))
  }

  /// `max` of the values that are not NULL; NULL when there are none.
  public func max<Wrapped: PGOrdered>() -> SQLExpr<Wrapped?> where Value == Wrapped? {
    SQLExpr<Wrapped?>(aggregate("max"))
  }

  /// `min` of the values that are not NULL; NULL when there are none.
  public func min<Wrapped: PGOrdered>() -> SQLExpr<Wrapped?> where Value == Wrapped? {
    SQLExpr<Wrapped?>(aggregate("min"))
  }

  /// `count`: how many rows have a value that is not NULL; never NULL.
  public func count() -> SQLExpr<Int> { SQLExpr<Int>(aggregate("count")) }

  /// `count(DISTINCT …)`: how many different values there are, NULL left out.
  public func countDistinct() -> SQLExpr<Int> {
    SQLExpr<Int>(
      .fragment([.sql(SQLName("count(DISTINCT ")), .node(node), .sql(SQLName(")"))]))
  }

  /// `FILTER (WHERE …)`: an aggregate over the rows that meet a condition.
  public func filter(_ condition: SQLCondition) -> SQLExpr<Value> {
    SQLExpr(.filter(node, condition.node))
  }

  /// `OVER (PARTITION BY … ORDER BY …)`: a window function or aggregate over the row's peers.
  public func over<Key>(partitionBy key: SQLExpr<Key>, orderBy order: SQLOrdering...) -> SQLExpr {
    SQLExpr(.over(node, partition: [key.node], order: order))
  }

  /// `OVER (ORDER BY …)`.
  public func over(orderBy order: SQLOrdering...) -> SQLExpr {
    SQLExpr(.over(node, partition: [], order: order))
  }

  private func aggregate(_ function: StaticString) -> SQLNode {
    .call(SQLName(function), [node])
  }
}
