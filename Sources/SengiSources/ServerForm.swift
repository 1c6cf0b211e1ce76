import SengiClient
import SengiLive
import SengiSQL
import SengiSchema
import SengiWire

/// A schema as a server of a stated version reads it back.
public struct ServerForm: Sendable, Hashable {
  public var schema: Schema
  /// Sengi's own functions in the database, by name: their text.
  public var helpers: [String: String]
  public var major: Int
  /// What the schema does not say.
  public var omissions: [CatalogueSnapshot.Omission]

  public init(
    schema: Schema, helpers: [String: String] = [:], major: Int,
    omissions: [CatalogueSnapshot.Omission] = []
  ) {
    self.schema = schema
    self.helpers = helpers
    self.major = major
    self.omissions = omissions
  }

  init(_ snapshot: CatalogueSnapshot, helpers: [String: String]) {
    self.init(
      schema: snapshot.schema, helpers: helpers, major: snapshot.serverVersion / 10_000,
      omissions: snapshot.omissions)
  }

  /// - Throws: ``PGError``, ``UnsupportedServer``.
  public nonisolated(nonsending) static func read(
    _ connection: PGConnection, options: CatalogueOptions
  ) async throws -> ServerForm {
    let snapshot = try await CatalogueReader.read(connection, options: options)
    return ServerForm(snapshot, helpers: try await helpers(connection))
  }

  /// Sengi's own functions in the database, by name.
  nonisolated(nonsending) static func helpers(
    _ connection: PGConnection
  ) async throws -> [String: String] {
    let result = try await connection.run(helperQuery)
    let helpers = try result.map { row in
      (
        String(decoding: try row.bytes(0, oid: 0), as: UTF8.self),
        String(decoding: try row.bytes(1, oid: 0), as: UTF8.self)
      )
    }
    return Dictionary(helpers) { first, _ in first }
  }

  private static let helperQuery = PGStatement(
    """
    SELECT p.proname::text, p.oid::regprocedure::text || ' ' || p.prosrc
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = 'sengi'
    """, binds: [], name: "sources.helpers")
}
