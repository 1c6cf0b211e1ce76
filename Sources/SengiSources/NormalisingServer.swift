import SengiClient
import SengiDDL
import SengiDiagnostics
import SengiLive
import SengiSQL
import SengiSchema
import SengiScratch
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A server that schemas are loaded into to see what becomes of them.
final class NormalisingServer: Sendable {
  private let scratch: ScratchServer?
  private let administration: PGClient
  private let databases = Mutex<[String]>([])
  /// Of databases, in this process: several comparisons may use one server.
  private static let counter = Atomic<Int>(0)
  private let connection: @Sendable (_ database: String) -> String

  /// Starts a throw-away server, which blocks its thread for a second.
  init(_ binaries: ServerBinaries) throws(SourceFailure) {
    let server: ScratchServer
    do throws(ScratchFailure) {
      server = try ScratchServer.start(binaries)
    } catch {
      throw SourceFailure(error)
    }
    scratch = server
    connection = { server.connectionString(database: $0) }
    administration = PGClient(PGConfiguration(server.connectionString(database: "postgres")))
  }

  /// A server where databases may be made.
  init(url: String) {
    scratch = nil
    connection = { database in Self.connection(url, database) }
    administration = PGClient(PGConfiguration(url))
  }

  /// The programs of a server that reads schemas back.
  /// - Parameter major: The version that a live side has; nil where any from the target on will do.
  static func binaries(
    target: PostgresVersion, exactly major: Int?
  ) throws(SourceFailure) -> ServerBinaries {
    do throws(ScratchFailure) {
      return try ServerBinaries.find(target: major ?? target.major, exactly: major != nil)
    } catch {
      throw SourceFailure(
        error, alternative: major == nil ? nil : "name a server of that version with --scratch URL")
    }
  }

  /// The connection string with another database: libpq takes the last of each keyword.
  private static func connection(_ url: String, _ database: String) -> String {
    guard url.hasPrefix("postgres") else { return "\(url) dbname=\(database)" }
    return url + (url.contains("?") ? "&" : "?") + "dbname=\(database)"
  }

  nonisolated(nonsending) func stop() async {
    if scratch == nil {
      for name in databases.withLock({ $0 }) {
        try? await administration.execute(
          script: SQLScript(trusted: "DROP DATABASE IF EXISTS \(name) WITH (FORCE)"))
      }
    }
    await administration.close()
    scratch?.stop()
  }

  /// A database with subscriptions cannot be dropped.
  private nonisolated(nonsending) static func dropSubscriptions(
    _ connection: PGConnection, of schema: Schema
  ) async throws {
    for object in schema.objects where object.kind == .subscription {
      let name = SQLIdentifier(truncating: object.name)
      try await connection.execute(
        script: SQLScript(
          trusted: """
            ALTER SUBSCRIPTION \(name.quoted) SET (slot_name = NONE);
            DROP SUBSCRIPTION \(name.quoted);
            """))
    }
  }

  /// What the server makes of a schema, and what it answered when it was asked.
  nonisolated(nonsending) func form(
    of schema: Schema, options: CatalogueOptions
  ) async throws(SourceFailure) -> (ServerForm, CatalogueRecording) {
    let name = "sengi_side_\(getpid())_\(Self.counter.wrappingAdd(1, ordering: .relaxed).newValue)"
    do {
      try await administration.execute(
        script: SQLScript(trusted: "CREATE DATABASE \(name) TEMPLATE template0"))
    } catch {
      throw SourceFailure(
        .server, DiffCode.unreadableDatabase, "the throw-away server gives no database: \(error)")
    }
    defer { databases.withLock { $0.append(name) } }
    let client = PGClient(PGConfiguration(connection(name)))
    let includesRoles = scratch != nil
    do {
      let form = try await client.withConnection { connection in
        let script = DDLWriter.script(
          for: schema, options: DDLOptions(includesRoles: includesRoles))
        try await connection.execute(script: SQLScript(trusted: script.text))
        let (snapshot, recording) = try await CatalogueReader.record(connection, options: options)
        let helpers = try await ServerForm.helpers(connection)
        try await Self.dropSubscriptions(connection, of: schema)
        return (ServerForm(snapshot, helpers: helpers), recording)
      }
      await client.close()
      return form
    } catch {
      await client.close()
      let reason = (error as? PGError)?.server?.message ?? "\(error)"
      throw SourceFailure(
        .invalidInput, DiffCode.refusedByServer,
        "the throw-away server refuses the schema: \(reason)",
        remedy: "`sengi check --server` shows where")
    }
  }
}

extension SourceFailure {
  fileprivate init(_ failure: ScratchFailure, alternative: String? = nil) {
    var diagnostics = Diagnostics()
    var found = failure.diagnostic
    if let alternative {
      found.remedy = [found.remedy ?? "", alternative].joined(separator: ", or ")
    }
    diagnostics.emit(found)
    self.init(.server, diagnostics)
  }
}
