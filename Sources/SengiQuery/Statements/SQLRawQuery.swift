import SengiWire

/// A query in hand-written SQL; made by `SQL.query`.
public struct SQLRawQuery<Output>: SQLFetchable {
  let fragment: SQLFragment
  let decoding: @Sendable (borrowing PGRow) throws -> Output

  init(
    _ fragment: SQLFragment, _ decoding: @escaping @Sendable (borrowing PGRow) throws -> Output
  ) {
    self.fragment = fragment
    self.decoding = decoding
  }

  public var statement: PGStatement { fragment.tree.statement }

  public func decode(_ row: borrowing PGRow) throws -> Output { try decoding(row) }
}
