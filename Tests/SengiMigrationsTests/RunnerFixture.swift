import SengiClient
import SengiDiagnostics
import SengiTesting
import SengiWire
import Synchronization
import Testing

@testable import SengiMigrations

/// What a run tells, as it comes.
final class EventLog: Sendable {
  private let events = Mutex<[MigrationEvent]>([])
  var all: [MigrationEvent] { events.withLock { $0 } }
  func add(_ event: MigrationEvent) { events.withLock { $0.append(event) } }
}

extension TestDatabase {
  var configuration: PGConfiguration { PGConfiguration(connectionString) }

  func migrator(
    _ sample: MigrationSample, _ log: EventLog = EventLog(),
    _ change: (inout MigratorOptions) -> Void = { _ in }
  ) throws -> Migrator {
    var options = MigratorOptions()
    options.retryPause = .milliseconds(20)
    change(&options)
    return Migrator(try sample.graph(), on: configuration, options: options) { log.add($0) }
  }

  /// Runs SQL as somebody else would.
  func execute(_ sql: String) async throws {
    let client = PGClient(configuration)
    do {
      try await client.execute(script: SQLScript(trusted: sql))
      await client.close()
    } catch {
      await client.close()
      throw error
    }
  }

  /// The first column of the query's rows.
  func texts(_ sql: String) async throws -> [String] {
    let client = PGClient(configuration)
    do {
      let statement = PGStatement(
        id: PGStatementID(high: 1, low: UInt64(truncatingIfNeeded: sql.hashValue)),
        sql: .text(sql), binds: [])
      let texts = try await client.run(statement).map { try String.decode($0, 0) }
      await client.close()
      return texts
    } catch {
      await client.close()
      throw error
    }
  }

  /// The journal's states by name.
  func journal() async throws -> [String] {
    try await texts(
      "SELECT name || ' ' || direction || ' ' || state || ' ' || step || '/' || steps "
        + "FROM sengi.journal ORDER BY name")
  }
}

/// Runs `body` on a database of its own, and removes that.
func withDatabase(
  _ ddl: String = "", _ body: (TestDatabase) async throws -> Void
) async throws {
  let database = try await TestDatabase.create(ddl: ddl)
  do {
    try await body(database)
    try await database.drop()
  } catch {
    try? await database.drop()
    throw error
  }
}

/// The codes and the kind of what an operation fails with.
func failure(
  _ body: () async throws -> some Any
) async throws -> (kind: MigrationFailure.Kind?, findings: [Diagnostic]) {
  do {
    _ = try await body()
    return (nil, [])
  } catch let failure as MigrationFailure {
    return (failure.kind, failure.diagnostics)
  }
}
