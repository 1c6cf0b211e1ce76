import SengiWire

/// One column of a key of several, as relations compare it.
public struct SQLKeyColumn<Key>: Sendable {
  let node: SQLNode
  let arrayType: SQLName
  let values: @Sendable ([Key]) -> PGBind

  /// - Parameters:
  ///   - column: The column of the rows looked for.
  ///   - arrayType: The type of an array of its values, such as `uuid[]`.
  ///   - value: The column's value in a key.
  public init<Column, Value: PGScalar>(
    _ column: SQLExpr<Column>, _ arrayType: StaticString,
    _ value: @escaping @Sendable (Key) -> Value
  ) {
    node = column.node
    self.arrayType = SQLName(arrayType)
    values = { keys in keys.map(value).pgBind }
  }
}

extension Array {
  /// `(a, b) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))`: each column is one parameter, so
  /// that any number of keys is one statement.
  func contain<Key>(_ keys: [Key]) -> SQLCondition where Element == SQLKeyColumn<Key> {
    var columns: [SQLFragment.Part] = []
    var arrays: [SQLFragment.Part] = []
    for (position, column) in enumerated() {
      if position > 0 {
        columns.append(.sql(SQLName(", ")))
        arrays.append(.sql(SQLName(", ")))
      }
      columns.append(.node(column.node))
      arrays.append(.node(.cast(.bind(column.values(keys)), column.arrayType)))
    }
    var parts: [SQLFragment.Part] = [.sql(SQLName("("))]
    parts += columns
    parts.append(.sql(SQLName(") IN (SELECT * FROM unnest(")))
    parts += arrays
    parts.append(.sql(SQLName("))")))
    return SQLExpr(.fragment(parts))
  }
}
