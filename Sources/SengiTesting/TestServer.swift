import SengiClient
import SengiScratch

/// The server that the tests of this process share, and the templates loaded into it.
actor TestServer {
  static let shared = TestServer()

  private var running: Result<(server: ScratchServer, client: PGClient), ScratchFailure>?
  /// Templates by their SQL; tests that come while one is loading wait for it.
  private var templates: [String: Task<String, any Error>] = [:]
  private var databasesMade = 0

  /// Enough for many tests at once, each with a pool.
  private static let options = ScratchServer.Options(maximumConnections: 500)

  func makeDatabase(ddl: String) async throws -> TestDatabase {
    let (server, client) = try start().get()
    let template = try await template(ddl: ddl)
    databasesMade += 1
    let name = "test_\(databasesMade)"
    try await client.execute(
      script: SQLScript(trusted: "CREATE DATABASE \(name) TEMPLATE \(template)"))
    return TestDatabase(name: name, connectionString: server.connectionString(database: name))
  }

  func dropDatabase(_ name: String) async throws {
    let (_, client) = try start().get()
    try await client.execute(script: SQLScript(trusted: "DROP DATABASE \(name) WITH (FORCE)"))
  }

  /// The name of the template database with this SQL.
  private func template(ddl: String) async throws -> String {
    if let template = templates[ddl] { return try await template.value }
    let (server, client) = try start().get()
    let name = "template_\(templates.count + 1)_of_tests"
    let task = Task {
      try await client.execute(
        script: SQLScript(trusted: "CREATE DATABASE \(name) TEMPLATE template0"))
      let loader = PGClient(PGConfiguration(server.connectionString(database: name)))
      do {
        try await loader.execute(script: SQLScript(trusted: ddl))
        // A database with somebody connected cannot be copied.
        await loader.close()
      } catch {
        await loader.close()
        throw error
      }
      return name
    }
    templates[ddl] = task
    return try await task.value
  }

  /// Starts the server the first time; a failure is kept, so that every test says the same at once.
  private func start() -> Result<(server: ScratchServer, client: PGClient), ScratchFailure> {
    if let running { return running }
    let result: Result<(server: ScratchServer, client: PGClient), ScratchFailure>
    do throws(ScratchFailure) {
      let server = try ScratchServer.start(options: Self.options)
      result = .success((server, PGClient(PGConfiguration(server.connectionString()))))
    } catch {
      result = .failure(error)
    }
    running = result
    return result
  }
}
