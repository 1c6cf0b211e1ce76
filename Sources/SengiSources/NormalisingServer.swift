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

  /// Starts a throw-away server, which blocks its thread for a second, or takes the one that is
  /// given.
  /// - Parameters:
  ///   - major: The version that a live side has; nil where any from the target on will do.
  ///   - url: A server where databases may be made.
  init(
    target: PostgresVersion, exactly major: Int?, at url: String?
  ) throws(SourceFailure) {
    if let url {
      scratch = nil
      connection = { database in Self.connection(url, database) }
      administration = PGClient(PGConfiguration(url))
      return
    }
    let server = try Self.start(target: target, exactly: major)
    scratch = server
    connection = { server.connectionString(database: $0) }
    administration = PGClient(PGConfiguration(connection("postgres")))
  }

  private static func start(
    target: PostgresVersion, exactly major: Int?
  ) throws(SourceFailure) -> ScratchServer {
    do throws(ScratchFailure) {
      let binaries = try ServerBinaries.find(target: major ?? target.major, exactly: major != nil)
      return try ScratchServer.start(binaries)
    } catch {
      var diagnostics = Diagnostics()
      var found = error.diagnostic
      if major != nil { found.remedy = (found.remedy.map { $0 + ", or " } ?? "") + remedy }
      diagnostics.emit(found)
      throw SourceFailure(.server, diagnostics)
    }
  }

  private static let remedy = "name a server of that version with --scratch URL"

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

  /// What the server makes of a schema.
  nonisolated(nonsending) func form(
    of schema: Schema, options: CatalogueOptions
  ) async throws(SourceFailure) -> ServerForm {
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
        return try await ServerForm.read(connection, options: options)
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
