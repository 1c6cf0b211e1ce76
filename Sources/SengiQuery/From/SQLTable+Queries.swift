extension SQLReadable {
  /// Every row of the table.
  @inlinable public static func from() -> SQLFrom1<SQLRequired<Self>, SQLWhole> {
    var tree = SQLTree(name: tableName)
    _ = tree.addTable(Self.self, join: .first)
    return SQLFrom1(tree)
  }

  /// Every row of the table.
  @inlinable public static var all: SQLFrom1<SQLRequired<Self>, SQLWhole> { from() }

  /// The rows that meet a condition.
  ///
  /// ```swift
  /// User.where { $0.email == email && $0.age > 3 }
  /// // SELECT … FROM "users" WHERE "email" = $1 AND "age" > $2
  /// ```
  @inlinable public static func `where`(
    _ condition: (Columns) -> SQLCondition
  ) -> SQLFrom1<SQLRequired<Self>, SQLRestricted> { from().where(condition) }

  /// `JOIN … ON …`.
  @inlinable public static func join<Table: SQLReadable>(
    _ table: Table.Type, on condition: (Columns, Table.Columns) -> SQLCondition
  ) -> SQLFrom2<SQLRequired<Self>, SQLRequired<Table>> { from().join(table, on: condition) }

  /// `LEFT JOIN … ON …`: every row of this table, the other's columns may be missing.
  @inlinable public static func leftJoin<Table: SQLReadable>(
    _ table: Table.Type, on condition: (Columns, Table.Columns) -> SQLCondition
  ) -> SQLFrom2<SQLRequired<Self>, SQLLeftJoined<Table>> {
    from().leftJoin(table, on: condition)
  }

  /// Every row, ordered.
  @inlinable public static func orderBy<each Key: SQLOrderable>(
    _ keys: (Columns) -> (repeat each Key)
  ) -> SQLFrom1<SQLRequired<Self>, SQLShaped> { from().orderBy(keys) }

  /// The rows in groups.
  @inlinable public static func groupBy<each Key>(
    _ keys: (Columns) -> (repeat SQLExpr<each Key>)
  ) -> SQLFrom1<SQLRequired<Self>, SQLShaped> { from().groupBy(keys) }

  /// The select list over every row: a tuple of expressions and rows.
  @inlinable public static func select<each Item: SQLSelectable>(
    _ items: (Columns) -> (repeat each Item)
  ) -> SQLQuery<(repeat (each Item).Output)> { from().select(items) }
}
