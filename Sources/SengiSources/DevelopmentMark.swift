import SengiClient
import SengiWire

/// What marks a database as one for development: `ALTER DATABASE shop SET sengi.dev = on`.
///
/// The mark lies in the database itself, so that no setting of a project can be true for another
/// one; a restored dump does not have it.
public enum DevelopmentMark {
  /// - Throws: ``PGError``.
  public nonisolated(nonsending) static func isSet(
    _ connection: PGConnection
  ) async throws -> Bool {
    let result = try await connection.run(query)
    let values = try result.map { row in
      String(decoding: try row.bytes(0, oid: 0), as: UTF8.self)
    }
    return values.first.map { ["on", "true", "yes", "1"].contains($0) } ?? false
  }

  /// Of `pg_db_role_setting`, for a session could set it for itself.
  private static let query = PGStatement(
    """
    SELECT lower(split_part(setting, '=', 2)) FROM pg_catalog.pg_db_role_setting s,
      unnest(s.setconfig) AS setting
    WHERE s.setrole = 0 AND split_part(setting, '=', 1) = 'sengi.dev'
      AND s.setdatabase =
        (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
    """, binds: [], name: "sources.mark")
}
