import SengiClient
import SengiScratch

/// A database of one test's own, on a throw-away server that all tests of this process share.
///
/// The server is started by the first test that wants a database and is gone when the process is.
/// Set `SENGI_POSTGRES_BIN` to test against another PostgreSQL than the latest installed.
public struct TestDatabase: Sendable {
  public let name: String
  /// The libpq connection string for its superuser.
  public let connectionString: String

  /// Makes a database that the SQL has been loaded into, in some 50 ms after the first time.
  ///
  /// The SQL is run once into a template, and every further database with the same SQL is a copy.
  ///
  /// - Parameter ddl: Trusted SQL of any number of statements.
  /// - Throws: `ScratchFailure` when there is no server to be had, ``PGError`` when the SQL fails.
  public nonisolated(nonsending) static func create(ddl: String) async throws -> TestDatabase {
    try await TestServer.shared.makeDatabase(ddl: ddl)
  }

  /// Removes the database; whoever is still connected to it is thrown out.
  public nonisolated(nonsending) func drop() async throws {
    let name = name
    // A cancelled test cleans up as well.
    try await Task { try await TestServer.shared.dropDatabase(name) }.value
  }
}

/// Runs `body` with a client on a fresh database that the SQL has been loaded into, and removes the
/// database afterwards. Tests may do so side by side.
///
/// ```swift
/// @Test func postsHaveAuthors() async throws {
///   try await withTestDatabase(ddl: ddl) { client in
///     try await client.execute(script: SQLScript(trusted: "…"))
///   }
/// }
/// ```
/// - Parameters:
///   - ddl: Trusted SQL of any number of statements, run once for all tests that give the same.
///   - configure: Changes how the client behaves before it is made.
/// - Throws: `ScratchFailure` when there is no server to be had, ``PGError`` when the SQL fails,
///   whatever `body` throws.
public nonisolated(nonsending) func withTestDatabase<Result>(
  ddl: String, configure: (inout PGConfiguration) -> Void = { _ in },
  _ body: nonisolated(nonsending) (PGClient) async throws -> Result
) async throws -> Result {
  let database = try await TestDatabase.create(ddl: ddl)
  var configuration = PGConfiguration(database.connectionString)
  configure(&configuration)
  let client = PGClient(configuration)
  do {
    let result = try await body(client)
    await client.close()
    try await database.drop()
    return result
  } catch {
    await client.close()
    // The test's own error tells more than one about a database that goes with the server anyway.
    try? await database.drop()
    throw error
  }
}
