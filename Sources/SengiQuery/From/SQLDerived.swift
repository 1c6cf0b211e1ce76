import SengiWire

// A query's columns in another query's FROM are called c0, c1 … and seen as a tuple.

/// A query of 1 column in FROM.
public enum SQLDerived1<A: PGDecodable>: SQLSource {
  public typealias Columns = SQLExpr<A>
  public typealias Row = A

  public static func _columns(_ source: UInt32) -> Columns {
    SQLExpr(source, "c0")
  }

  public static func _decode(_ row: borrowing PGRow, _ index: inout Int) throws -> Row {
    try SQLExpr<A>._decode(row, &index)
  }
}

/// A query of 2 columns in FROM.
public enum SQLDerived2<A: PGDecodable, B: PGDecodable>: SQLSource {
  public typealias Columns = (SQLExpr<A>, SQLExpr<B>)
  public typealias Row = (A, B)

  public static func _columns(_ source: UInt32) -> Columns {
    (SQLExpr(source, "c0"), SQLExpr(source, "c1"))
  }

  public static func _decode(_ row: borrowing PGRow, _ index: inout Int) throws -> Row {
    (try SQLExpr<A>._decode(row, &index), try SQLExpr<B>._decode(row, &index))
  }
}

/// A query of 3 columns in FROM.
public enum SQLDerived3<A: PGDecodable, B: PGDecodable, C: PGDecodable>: SQLSource {
  public typealias Columns = (SQLExpr<A>, SQLExpr<B>, SQLExpr<C>)
  public typealias Row = (A, B, C)

  public static func _columns(_ source: UInt32) -> Columns {
    (SQLExpr(source, "c0"), SQLExpr(source, "c1"), SQLExpr(source, "c2"))
  }

  public static func _decode(_ row: borrowing PGRow, _ index: inout Int) throws -> Row {
    (
      try SQLExpr<A>._decode(row, &index), try SQLExpr<B>._decode(row, &index),
      try SQLExpr<C>._decode(row, &index)
    )
  }
}

/// A query of 4 columns in FROM.
public enum SQLDerived4<A: PGDecodable, B: PGDecodable, C: PGDecodable, D: PGDecodable>: SQLSource {
  public typealias Columns = (SQLExpr<A>, SQLExpr<B>, SQLExpr<C>, SQLExpr<D>)
  public typealias Row = (A, B, C, D)

  public static func _columns(_ source: UInt32) -> Columns {
    (SQLExpr(source, "c0"), SQLExpr(source, "c1"), SQLExpr(source, "c2"), SQLExpr(source, "c3"))
  }

  public static func _decode(_ row: borrowing PGRow, _ index: inout Int) throws -> Row {
    (
      try SQLExpr<A>._decode(row, &index), try SQLExpr<B>._decode(row, &index),
      try SQLExpr<C>._decode(row, &index), try SQLExpr<D>._decode(row, &index)
    )
  }
}
