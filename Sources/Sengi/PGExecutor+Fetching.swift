import SengiClient
import SengiQuery
import SengiWire

extension PGExecutor {
  /// Returns every row, in the order the server sends them.
  ///
  /// ```swift
  /// try await client.fetchAll(User.where { $0.age > 18 })
  /// // SELECT "id", "email", "age" FROM "users" WHERE "age" > $1
  /// ```
  /// - Throws: ``PGError``; ``PGDecodingError`` when a row is not what the schema says;
  ///   `CancellationError`.
  public nonisolated(nonsending) func fetchAll<Query: SQLFetchable>(
    _ query: Query
  ) async throws -> [Query.Output] {
    let result = try await run(query.statement)
    return try result.map { row in try query.decode(row) }
  }

  /// Returns the first row, or nil when there is none. A query without a limit gets `LIMIT 1`.
  /// - Throws: as ``fetchAll(_:)``.
  public nonisolated(nonsending) func fetchOne<Query: SQLFetchable>(
    _ query: Query
  ) async throws -> Query.Output? {
    let result = try await run(query.limited(to: 1).statement)
    guard result.rowCount > 0 else { return nil }
    return try result.withRow(0) { row in try query.decode(row) }
  }

  /// Returns the only row. A query without a limit gets `LIMIT 2`.
  /// - Throws: ``PGRowCountError`` when there is no row, or more than one; else as
  ///   ``fetchAll(_:)``.
  public nonisolated(nonsending) func fetchExactlyOne<Query: SQLFetchable>(
    _ query: Query
  ) async throws -> Query.Output {
    let statement = query.limited(to: 2).statement
    let result = try await run(statement)
    guard result.rowCount == 1 else { throw PGRowCountError(result.rowCount, statement) }
    return try result.withRow(0) { row in try query.decode(row) }
  }

  /// Returns how many rows the query has, counted by the server: `SELECT count(*) …`.
  /// - Throws: as ``fetchAll(_:)``.
  public nonisolated(nonsending) func fetchCount(
    _ query: some SQLCountable
  ) async throws -> Int {
    let statement = query.countStatement
    let result = try await run(statement)
    guard result.rowCount == 1 else { throw PGRowCountError(result.rowCount, statement) }
    return try result.withRow(0) { row in try Int.decode(row, 0) }
  }

  /// Runs a statement for its effect.
  /// - Returns: How many rows it inserted, changed or deleted.
  /// - Throws: ``PGError``; `CancellationError`.
  @discardableResult
  public nonisolated(nonsending) func execute(
    _ command: some SQLExecutable
  ) async throws -> Int {
    let result = try await run(command.statement)
    return result.affectedRows
  }
}
