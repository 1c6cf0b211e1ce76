import SengiWire

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Functions and constants that do not start from a column, and SQL written by hand.
public enum SQL {
  /// `count(*)`: how many rows there are.
  public static func count() -> SQLExpr<Int> { SQLExpr(.constant(SQLName("count(*)"))) }

  /// `now()`: when the transaction began.
  public static func now() -> SQLExpr<Date> { SQLExpr(.constant(SQLName("now()"))) }

  /// `row_number()`: a window function; give it its window with `over`.
  public static func rowNumber() -> SQLExpr<Int> {
    SQLExpr(.constant(SQLName("row_number()")))
  }

  /// `rank()`: a window function; give it its window with `over`.
  public static func rank() -> SQLExpr<Int> { SQLExpr(.constant(SQLName("rank()"))) }

  /// A parameter standing alone, with its type: `$1::text`.
  public static func value<Value: SQLCastTarget>(_ value: Value) -> SQLExpr<Value> {
    SQLExpr(.cast(.bind(value.pgBind), SQLName(Value.sqlTypeName)))
  }

  /// A parameter of an enum's type standing alone.
  public static func value<Value: PGEnum>(_ value: Value) -> SQLExpr<Value> {
    SQLExpr(.cast(.bind(value.pgBind), SQLName(Value.pgTypeName)))
  }

  /// An expression in SQL: literal text, with columns and parameters let in.
  ///
  /// ```swift
  /// User.where { SQL.expression("\($0.name) COLLATE \"C\" < \(bind: name)", as: Bool.self) }
  /// ```
  /// - Parameter type: What it yields; optional when it can be NULL. The server does not check it
  ///   before a row is read.
  public static func expression<Value>(
    _ fragment: SQLFragment, as type: Value.Type
  ) -> SQLExpr<Value> {
    SQLExpr(.fragment(fragment.parts))
  }

  /// A query in SQL, its columns read by position.
  ///
  /// ```swift
  /// SQL.query("SELECT id, name FROM users WHERE name = \(bind: name)", as: UUID.self, String.self)
  /// ```
  public static func query<each Value: PGDecodable>(
    _ fragment: SQLFragment, as types: repeat (each Value).Type
  ) -> SQLRawQuery<(repeat each Value)> {
    SQLRawQuery(fragment) { row in
      var index = 0
      return (repeat try next((each Value).self, row, &index))
    }
  }

  /// A query in SQL whose columns are those of a table, in the table's order.
  ///
  /// ```swift
  /// SQL.query("SELECT \(columns: User.self) FROM \(table: User.self)", rows: User.self)
  /// ```
  public static func query<Table: SQLReadable>(
    _ fragment: SQLFragment, rows _: Table.Type
  ) -> SQLRawQuery<Table> {
    SQLRawQuery(fragment) { row in try Table(row: row, at: 0) }
  }

  /// A statement in SQL that returns no rows.
  public static func command(_ fragment: SQLFragment) -> SQLCommand {
    SQLCommand(fragment.tree)
  }

  private static func next<Value: PGDecodable>(
    _: Value.Type, _ row: borrowing PGRow, _ index: inout Int
  ) throws -> Value {
    defer { index += 1 }
    return try Value.decode(row, index)
  }
}
