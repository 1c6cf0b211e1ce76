import SengiWire

/// A statement known when the program was built, whose rows have one column: a call of a function.
public struct SQLValueStatement<Output: PGDecodable>: SQLFetchable {
  public let statement: PGStatement

  /// - Parameters:
  ///   - sql: The text, with `$1`, `$2` … for the parameters.
  ///   - name: How logs and spans call it.
  @inlinable public init(_ sql: StaticString, binds: [PGBind], name: StaticString) {
    statement = PGStatement(sql, binds: binds, name: name)
  }

  @inlinable public func decode(_ row: borrowing PGRow) throws -> Output {
    try Output.decode(row, 0)
  }
}
