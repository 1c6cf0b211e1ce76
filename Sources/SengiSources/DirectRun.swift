import SengiClient
import SengiSQL
import SengiSteps
import SengiWire

/// Runs a script's steps one after the other without a journal, as `push` does on databases for
/// development.
public struct DirectRun: Sendable {
  private let connection: PGConnection

  public init(_ connection: PGConnection) { self.connection = connection }

  /// The step that failed; those before it are done, it itself is not unless it is autocommit.
  public struct Failure: Error, Sendable {
    public var step: MigrationStep
    public var statement: SQLText
    public var reason: String
  }

  /// - Throws: ``Failure``.
  public nonisolated(nonsending) func run(_ script: MigrationScript) async throws(Failure) {
    for step in script.steps {
      let timeout = step.lockTimeout ?? Self.lockTimeout
      try await execute("RESET ALL; SET search_path = public; SET lock_timeout = \(timeout)", step)
      switch step.mode {
      case .transaction: try await transaction(step)
      case .autocommit:
        for statement in step.statements { try await execute(statement, step) }
      case .check:
        for statement in step.statements { try await check(statement, step) }
      case .batch(let batch):
        for statement in step.statements { try await walk(batch, statement, step) }
      }
    }
  }

  /// In milliseconds: longer than on databases that others wait for.
  private static let lockTimeout = 10_000

  private nonisolated(nonsending) func transaction(_ step: MigrationStep) async throws(Failure) {
    try await execute("BEGIN", step)
    do throws(Failure) {
      for statement in step.statements { try await execute(statement, step) }
      try await execute("COMMIT", step)
    } catch {
      try? await connection.execute(script: SQLScript(trusted: "ROLLBACK"))
      throw error
    }
  }

  private nonisolated(nonsending) func execute(
    _ statement: SQLText, _ step: MigrationStep
  ) async throws(Failure) {
    do {
      try await connection.execute(script: SQLScript(trusted: statement.description))
    } catch {
      throw failure(error, statement, step)
    }
  }

  private nonisolated(nonsending) func check(
    _ statement: SQLText, _ step: MigrationStep
  ) async throws(Failure) {
    do {
      let text = statement.description
      let result = try await connection.run(
        PGStatement(id: PGStatementID(text: text), sql: .text(text), binds: [], name: "push.check"))
      guard result.rowCount > 0 else { return }
    } catch {
      throw failure(error, statement, step)
    }
    throw Failure(step: step, statement: statement, reason: "rows stand in the way")
  }

  /// The whole table in one stretch, up to its last key.
  private nonisolated(nonsending) func walk(
    _ batch: MigrationStep.Batch, _ statement: SQLText, _ step: MigrationStep
  ) async throws(Failure) {
    // The key alone would mean the text in the list, which is ordered otherwise.
    let last: SQLText = """
      SELECT \(batch.key)::text FROM \(batch.table)
      ORDER BY \(batch.table).\(batch.key) DESC LIMIT 1
      """
    do {
      let text = last.description
      let result = try await connection.run(
        PGStatement(id: PGStatementID(text: text), sql: .text(text), binds: [], name: "push.last"))
      let keys = try result.map { row in
        String(decoding: try row.bytes(0, oid: 0), as: UTF8.self)
      }
      guard let key = keys.first else { return }
      var body = statement.description
      while body.last?.isWhitespace == true || body.last == ";" { body.removeLast() }
      let script: SQLText = """
        PREPARE stretch AS \(SQLText(verbatim: body)); EXECUTE stretch(NULL, \(SQLLiteral(key))); \
        DEALLOCATE stretch
        """
      try await connection.execute(script: SQLScript(trusted: script.description))
    } catch {
      throw failure(error, statement, step)
    }
  }

  private func failure(
    _ error: any Error, _ statement: SQLText, _ step: MigrationStep
  ) -> Failure {
    let server = (error as? PGError)?.server
    let reason = server.map { [$0.message, $0.detail ?? ""].filter { !$0.isEmpty } }
    return Failure(
      step: step, statement: statement, reason: reason?.joined(separator: "; ") ?? "\(error)")
  }
}
