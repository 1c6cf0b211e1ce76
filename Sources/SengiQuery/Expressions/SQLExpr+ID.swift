import SengiWire

extension SQLExpr {
  /// The id as the plain value it is in the database; changes nothing in the SQL.
  @inlinable public func rawValue<Model, Raw>() -> SQLExpr<Raw> where Value == PGID<Model, Raw> {
    SQLExpr<Raw>(node)
  }

  /// The id as the plain value it is in the database; changes nothing in the SQL.
  @inlinable public func rawValue<Model, Raw>() -> SQLExpr<Raw?>
  where Value == PGID<Model, Raw>? {
    SQLExpr<Raw?>(node)
  }
}

extension PGID: SQLCastTarget where Raw: SQLCastTarget {
  public static var sqlTypeName: StaticString { Raw.sqlTypeName }
}
