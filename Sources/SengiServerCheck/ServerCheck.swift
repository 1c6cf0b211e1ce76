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
        refusals.take(error, of: statement)
        if refusals.lacksExtension { return refusals.diagnostics }
      }
    }
    for statement in FunctionBody.statements(of: script) where !refusals.isConsequence(statement) {
      if let error = try await Self.run(statement.sql, on: connection) {
        refusals.take(error, of: statement)
      }
    }
    return refusals.diagnostics
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
