import SengiWire

/// A row of a result as a Swift value; generated from the schema.
public protocol SQLRow: Sendable {
  static var columnCount: Int { get }

  /// Reads the row's columns from `index` on.
  init(row: borrowing PGRow, at index: Int) throws
}

/// What queries can read rows from: a table or a view.
public protocol SQLReadable: SQLRow {
  associatedtype Columns: SQLTableColumns where Columns.Model == Self

  /// The quoted name with its namespace.
  static var tableName: StaticString { get }
  /// The columns in the order ``init(row:at:)`` reads them: quoted, separated by commas, with a cast
  /// behind those that are read as text.
  static var columnList: StaticString { get }
  /// The index of a column that is never NULL, which tells whether a left-joined row is there; −1
  /// when there is none.
  static var presenceColumn: Int { get }
  /// The column that says when a row was deleted, as the catalogue holds it; empty without soft
  /// delete.
  static var softDeleteColumn: StaticString { get }
  /// What can be told of a row's values without the server.
  static var columnRules: PGRules { get }
}

/// A table's row as a Swift value; generated from the schema.
public protocol SQLTable: SQLReadable {}

/// A view's row as a Swift value, only to be read; generated from the schema.
public protocol SQLView: SQLReadable {}

extension SQLReadable {
  @inlinable public static var softDeleteColumn: StaticString { "" }
}

/// A table's columns, as `$0` in the closures of queries; generated from the schema.
///
/// Selected as a whole it gives the row.
public protocol SQLTableColumns: SQLSelectable where Output == Model {
  associatedtype Model: SQLReadable

  /// The number of the table within the query.
  var _source: UInt32 { get }

  init(_ source: UInt32)
}

extension SQLTableColumns {
  @inlinable public func _select(into list: inout SQLSelectList) {
    list.nodes.append(.row(_source, SQLName(Model.columnList)))
  }

  @inlinable public static func _decode(
    _ row: borrowing PGRow, _ index: inout Int
  ) throws -> Model {
    defer { index += Model.columnCount }
    return try Model(row: row, at: index)
  }
}
