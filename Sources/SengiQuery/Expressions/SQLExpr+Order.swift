import SengiWire

extension SQLExpr where Value: PGOrdered {
  @inlinable public static func < (left: SQLExpr<Value>, right: Value) -> SQLCondition {
    compare(left.node, .less, right.pgBind)
  }
  @inlinable public static func < (left: SQLExpr<Value?>, right: Value) -> SQLCondition {
    compare(left.node, .less, right.pgBind)
  }
  @inlinable public static func < (left: Value, right: SQLExpr<Value>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.less, .bind(left.pgBind), right.node))
  }
  @inlinable public static func < (left: Value, right: SQLExpr<Value?>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.less, .bind(left.pgBind), right.node))
  }
  @inlinable public static func < (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .less, right.node)
  }
  @inlinable public static func < (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .less, right.node)
  }
  @inlinable public static func < (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .less, right.node)
  }
  @inlinable public static func < (left: SQLExpr<Value?>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .less, right.node)
  }

  @inlinable public static func <= (left: SQLExpr<Value>, right: Value) -> SQLCondition {
    compare(left.node, .lessOrEqual, right.pgBind)
  }
  @inlinable public static func <= (left: SQLExpr<Value?>, right: Value) -> SQLCondition {
    compare(left.node, .lessOrEqual, right.pgBind)
  }
  @inlinable public static func <= (left: Value, right: SQLExpr<Value>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.lessOrEqual, .bind(left.pgBind), right.node))
  }
  @inlinable public static func <= (left: Value, right: SQLExpr<Value?>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.lessOrEqual, .bind(left.pgBind), right.node))
  }
  @inlinable public static func <= (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .lessOrEqual, right.node)
  }
  @inlinable public static func <= (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .lessOrEqual, right.node)
  }
  @inlinable public static func <= (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .lessOrEqual, right.node)
  }
  @inlinable public static func <= (left: SQLExpr<Value?>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .lessOrEqual, right.node)
  }

  @inlinable public static func > (left: SQLExpr<Value>, right: Value) -> SQLCondition {
    compare(left.node, .greater, right.pgBind)
  }
  @inlinable public static func > (left: SQLExpr<Value?>, right: Value) -> SQLCondition {
    compare(left.node, .greater, right.pgBind)
  }
  @inlinable public static func > (left: Value, right: SQLExpr<Value>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.greater, .bind(left.pgBind), right.node))
  }
  @inlinable public static func > (left: Value, right: SQLExpr<Value?>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.greater, .bind(left.pgBind), right.node))
  }
  @inlinable public static func > (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .greater, right.node)
  }
  @inlinable public static func > (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .greater, right.node)
  }
  @inlinable public static func > (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .greater, right.node)
  }
  @inlinable public static func > (left: SQLExpr<Value?>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .greater, right.node)
  }

  @inlinable public static func >= (left: SQLExpr<Value>, right: Value) -> SQLCondition {
    compare(left.node, .greaterOrEqual, right.pgBind)
  }
  @inlinable public static func >= (left: SQLExpr<Value?>, right: Value) -> SQLCondition {
    compare(left.node, .greaterOrEqual, right.pgBind)
  }
  @inlinable public static func >= (left: Value, right: SQLExpr<Value>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.greaterOrEqual, .bind(left.pgBind), right.node))
  }
  @inlinable public static func >= (left: Value, right: SQLExpr<Value?>) -> SQLCondition {
    SQLExpr<Bool>(.binary(.greaterOrEqual, .bind(left.pgBind), right.node))
  }
  @inlinable public static func >= (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .greaterOrEqual, right.node)
  }
  @inlinable public static func >= (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .greaterOrEqual, right.node)
  }
  @inlinable public static func >= (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLCondition {
    compare(left.node, .greaterOrEqual, right.node)
  }
  @inlinable public static func >= (left: SQLExpr<Value?>, right: SQLExpr<Value?>) -> SQLCondition {
    compare(left.node, .greaterOrEqual, right.node)
  }

  /// `BETWEEN low AND high`: both ends included.
  public func between(_ low: Value, _ high: Value) -> SQLCondition {
    SQLExpr<Bool>(.between(node, .bind(low.pgBind), .bind(high.pgBind)))
  }

  /// `BETWEEN low AND high`: both ends included.
  public func between(_ range: ClosedRange<Value>) -> SQLCondition where Value: Comparable {
    between(range.lowerBound, range.upperBound)
  }
}

extension SQLExpr {
  /// `BETWEEN low AND high`: both ends included.
  public func between<Wrapped: PGOrdered>(_ low: Wrapped, _ high: Wrapped) -> SQLCondition
  where Value == Wrapped? {
    SQLExpr<Bool>(.between(node, .bind(low.pgBind), .bind(high.pgBind)))
  }
}
