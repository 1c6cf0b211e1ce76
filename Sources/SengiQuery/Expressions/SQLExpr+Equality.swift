import SengiWire

// Every operator is written for concrete types: generic ones would cost the type checker seconds a
// query.

@inlinable func compare(_ left: SQLNode, _ op: SQLOperator, _ bind: PGBind) -> SQLCondition {
  if case .null = bind {
    switch op {
    case .equal, .notEqual:
      if case .column(let column) = left { return SQLExpr(.columnNull(column, op == .equal)) }
      return SQLExpr(.null(left, op == .equal))
    default: break
    }
  }
  if case .column(let column) = left { return SQLExpr(.columnBind(column, op, bind)) }
  return SQLExpr(.binary(op, left, .bind(bind)))
}

@inlinable func compare(_ left: SQLNode, _ op: SQLOperator, _ right: SQLNode) -> SQLCondition {
  if case .column(let a) = left, case .column(let b) = right {
    return SQLExpr(.columnColumn(a, op, b))
  }
  return SQLExpr(.binary(op, left, right))
}

extension SQLExpr where Value: PGEncodable {
  // `nil` on the right asks for IS NULL, an optional variable for whichever fits when the query is
  // built.
  @inlinable public static func == (left: SQLExpr<Value>, right: Value) -> SQLCondition {
    compare(left.node, .equal, right.pgBind)
  }
  @inlinable public static func == (left: Value, right: SQLExpr<Value>) -> SQLCondition {
    compare(right.node, .equal, left.pgBind)
  }
  @inlinable public static func == (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .equal, right.node)
  }
  @inlinable public static func == (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .equal, right.node)
  }
  @inlinable public static func == (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .equal, right.node)
  }

  @inlinable public static func != (left: SQLExpr<Value>, right: Value) -> SQLCondition {
    compare(left.node, .notEqual, right.pgBind)
  }
  @inlinable public static func != (left: Value, right: SQLExpr<Value>) -> SQLCondition {
    compare(right.node, .notEqual, left.pgBind)
  }
  @inlinable public static func != (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .notEqual, right.node)
  }
  @inlinable public static func != (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .notEqual, right.node)
  }
  @inlinable public static func != (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .notEqual, right.node)
  }

}

/// Stands for `nil` where it makes no sense.
public struct SQLNil: ExpressibleByNilLiteral, Sendable {
  public init(nilLiteral: ()) {}
}

extension SQLExpr where Value: PGScalar {
  @available(*, unavailable, message: "this column is NOT NULL: it is never equal to nil")
  public static func == (left: SQLExpr<Value>, right: SQLNil) -> SQLCondition {
    SQLExpr<Bool>(.constant(SQLName("false")))
  }

  @available(*, unavailable, message: "this column is NOT NULL: it always differs from nil")
  public static func != (left: SQLExpr<Value>, right: SQLNil) -> SQLCondition {
    SQLExpr<Bool>(.constant(SQLName("true")))
  }
}

extension SQLExpr where Value: PGEncodable {
  /// `IS DISTINCT FROM`: like `!=`, but NULL differs from every value and not from NULL.
  public func isDistinct(from value: Value) -> SQLCondition {
    SQLExpr<Bool>(.binary(.isDistinct, node, .bind(value.pgBind)))
  }

  /// `IS DISTINCT FROM`: like `!=`, but NULL differs from every value and not from NULL.
  public func isDistinct(from other: SQLExpr<Value>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.isDistinct, node, other.node))
  }

  /// `IS NOT DISTINCT FROM`: like `==`, but NULL equals NULL; no index serves it.
  public func isNotDistinct(from other: SQLExpr<Value>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.isNotDistinct, node, other.node))
  }
}

extension SQLExpr {
  /// `IS NULL`.
  public func isNull() -> SQLCondition { SQLExpr<Bool>(.null(node, true)) }

  /// `IS NOT NULL`.
  public func isNotNull() -> SQLCondition { SQLExpr<Bool>(.null(node, false)) }
}
