extension SQLExpr where Value == Bool {
  @inlinable public static func && (left: SQLCondition, right: SQLCondition) -> SQLCondition {
    SQLExpr(.binary(.and, left.node, right.node))
  }

  @inlinable public static func || (left: SQLCondition, right: SQLCondition) -> SQLCondition {
    SQLExpr(.binary(.or, left.node, right.node))
  }

  @inlinable public static prefix func ! (condition: SQLCondition) -> SQLCondition {
    SQLExpr(.not(condition.node))
  }
}
