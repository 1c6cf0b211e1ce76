import SengiWire

/// A place in FROM: which columns a closure sees there, and what a row gives for it.
public protocol SQLSource: SendableMetatype {
  associatedtype Columns
  associatedtype Row

  static func _columns(_ source: UInt32) -> Columns
  static func _decode(_ row: borrowing PGRow, _ index: inout Int) throws -> Row
}

/// A place in FROM where a table's own rows are, which can be changed.
public protocol SQLTableSource: SQLSource {
  associatedtype Table: SQLTable
}

/// A table or view that has a row in every result: the first one, or one joined with `join`.
public enum SQLRequired<Table: SQLReadable>: SQLSource {
  @inlinable public static func _columns(_ source: UInt32) -> Table.Columns {
    Table.Columns(source)
  }

  @inlinable public static func _decode(
    _ row: borrowing PGRow, _ index: inout Int
  ) throws -> Table {
    defer { index += Table.columnCount }
    return try Table(row: row, at: index)
  }
}

extension SQLRequired: SQLTableSource where Table: SQLTable {}

/// A table or view joined with `leftJoin`: its row may be missing, so all its columns are optional.
public enum SQLLeftJoined<Table: SQLReadable>: SQLSource {
  @inlinable public static func _columns(
    _ source: UInt32
  ) -> SQLOptionalColumns<Table.Columns> {
    SQLOptionalColumns(Table.Columns(source))
  }

  @inlinable public static func _decode(
    _ row: borrowing PGRow, _ index: inout Int
  ) throws -> Table? {
    try SQLOptionalColumns<Table.Columns>._decode(row, &index)
  }
}
