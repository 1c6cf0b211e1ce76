import SengiWire

/// A statement known when the program was built, with rows of a declared type.
public struct SQLStatement<Output: SQLRow>: SQLFetchable {
  public let statement: PGStatement

  /// - Parameters:
  ///   - sql: The text, with `$1`, `$2` … for the parameters, selecting ``SQLTable/columnList``.
  ///   - name: How logs and spans call it.
  @inlinable public init(_ sql: StaticString, binds: [PGBind], name: StaticString) {
    statement = PGStatement(sql, binds: binds, name: name)
  }

  @inlinable public func decode(_ row: borrowing PGRow) throws -> Output {
    try Output(row: row, at: 0)
  }
}
