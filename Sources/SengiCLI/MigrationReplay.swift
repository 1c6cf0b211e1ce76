import ArgumentParser
import SengiClient
import SengiDDL
import SengiDiagnostics
import SengiLive
import SengiMigrations
import SengiSQL
import SengiSchema
import SengiScratch
import SengiSources
import SengiSteps
import Synchronization

/// A throw-away server that migrations are applied to, to see what becomes of them.
final class MigrationReplay: Sendable {
  struct Database: Sendable {
    var connection: String
    var configuration: PGConfiguration { PGConfiguration(connection) }
  }

  private let server: ScratchServer
  /// `CREATE ROLE` for what the schema grants to, since roles are the cluster's.
  private let roles: SQLScript
  private let count = Mutex(0)

  /// - Throws: the exit status after printing why there is no server.
  init(target: Int, roles files: SourceFiles) throws {
    do throws(ScratchFailure) {
      server = try ScratchServer.start(target: target)
    } catch {
      Output.report(CompilerFormat.render(error.diagnostic))
      throw Status.server
    }
    do throws(SourceFailure) {
      let schema = try files.read().read.schema
      let without = Set(DDLWriter.script(for: schema).statements.map(\.sql))
      let all = DDLWriter.script(for: schema, options: DDLOptions(includesRoles: true))
      let statements = all.statements.map(\.sql).filter { !without.contains($0) }
      roles = SQLScript(trusted: statements.map(\.description).joined(separator: "\n"))
    } catch {
      throw error.shown
    }
  }

  func stop() { server.stop() }

  /// An empty database.
  /// - Throws: the exit status after printing what the server says.
  nonisolated(nonsending) func makeDatabase() async throws -> Database {
    let number = count.withLock { count in
      count += 1
      return count
    }
    let name = "replay_\(number)"
    let client = PGClient(PGConfiguration(server.connectionString()))
    try await run {
      if number == 1, !roles.text.isEmpty { try await client.execute(script: roles) }
      try await client.execute(
        script: SQLScript(trusted: "CREATE DATABASE \(name) TEMPLATE template0"))
    }
    await client.close()
    return Database(connection: server.connectionString(database: name))
  }

  /// The catalogue as SQL: the same text for databases that are the same.
  ///
  /// - Parameter ordersColumns: Whether columns are told by name, since a way back adds last what
  ///   stood in the middle.
  nonisolated(nonsending) func catalogue(
    _ database: Database, ordersColumns: Bool = false
  ) async throws -> String {
    let client = PGClient(database.configuration)
    let snapshot = try await run {
      try await CatalogueReader.read(
        client, options: CatalogueOptions(namespaces: [], includesOwners: true))
    }
    await client.close()
    var schema = snapshot.schema
    for space in schema.namespaces.indices where ordersColumns {
      for table in schema.namespaces[space].tables.indices {
        schema.namespaces[space].tables[table].columns.sort { $0.name < $1.name }
      }
    }
    return DDLWriter.write(schema)
  }

  /// - Throws: the exit status after printing what went wrong.
  @discardableResult
  nonisolated(nonsending) func run<R>(
    _ body: nonisolated(nonsending) () async throws -> R
  ) async throws -> R {
    do {
      return try await body()
    } catch let failure as MigrationFailure {
      Output.report(ReplayWay.up.findings(failure).map(CompilerFormat.render).joined())
      throw Status.findings
    } catch let error as PGError {
      Output.report("error: the throw-away server: \(error)\n")
      throw Status.server
    }
  }

  /// A graph of migrations that need not lie in a folder together.
  static func graph(of migrations: [Migration]) throws -> MigrationGraph {
    var diagnostics = Diagnostics()
    let folder = MigrationFolder(path: "migrations")
    guard let graph = MigrationGraph(migrations, in: folder, into: &diagnostics) else {
      Output.show(diagnostics)
      throw Status.invalidInput
    }
    return graph
  }
}
