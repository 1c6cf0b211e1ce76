import SengiWire

extension SQLExpr where Value: PGNumeric {
  @inlinable public static func + (left: SQLExpr<Value>, right: Value) -> SQLExpr<Value> {
    SQLExpr(.binary(.add, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func + (left: Value, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.add, .bind(left.pgBind), right.node))
  }
  @inlinable public static func + (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.add, left.node, right.node))
  }
  @inlinable public static func + (left: SQLExpr<Value?>, right: Value) -> SQLExpr<Value?> {
    SQLExpr<Value?>(.binary(.add, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func + (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.add, left.node, right.node))
  }
  @inlinable public static func + (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.add, left.node, right.node))
  }
  @inlinable public static func + (left: SQLExpr<Value?>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.add, left.node, right.node))
  }

  @inlinable public static func - (left: SQLExpr<Value>, right: Value) -> SQLExpr<Value> {
    SQLExpr(.binary(.subtract, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func - (left: Value, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.subtract, .bind(left.pgBind), right.node))
  }
  @inlinable public static func - (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.subtract, left.node, right.node))
  }
  @inlinable public static func - (left: SQLExpr<Value?>, right: Value) -> SQLExpr<Value?> {
    SQLExpr<Value?>(.binary(.subtract, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func - (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.subtract, left.node, right.node))
  }
  @inlinable public static func - (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.subtract, left.node, right.node))
  }
  @inlinable public static func - (left: SQLExpr<Value?>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.subtract, left.node, right.node))
  }

  @inlinable public static func * (left: SQLExpr<Value>, right: Value) -> SQLExpr<Value> {
    SQLExpr(.binary(.multiply, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func * (left: Value, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.multiply, .bind(left.pgBind), right.node))
  }
  @inlinable public static func * (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.multiply, left.node, right.node))
  }
  @inlinable public static func * (left: SQLExpr<Value?>, right: Value) -> SQLExpr<Value?> {
    SQLExpr<Value?>(.binary(.multiply, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func * (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.multiply, left.node, right.node))
  }
  @inlinable public static func * (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.multiply, left.node, right.node))
  }
  @inlinable public static func * (left: SQLExpr<Value?>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.multiply, left.node, right.node))
  }

  @inlinable public static func / (left: SQLExpr<Value>, right: Value) -> SQLExpr<Value> {
    SQLExpr(.binary(.divide, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func / (left: Value, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.divide, .bind(left.pgBind), right.node))
  }
  @inlinable public static func / (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.divide, left.node, right.node))
  }
  @inlinable public static func / (left: SQLExpr<Value?>, right: Value) -> SQLExpr<Value?> {
    SQLExpr<Value?>(.binary(.divide, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func / (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.divide, left.node, right.node))
  }
  @inlinable public static func / (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.divide, left.node, right.node))
  }
  @inlinable public static func / (left: SQLExpr<Value?>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.divide, left.node, right.node))
  }

  @inlinable public static func % (left: SQLExpr<Value>, right: Value) -> SQLExpr<Value> {
    SQLExpr(.binary(.remainder, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func % (left: Value, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.remainder, .bind(left.pgBind), right.node))
  }
  @inlinable public static func % (left: SQLExpr<Value>, right: SQLExpr<Value>) -> SQLExpr<Value> {
    SQLExpr(.binary(.remainder, left.node, right.node))
  }
  @inlinable public static func % (left: SQLExpr<Value?>, right: Value) -> SQLExpr<Value?> {
    SQLExpr<Value?>(.binary(.remainder, left.node, .bind(right.pgBind)))
  }
  @inlinable public static func % (left: SQLExpr<Value>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.remainder, left.node, right.node))
  }
  @inlinable public static func % (left: SQLExpr<Value?>, right: SQLExpr<Value>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.remainder, left.node, right.node))
  }
  @inlinable public static func % (left: SQLExpr<Value?>, right: SQLExpr<Value?>) -> SQLExpr<Value?>
  {
    SQLExpr<Value?>(.binary(.remainder, left.node, right.node))
  }

}
