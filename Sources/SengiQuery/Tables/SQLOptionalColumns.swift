import SengiWire

/// The columns of a left-joined table: every value may be missing. Selected as a whole it gives the
/// row, or nil.
@dynamicMemberLookup
public struct SQLOptionalColumns<Columns: SQLTableColumns>: Sendable {
  @usableFromInline let columns: Columns

  @inlinable init(_ columns: Columns) { self.columns = columns }

  @inlinable
  public subscript<Value: PGScalar>(
    dynamicMember column: KeyPath<Columns, SQLExpr<Value>>
  ) -> SQLExpr<Value?> { SQLExpr<Value?>(columns[keyPath: column].node) }

  @inlinable
  public subscript<Element: PGArrayElement>(
    dynamicMember column: KeyPath<Columns, SQLExpr<[Element]>>
  ) -> SQLExpr<[Element]?> { SQLExpr<[Element]?>(columns[keyPath: column].node) }

  @inlinable
  public subscript<Value>(
    dynamicMember column: KeyPath<Columns, SQLExpr<Value?>>
  ) -> SQLExpr<Value?> { columns[keyPath: column] }

  @inlinable
  public subscript<Path, Value: PGScalar>(
    dynamicMember column: KeyPath<Columns, SQLJSONColumn<Path, Value>>
  ) -> SQLJSONColumn<Path, Value?> { SQLJSONColumn(columns[keyPath: column].column) }

  @inlinable
  public subscript<Path, Value>(
    dynamicMember column: KeyPath<Columns, SQLJSONColumn<Path, Value?>>
  ) -> SQLJSONColumn<Path, Value?> { columns[keyPath: column] }

  @inlinable
  public subscript<Path, Value>(
    dynamicMember column: KeyPath<Columns, SQLTaggedJSONColumn<Path, Value>>
  ) -> Path { columns[keyPath: column].path }
}

extension SQLOptionalColumns: SQLSelectable {
  @inlinable public func _select(into list: inout SQLSelectList) {
    columns._select(into: &list)
  }

  /// The row is missing when the column that is never NULL is; a table without such a column counts
  /// as missing when all its columns are NULL.
  @inlinable public static func _decode(
    _ row: borrowing PGRow, _ index: inout Int
  ) throws -> Columns.Model? {
    let start = index
    let count = Columns.Model.columnCount
    index += count
    let presence = Columns.Model.presenceColumn
    if presence >= 0 {
      if try row.isNull(start + presence) { return nil }
    } else {
      var isMissing = true
      for column in start..<(start + count) where try !row.isNull(column) { isMissing = false }
      if isMissing { return nil }
    }
    return try Columns.Model(row: row, at: start)
  }
}
