import SengiWire

// A composite value beside an operator has to say its type: the server would take it for a row of
// no type, which has no text form.

extension SQLExpr where Value: PGCompositeValue {
  @inlinable public static func == (left: SQLExpr<Value>, right: Value) -> SQLCondition {
    compare(left.node, .equal, composite: right)
  }
  @inlinable public static func != (left: SQLExpr<Value>, right: Value) -> SQLCondition {
    compare(left.node, .notEqual, composite: right)
  }
}

@inlinable func compare(
  _ left: SQLNode, _ op: SQLOperator, composite value: some PGCompositeValue
) -> SQLCondition {
  let bind = value.pgBind
  if case .null = bind { return compare(left, op, bind) }
  return SQLExpr(.binary(op, left, .cast(.bind(bind), SQLName(type(of: value).pgTypeName))))
}
