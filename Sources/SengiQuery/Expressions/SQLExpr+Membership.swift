import SengiWire

extension SQLExpr where Value: PGScalar {
  /// `= ANY($1)`: the list is one parameter, so lists of every length are one statement. An empty
  /// list has no members.
  public func `in`(_ values: [Value]) -> SQLCondition {
    SQLExpr<Bool>(.member(node, .bind(values.pgBind), true))
  }

  /// `<> ALL($1)`.
  public func notIn(_ values: [Value]) -> SQLCondition {
    SQLExpr<Bool>(.member(node, .bind(values.pgBind), false))
  }

  /// `IN (SELECT …)`.
  public func `in`(_ query: SQLQuery<Value>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.in, node, .subquery(SQLQueryBox(query.tree))))
  }
}

extension SQLExpr {
  /// `= ANY($1)`: the list is one parameter. NULL is no member of any list.
  public func `in`<Wrapped: PGScalar>(_ values: [Wrapped]) -> SQLCondition
  where Value == Wrapped? {
    SQLExpr<Bool>(.member(node, .bind(values.pgBind), true))
  }

  /// `<> ALL($1)`; not true for NULL.
  public func notIn<Wrapped: PGScalar>(_ values: [Wrapped]) -> SQLCondition
  where Value == Wrapped? {
    SQLExpr<Bool>(.member(node, .bind(values.pgBind), false))
  }

  /// `IN (SELECT …)`.
  public func `in`<Wrapped: PGScalar>(_ query: SQLQuery<Wrapped>) -> SQLCondition
  where Value == Wrapped? {
    SQLExpr<Bool>(.binary(.in, node, .subquery(SQLQueryBox(query.tree))))
  }
}
