import SengiClient
import SengiDDL
import SengiDiagnostics
import SengiReading
import SengiSQL
import SengiSchema

/// Builds a schema on a server, and says where in the YAML files each refusal comes from.
///
/// ```
/// schema → statements → run one by one → errors without their consequences → places in YAML
/// ```
public struct ServerCheck: Sendable {
  private let read: ReadSchema
  private let script: DDLScript

  public init(_ read: ReadSchema) {
    self.read = read
    script = DDLWriter.script(for: read.schema, options: DDLOptions(includesRoles: true))
  }

  /// Runs every statement in an empty database, and then every function once more with its body
  /// looked at.
  ///
  /// An error that only follows from another one is left out. When an extension is missing on the
  /// server, nothing after it can be judged, and it alone is reported.
  ///
  /// - Throws: ``PGError`` when the connection is lost.
  public nonisolated(nonsending) func findings(
    on connection: PGConnection
  ) async throws -> Diagnostics {
    var refusals = Refusals(read)
    for statement in script.statements {
      guard !refusals.isConsequence(statement) else { continue }
      if let error = try await Self.run(statement.sql, on: connection) {
        if try await tryPieces(of: statement, on: connection, &refusals) { continue }
        refusals.take(error, of: statement)
        if refusals.lacksExtension { return refusals.diagnostics }
      }
    }
    let bodies = ReplacedValues.statements(of: read.schema) + FunctionBody.statements(of: script)
    for statement in bodies where !refusals.isConsequence(statement) {
      if let error = try await Self.run(statement.sql, on: connection) {
        refusals.take(error, of: statement)
      }
    }
    return refusals.diagnostics
  }

  /// Makes a refused table from what of it the server takes, so that each of its mistakes is found
  /// and what depends on the table finds it.
  ///
  /// - Returns: whether the statement made a table, and a part of it was at fault.
  private nonisolated(nonsending) func tryPieces(
    of statement: DDLStatement, on connection: PGConnection, _ refusals: inout Refusals
  ) async throws -> Bool {
    guard !statement.parts.isEmpty, let path = statement.object,
      case .table(let name)? = path.steps.last, case .namespace(let space)? = path.steps.first,
      var trial = TableTrial(QualifiedName(space, name), of: read.schema),
      let empty = trial.statement(after: { _ in }),
      try await Self.run(empty.sql, on: connection) == nil
    else { return false }
    var found = false
    for piece in trial.pieces {
      guard let added = trial.statement(adding: piece) else { continue }
      let drop: SQLText = "DROP TABLE \(QualifiedName(space, name))"
      if let error = try await Self.run([drop, added.sql], on: connection) {
        refusals.take(error, of: added)
        found = true
      } else {
        trial.keep(piece)
      }
    }
    if !found { _ = try await Self.run("DROP TABLE \(QualifiedName(space, name))", on: connection) }
    return found
  }

  /// Runs all the statements, or none when one is refused.
  private static nonisolated(nonsending) func run(
    _ statements: [SQLText], on connection: PGConnection
  ) async throws -> PGServerError? {
    _ = try await run("BEGIN", on: connection)
    for statement in statements {
      if let error = try await run(statement, on: connection) {
        _ = try await run("ROLLBACK", on: connection)
        return error
      }
    }
    return try await run("COMMIT", on: connection)
  }

  private static nonisolated(nonsending) func run(
    _ sql: SQLText, on connection: PGConnection
  ) async throws -> PGServerError? {
    do {
      try await connection.execute(script: SQLScript(trusted: sql.description))
      return nil
    } catch let error as PGError {
      guard let server = error.server else { throw error }
      return server
    }
  }
}
