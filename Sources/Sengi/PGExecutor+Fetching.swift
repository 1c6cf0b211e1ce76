import SengiClient
import SengiQuery
import SengiWire

extension PGExecutor {
  /// Returns every row of the query, in the order the server sends them.
  ///
  /// ```swift
  /// try await client.fetchAll(Post.where { $0.status == .published })
  /// // SELECT "id", … FROM "blog"."posts" WHERE "status" = $1
  /// ```
  /// - Throws: ``PGError`` from the server or the connection, ``PGDecodingError`` for a value that
  ///   does not fit its type, `CancellationError` when the task is cancelled.
  nonisolated(nonsending) public func fetchAll<Query: SQLFetchable>(
    _ query: Query
  ) async throws -> [Query.Output] {
    let result = try await run(query.statement)
    return try result.map { row in try query.decode(row) }
  }

  /// Returns the first row of the query, or nil when there is none; the server is asked for one row
  /// only, unless the query says a limit of its own.
  /// - Throws: as ``fetchAll(_:)``.
  nonisolated(nonsending) public func fetchOne<Query: SQLFetchable>(
    _ query: Query
  ) async throws -> Query.Output? {
    let result = try await run(query.limited(to: 1).statement)
    guard result.rowCount > 0 else { return nil }
    return try result.withRow(0) { row in try query.decode(row) }
  }

  /// Returns the query's first row.
  /// - Throws: as ``fetchAll(_:)``, and ``PGError`` of kind `noSuchRow` when there is none.
  nonisolated(nonsending) public func fetchExactlyOne<Query: SQLFetchable>(
    _ query: Query
  ) async throws -> Query.Output {
    guard let row = try await fetchOne(query) else {
      throw PGError(.noSuchRow, reason: "the statement returned no row")
    }
    return row
  }

  /// Returns how many rows the query has: `SELECT count(*) …`.
  /// - Throws: as ``fetchAll(_:)``.
  nonisolated(nonsending) public func fetchCount(_ query: some SQLCountable) async throws -> Int {
    let result = try await run(query.countStatement)
    return try result.withRow(0) { row in try Int.decode(row, 0) }
  }

  /// Runs a statement that changes rows and returns how many it changed.
  /// - Throws: ``PGError``, `CancellationError`.
  @discardableResult
  nonisolated(nonsending) public func execute(_ command: some SQLExecutable) async throws -> Int {
    try await run(command.statement).affectedRows
  }
}
