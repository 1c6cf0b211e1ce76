import SengiClient
import SengiDiagnostics
import SengiSteps

/// Applies the migrations of a folder to a database, and takes them back.
///
/// ```swift
/// var diagnostics = Diagnostics()
/// let folder = MigrationFolder(path: "migrations")
/// if let graph = MigrationGraph.read(folder, into: &diagnostics) {
///   try await Migrator(graph, on: PGConfiguration(url)).up()
/// }
/// ```
/// One runner at a time works on a database: the others wait for its lock. All work is done on the
/// connection that holds the lock, so behind a pooler it needs session mode.
public struct Migrator: Sendable {
  public var graph: MigrationGraph
  public var options: MigratorOptions
  let configuration: PGConfiguration
  let report: @Sendable (MigrationEvent) -> Void

  /// - Parameter report: Called at each event of a run, from the run's own task.
  public init(
    _ graph: MigrationGraph, on configuration: PGConfiguration,
    options: MigratorOptions = MigratorOptions(),
    report: @escaping @Sendable (MigrationEvent) -> Void = { _ in }
  ) {
    self.graph = graph
    self.options = options
    self.report = report
    self.configuration = configuration
  }

  /// Applies what is pending, in the order of the graph.
  ///
  /// - Parameter name: Only this migration and those it builds on; nil for all.
  /// - Throws: ``MigrationFailure``; what is applied by then stays so.
  @discardableResult
  public nonisolated(nonsending) func up(
    to name: String? = nil, isDryRun: Bool = false
  ) async throws -> MigratorOutcome {
    let goal = try name.map { name throws(MigrationFailure) in try graph.find(name) }
    return try await withSession("up", locks: !isDryRun) { session in
      try await self.up(session, to: goal, isDryRun: isDryRun)
    }
  }

  /// Takes migrations back by their `down.sql`, the last first.
  ///
  /// - Throws: ``MigrationFailure`` of kind `refused`, before anything is done, when one of them
  ///   has no way back, or loses rows and ``MigratorOptions/allowsLoss`` does not allow it.
  @discardableResult
  public nonisolated(nonsending) func down(
    to target: DownTarget = .last, isDryRun: Bool = false
  ) async throws -> MigratorOutcome {
    var kept: Set<String>?
    if case .migration(let name) = target {
      let migration = try graph.find(name)
      kept = graph.ancestors(of: migration.id).union([migration.id])
    }
    if target == .everything { kept = [] }
    return try await withSession("down", locks: !isDryRun) { session in
      try await self.down(session, keeping: kept, isDryRun: isDryRun)
    }
  }

  /// Goes on with what was interrupted or has failed, from the step it came to.
  @discardableResult
  public nonisolated(nonsending) func resume() async throws -> MigratorOutcome {
    try await withSession("resume", locks: true) { session in
      let entries = try await Journal(session: session).entries()
      try self.check(entries)
      var outcome = MigratorOutcome()
      for entry in try self.unfinished(entries) {
        outcome.parts.append(
          try await self.run(session, entry.migration, entry.direction, entry.entry))
      }
      return outcome
    }
  }

  /// Marks migrations as applied without running them, in a database that has got all they do by
  /// other means.
  ///
  /// - Parameter name: Only this migration and those it builds on; nil for all.
  @discardableResult
  public nonisolated(nonsending) func baseline(
    to name: String? = nil, isDryRun: Bool = false
  ) async throws -> MigratorOutcome {
    let goal = try name.map { name throws(MigrationFailure) in try graph.find(name) }
    return try await withSession("baseline", locks: !isDryRun) { session in
      let journal = Journal(session: session)
      let entries = try await journal.entries()
      try self.check(entries)
      try self.refuseUnfinished(entries)
      var outcome = MigratorOutcome()
      for migration in self.wanted(goal) where !entries.contains(where: { $0.id == migration.id }) {
        if !isDryRun { try await journal.mark(migration, .baseline) }
        outcome.marked.append(migration.name)
      }
      return outcome
    }
  }

  /// Where the database stands; changes nothing in it, and waits for no lock.
  public nonisolated(nonsending) func status() async throws -> DatabaseStatus {
    try await withSession("status", locks: false) { session in
      let entries = try await Journal(session: session).entries()
      return DatabaseStatus(
        self.graph, entries, owner: try await MigrationLock.owner(session))
    }
  }

  private nonisolated(nonsending) func withSession<R>(
    _ command: String, locks: Bool,
    _ body: nonisolated(nonsending) (MigrationSession) async throws -> R
  ) async throws -> R {
    var configuration = configuration
    configuration.connections = 1
    configuration.overflow = 0
    configuration.minimumConnections = 0
    // Tables change under its statements.
    configuration.prepared = false
    configuration.applicationName = "sengi migrate \(command)"
    let client = PGClient(configuration)
    do {
      let result = try await client.withConnection { connection in
        let session = MigrationSession(connection: connection)
        try await session.reset()
        guard locks else { return try await body(session) }
        let dead = try await MigrationLock.acquire(
          session, timeout: options.lockWait, command: command, report: report)
        if let dead { report(.ownerDied(dead)) }
        do {
          let result = try await body(session)
          try await MigrationLock.release(session)
          return result
        } catch {
          // Without a connection there is no lock any more.
          try? await MigrationLock.release(session)
          throw error
        }
      }
      await client.close()
      return result
    } catch {
      await client.close()
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: any Error) -> any Error {
    guard let error = error as? PGError else { return error }
    return MigrationFailure(
      .server, MigrationCode.noConnection, "the server: \(error.plainMessage)")
  }
}
