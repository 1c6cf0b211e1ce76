import SengiWire

// A select list of one expression is no tuple. As a pack of one, its type would not be recognised as
// that of the expression everywhere.

extension SQLFrom1 {
  /// The select list: one expression, or one row (`$0`).
  @inlinable public consuming func select<Item: SQLSelectable>(
    _ item: (S0.Columns) -> Item
  ) -> SQLQuery<Item.Output> {
    let made = item(S0._columns(number(0)))
    var list = SQLSelectList()
    made._select(into: &list)
    tree.columns = list.nodes
    return SQLQuery(tree) { row in
      var index = 0
      return try Item._decode(row, &index)
    }
  }
}

extension SQLFrom2 {
  /// The select list: one expression, or one row (`$0`).
  @inlinable public consuming func select<Item: SQLSelectable>(
    _ item: (S0.Columns, S1.Columns) -> Item
  ) -> SQLQuery<Item.Output> {
    let made = item(S0._columns(number(0)), S1._columns(number(1)))
    var list = SQLSelectList()
    made._select(into: &list)
    tree.columns = list.nodes
    return SQLQuery(tree) { row in
      var index = 0
      return try Item._decode(row, &index)
    }
  }
}

extension SQLFrom3 {
  /// The select list: one expression, or one row (`$0`).
  @inlinable public consuming func select<Item: SQLSelectable>(
    _ item: (S0.Columns, S1.Columns, S2.Columns) -> Item
  ) -> SQLQuery<Item.Output> {
    let made = item(S0._columns(number(0)), S1._columns(number(1)), S2._columns(number(2)))
    var list = SQLSelectList()
    made._select(into: &list)
    tree.columns = list.nodes
    return SQLQuery(tree) { row in
      var index = 0
      return try Item._decode(row, &index)
    }
  }
}

extension SQLFrom4 {
  /// The select list: one expression, or one row (`$0`).
  @inlinable public consuming func select<Item: SQLSelectable>(
    _ item: (S0.Columns, S1.Columns, S2.Columns, S3.Columns) -> Item
  ) -> SQLQuery<Item.Output> {
    var list = SQLSelectList()
    item(
      S0._columns(number(0)), S1._columns(number(1)), S2._columns(number(2)), S3._columns(number(3))
    )._select(into: &list)
    tree.columns = list.nodes
    return SQLQuery(tree) { row in
      var index = 0
      return try Item._decode(row, &index)
    }
  }
}

extension SQLFrom5 {
  /// The select list: one expression, or one row (`$0`).
  @inlinable public consuming func select<Item: SQLSelectable>(
    _ item: (S0.Columns, S1.Columns, S2.Columns, S3.Columns, S4.Columns) -> Item
  ) -> SQLQuery<Item.Output> {
    var list = SQLSelectList()
    item(
      S0._columns(number(0)), S1._columns(number(1)), S2._columns(number(2)),
      S3._columns(number(3)), S4._columns(number(4))
    )._select(into: &list)
    tree.columns = list.nodes
    return SQLQuery(tree) { row in
      var index = 0
      return try Item._decode(row, &index)
    }
  }
}

extension SQLFrom6 {
  /// The select list: one expression, or one row (`$0`).
  @inlinable public consuming func select<Item: SQLSelectable>(
    _ item: (S0.Columns, S1.Columns, S2.Columns, S3.Columns, S4.Columns, S5.Columns) -> Item
  ) -> SQLQuery<Item.Output> {
    let made = item(
      S0._columns(number(0)), S1._columns(number(1)), S2._columns(number(2)),
      S3._columns(number(3)), S4._columns(number(4)), S5._columns(number(5)))
    var list = SQLSelectList()
    made._select(into: &list)
    tree.columns = list.nodes
    return SQLQuery(tree) { row in
      var index = 0
      return try Item._decode(row, &index)
    }
  }
}

extension SQLReadable {
  /// The select list over every row: one expression.
  @inlinable public static func select<Item: SQLSelectable>(
    _ item: (Columns) -> Item
  ) -> SQLQuery<Item.Output> { from().select(item) }
}

extension SQLTableChange {
  /// `RETURNING` one expression.
  @inlinable public func returning<Item: SQLSelectable>(
    _ item: (Table.Columns) -> Item
  ) -> SQLReturning<Item.Output> {
    let change = _change
    var list = SQLSelectList()
    item(Table.Columns(change.source))._select(into: &list)
    return SQLReturning(change.returning(list.nodes)) { row in
      var index = 0
      return try Item._decode(row, &index)
    }
  }
}
