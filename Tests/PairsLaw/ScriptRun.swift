import SengiClient
import SengiSQL
import SengiSteps
import SengiWire

/// Runs the steps of a script in the manner of the migration runner, without its journal.
struct ScriptRun {
  let connection: PGConnection

  /// What stopped a script.
  struct Failure: Error, CustomStringConvertible {
    /// Of the step, from 1.
    var number: Int
    var step: MigrationStep
    var statement: SQLText?
    var error: any Error

    var description: String {
      let text = statement.map { "\n\($0)" } ?? ""
      let reason = (error as? PGError).map(Self.words) ?? "\(error)"
      return "\(reason)\nin step \(number), \(step.title)\(text)"
    }

    private static func words(_ error: PGError) -> String {
      guard let server = error.server else { return "\(error)" }
      return ([server.message, server.detail, server.hint] as [String?]).compactMap { $0 }
        .joined(separator: "; ")
    }

    /// Whether it is the rows that do not fit, not the statement: a row that a check found, or an
    /// error of class 22 (data exception) or 23 (integrity).
    var isAboutRows: Bool {
      if error is Obstacle { return true }
      // What is no text search value is of class 42 (syntax error); that a part of a row has no
      // order comes out, in the same class, once there are two to be compared.
      let message = (error as? PGError)?.server?.message ?? ""
      let ofRows = [
        "syntax error in ts", "wrong position info in ts",
        "could not identify a comparison function",
      ]
      if ofRows.contains(where: message.hasPrefix) { return true }
      return ["22", "23"].contains((error as? PGError)?.sqlState?.conditionClass)
    }
  }

  /// A check that found a row.
  struct Obstacle: Error, CustomStringConvertible {
    var description: String
  }

  /// - Throws: ``Failure`` of the first statement that fails; what is done by then stays done.
  nonisolated(nonsending) func run(_ script: MigrationScript) async throws {
    for (number, step) in script.steps.enumerated() {
      try await execute("RESET ALL", number, step)
      try await execute("SET search_path = public", number, step)
      try await execute("SET statement_timeout = '60s'", number, step)
      switch step.mode {
      case .transaction:
        try await execute("BEGIN", number, step)
        do {
          for statement in step.statements { try await execute(statement, number, step) }
        } catch {
          try? await connection.execute(script: SQLScript(trusted: "ROLLBACK"))
          throw error
        }
        try await execute("COMMIT", number, step)
      case .autocommit:
        for statement in step.statements { try await execute(statement, number, step) }
      case .check:
        for statement in step.statements { try await check(statement, number, step) }
      case .batch(let batch):
        for statement in step.statements { try await walk(batch, statement, number, step) }
      }
    }
    try await connection.execute(script: SQLScript(trusted: "RESET ALL"))
  }

  private nonisolated(nonsending) func execute(
    _ statement: SQLText, _ number: Int, _ step: MigrationStep
  ) async throws(Failure) {
    do {
      try await connection.execute(script: SQLScript(trusted: statement.description))
    } catch {
      throw Failure(number: number + 1, step: step, statement: statement, error: error)
    }
  }

  private nonisolated(nonsending) func check(
    _ statement: SQLText, _ number: Int, _ step: MigrationStep
  ) async throws(Failure) {
    do {
      let found = try await connection.rows(statement.description).first
      if let found { throw Obstacle(description: "the check found \(found)") }
    } catch {
      throw Failure(number: number + 1, step: step, statement: statement, error: error)
    }
  }

  /// All rows in one stretch: how a table is cut up is the runner's business.
  private nonisolated(nonsending) func walk(
    _ batch: MigrationStep.Batch, _ statement: SQLText, _ number: Int, _ step: MigrationStep
  ) async throws(Failure) {
    do {
      let last = try await connection.strings(
        "SELECT \(batch.key.quoted)::text FROM \(batch.table.quoted) "
          + "ORDER BY \(batch.key.quoted) DESC LIMIT 1"
      ).first
      guard let last else { return }
      var text = statement.description
      while text.last?.isWhitespace == true || text.last == ";" { text.removeLast() }
      try await connection.execute(
        script: SQLScript(
          trusted: "PREPARE stretch AS \(text); "
            + "EXECUTE stretch(NULL, \(SQLLiteral(last).sql)); DEALLOCATE stretch"))
    } catch {
      throw Failure(number: number + 1, step: step, statement: statement, error: error)
    }
  }
}

extension PGExecutor {
  /// The first column of a query, which is text and not NULL.
  nonisolated(nonsending) func strings(_ sql: String) async throws -> [String] {
    let result = try await run(
      PGStatement(id: PGStatementID(text: sql), sql: .text(sql), binds: [], name: "law"))
    return try result.map { row in String(decoding: try row.bytes(0, oid: 0), as: UTF8.self) }
  }

  /// The rows of a query, each as the server writes a row as text.
  nonisolated(nonsending) func rows(_ sql: String) async throws -> [String] {
    var query = sql
    while query.last?.isWhitespace == true || query.last == ";" { query.removeLast() }
    return try await strings("SELECT found::text FROM (\(query)\n) AS found")
  }
}
