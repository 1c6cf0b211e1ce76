import Dispatch
import SengiClient
import SengiScratch

/// The server that the tests of this process share, and the templates loaded into it.
actor TestServer {
  static let shared = TestServer()

  private struct Running: Sendable {
    var server: ScratchServer
    /// Connected to the database that is always there.
    var client: PGClient
  }

  private var running: Task<Running, any Error>?
  /// Templates by their SQL; tests that come while one is loading wait for it.
  private var templates: [String: Task<String, any Error>] = [:]
  private var databasesMade = 0

  /// Enough for many tests at once, each with a pool.
  private static let options = ScratchServer.Options(maximumConnections: 500)

  func makeDatabase(ddl: String) async throws -> TestDatabase {
    let running = try await start()
    let template = try await template(ddl: ddl)
    databasesMade += 1
    let name = "test_\(databasesMade)"
    try await running.client.execute(
      script: SQLScript(trusted: "CREATE DATABASE \(name) TEMPLATE \(template)"))
    return TestDatabase(
      name: name, connectionString: running.server.connectionString(database: name))
  }

  func dropDatabase(_ name: String) async throws {
    let running = try await start()
    try await running.client.execute(
      script: SQLScript(trusted: "DROP DATABASE \(name) WITH (FORCE)"))
  }

  /// The name of the template database with this SQL.
  private func template(ddl: String) async throws -> String {
    let running = try await start()
    if let template = templates[ddl] { return try await template.value }
    let (server, client) = (running.server, running.client)
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
  private func start() async throws -> Running {
    if let running { return try await running.value }
    let task = Task {
      // Starting blocks a thread for a second, and tasks have no thread to spare.
      let started = await withCheckedContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(returning: Self.startServer()) }
      }
      let server = try started.get()
      return Running(server: server, client: PGClient(PGConfiguration(server.connectionString())))
    }
    running = task
    return try await task.value
  }

  private nonisolated static func startServer() -> Result<ScratchServer, ScratchFailure> {
    do throws(ScratchFailure) {
      return .success(try ScratchServer.start(options: options))
    } catch {
      return .failure(error)
    }
  }
}
