import Foundation
import RoundTripLaw
import SengiClient
import SengiLive
import SengiSchema

/// A schema on a server: as pulled, and as dumped.
struct Side: Sendable {
  var schema: Schema
  var dump: SchemaDump
  /// The options that pulling said it leaves out, by name.
  var secrets: Set<String> = []
}

/// A database with one client, since every new session has the catalogues to read.
struct Database: Sendable {
  var name: String
  var client: PGClient
}

/// The sides of texts seen before; many pairs share one.
actor SideCache {
  private var sides: [String: Side] = [:]
  /// Dumps are files, which live as long as their folder.
  private let folder = try? WorkFolder()

  func side(of text: String) -> Side? { sides[text] }

  func keep(_ side: Side, of text: String) throws {
    guard let folder, sides[text] == nil else { return }
    let file = folder.url.appending(path: "\(sides.count).sql")
    try FileManager.default.copyItem(at: side.dump.file, to: file)
    let dump = SchemaDump(try String(contentsOf: file, encoding: .utf8), file: file)
    sides[text] = Side(schema: side.schema, dump: dump, secrets: side.secrets)
  }
}

extension PairLaw {
  /// Loads the SQL into an empty database, where it stays.
  nonisolated(nonsending) func side(
    of sql: URL, in database: Database, _ folder: URL
  ) async throws -> Side {
    let text = try String(contentsOf: sql, encoding: .utf8)
    try await load(sql, into: database, folder)
    if let known = await cache.side(of: text) { return known }
    let snapshot = try await snapshot(database)
    let side = Side(
      schema: snapshot.schema, dump: try await dump(database, in: folder),
      secrets: Set(
        snapshot.omissions.filter { $0.reason == "a secret" }
          .compactMap { $0.name.split(separator: " ").last.map(String.init) }))
    try await cache.keep(side, of: text)
    return side
  }

  /// What the SQL makes, in a database that goes away.
  nonisolated(nonsending) func side(of sql: URL, _ folder: URL) async throws -> Side {
    if let known = await cache.side(of: try String(contentsOf: sql, encoding: .utf8)) {
      return known
    }
    return try await withDatabase { try await side(of: sql, in: $0, folder) }
  }

  nonisolated(nonsending) func load(
    _ sql: URL, into database: Database, _ folder: URL
  ) async throws {
    for attempt in 1...Self.attempts {
      do {
        return try await onThread { [server] in
          try server.load(sql, into: database.name, in: folder)
        }
      } catch let error as LawServer.LoadFailure
        where error.description.contains("tuple concurrently updated") && attempt < Self.attempts
      {
        // Roles are the cluster's, and another pair is at the same one.
        try await administration.execute(
          script: SQLScript(trusted: "DROP DATABASE \(database.name) WITH (FORCE)"))
        try await create(database.name)
      }
    }
  }

  private static let attempts = 5

  nonisolated(nonsending) func pull(_ database: Database) async throws -> Schema {
    try await snapshot(database).schema
  }

  private nonisolated(nonsending) func snapshot(
    _ database: Database
  ) async throws -> CatalogueSnapshot {
    try await CatalogueReader.read(
      database.client, options: CatalogueOptions(includesOwners: privileges))
  }

  nonisolated(nonsending) func dump(
    _ database: Database, in folder: URL
  ) async throws -> SchemaDump {
    try await onThread { [server, privileges] in
      try server.dump(database.name, privileges: privileges, in: folder)
    }
  }

  /// What a dump becomes when it is loaded and dumped.
  nonisolated(nonsending) func redump(
    _ dump: SchemaDump, _ folder: URL
  ) async throws -> SchemaDump {
    try await withDatabase { database in
      try await load(dump.file, into: database, folder)
      return try await self.dump(database, in: folder)
    }
  }

  /// What a dump is pulled as when it is loaded.
  nonisolated(nonsending) func reload(_ dump: SchemaDump, _ folder: URL) async throws -> Schema {
    try await withDatabase { database in
      try await load(dump.file, into: database, folder)
      return try await pull(database)
    }
  }

  /// A database that exists while the body runs.
  nonisolated(nonsending) func withDatabase<Result>(
    _ body: nonisolated(nonsending) (Database) async throws -> Result
  ) async throws -> Result {
    let name = server.freshName()
    try await create(name)
    var configuration = PGConfiguration(server.server.connectionString(database: name))
    configuration.waitsInPlace = false
    configuration.connectTimeout = .seconds(20)
    let database = Database(name: name, client: PGClient(configuration))
    do {
      let result = try await body(database)
      await drop(database)
      return result
    } catch {
      await drop(database)
      throw error
    }
  }

  private nonisolated(nonsending) func create(_ name: String) async throws {
    try await administration.execute(
      script: SQLScript(trusted: "CREATE DATABASE \(name) TEMPLATE template0"))
  }

  /// What cannot be dropped, such as one with a subscription, goes with the server.
  private nonisolated(nonsending) func drop(_ database: Database) async {
    await database.client.close()
    try? await administration.execute(
      script: SQLScript(trusted: "DROP DATABASE \(database.name) WITH (FORCE)"))
  }
}
