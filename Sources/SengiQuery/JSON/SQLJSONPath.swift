import SengiWire

/// The way from a `json` or `jsonb` column to a value inside.
public struct SQLJSONPath: Sendable {
  @usableFromInline let column: SQLColumnReference
  @usableFromInline let keys: [SQLName]

  @inlinable init(_ column: SQLColumnReference, _ keys: [SQLName]) {
    self.column = column
    self.keys = keys
  }

  /// The way to an object under this key.
  @inlinable public func object(_ key: StaticString) -> SQLJSONPath {
    SQLJSONPath(column, keys + [SQLName(key)])
  }

  /// The text or number under this key; NULL when any key on the way is missing.
  ///
  /// - Parameter cast: The type to read it as; empty for text. The server fails (22P02) on a value
  ///   of another type.
  @inlinable public func leaf<Value>(
    _ key: StaticString, cast: StaticString = ""
  ) -> SQLExpr<Value?> {
    SQLExpr<Value?>(
      .jsonPath(
        column, keys + [SQLName(key)],
        cast.utf8CodeUnitCount == 0 ? .text : .cast(SQLName(cast))))
  }

  /// The JSON under this key; NULL when any key on the way is missing.
  @inlinable public func json(_ key: StaticString) -> SQLExpr<PGJSON?> {
    SQLExpr<PGJSON?>(.jsonPath(column, keys + [SQLName(key)], .json))
  }
}

/// The keys of a JSON shape as properties; generated for each shape.
public protocol SQLJSONPathType: Sendable {
  init(_ path: SQLJSONPath)
}
