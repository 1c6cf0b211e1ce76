import SengiWire

extension SQLExpr {
  /// `coalesce`: the value, or this one instead of NULL.
  public func or<Wrapped: PGScalar>(_ value: Wrapped) -> SQLExpr<Wrapped>
  where Value == Wrapped? {
    SQLExpr<Wrapped>(.call(SQLName("coalesce"), [node, .bind(value.pgBind)]))
  }

  /// `coalesce`: the value, or the other one instead of NULL.
  public func or<Wrapped: PGScalar>(_ other: SQLExpr<Wrapped>) -> SQLExpr<Wrapped>
  where Value == Wrapped? {
    SQLExpr<Wrapped>(.call(SQLName("coalesce"), [node, other.node]))
  }

  /// `coalesce`: the value, or the other one instead of NULL.
  public func or<Wrapped: PGScalar>(_ other: SQLExpr<Wrapped?>) -> SQLExpr<Wrapped?>
  where Value == Wrapped? {
    SQLExpr<Wrapped?>(.call(SQLName("coalesce"), [node, other.node]))
  }

  /// The value in another type: `"age"::bigint`. The server fails where there is no such value.
  public func cast<Target: SQLCastTarget>(to _: Target.Type) -> SQLExpr<Target>
  where Value: PGScalar {
    SQLExpr<Target>(.cast(node, SQLName(Target.sqlTypeName)))
  }

  /// The value in another type, NULL staying NULL.
  public func cast<Wrapped: PGScalar, Target: SQLCastTarget>(to _: Target.Type)
    -> SQLExpr<Target?> where Value == Wrapped?
  {
    SQLExpr<Target?>(.cast(node, SQLName(Target.sqlTypeName)))
  }
}
