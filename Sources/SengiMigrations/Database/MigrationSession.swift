import SengiClient
import SengiSQL
import SengiWire

/// The one connection that does all of a run's work: it holds the lock, so that whatever ends it
/// ends the work, too.
struct MigrationSession: Sendable {
  let connection: PGConnection

  /// Rows as text; every column of the query must be text.
  nonisolated(nonsending) func rows(
    _ sql: SQLText, _ binds: [PGBind] = []
  ) async throws -> [[String?]] {
    let result = try await connection.run(Self.statement(sql, binds))
    let count = result.columnCount
    return try result.map { row in
      var values: [String?] = []
      for index in 0..<count { values.append(try String?.decode(row, index)) }
      return values
    }
  }

  /// Runs one statement and tells how many rows it concerned.
  @discardableResult
  nonisolated(nonsending) func run(_ sql: SQLText, _ binds: [PGBind] = []) async throws -> Int {
    try await connection.run(Self.statement(sql, binds)).affectedRows
  }

  private static func statement(_ sql: SQLText, _ binds: [PGBind]) -> PGStatement {
    let text = sql.description
    return PGStatement(
      id: PGStatementID(text: text), sql: .text(text), binds: binds, name: "migrate")
  }

  /// Runs statements by the simple protocol, as `psql` does.
  nonisolated(nonsending) func execute(_ sql: SQLText) async throws {
    try await connection.execute(script: SQLScript(trusted: sql.description))
  }

  nonisolated(nonsending) func transaction<R>(
    _ body: nonisolated(nonsending) () async throws -> R
  ) async throws -> R {
    try await connection.transaction { _ in try await body() }
  }

  /// The settings that every step starts from.
  ///
  /// `client_connection_check_interval` makes the server notice within a second that this process
  /// is gone, even while a statement runs; keep-alives do so for a machine that is gone.
  nonisolated(nonsending) func reset() async throws {
    try await execute(
      """
      RESET ROLE; RESET ALL;
      SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;
      SET datestyle = ISO; SET intervalstyle = postgres; SET extra_float_digits = 1;
      SET idle_in_transaction_session_timeout = 0; SET search_path = public;
      """)
    // Some platforms' servers cannot.
    try? await execute("SET client_connection_check_interval = '1s'")
  }
}
