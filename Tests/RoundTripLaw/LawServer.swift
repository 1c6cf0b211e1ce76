import Foundation
import SengiScratch
import Synchronization

/// A throw-away server on which databases are loaded, dumped and compared.
///
/// It has the roles that the corpus and our own fixtures name (`NOTICE` of the corpus), and a
/// tablespace in place, `"Fast Disk"`, where the server knows such ones.
public final class LawServer: Sendable {
  public let server: ScratchServer
  private let counter = Mutex(0)

  public var major: Int { server.majorVersion }
  public var version: String { server.version }

  /// - Parameter more: Roles that the server has besides, in lower case letters.
  public init(_ binaries: ServerBinaries, roles more: [String] = []) throws {
    var settings = ["max_locks_per_transaction": "512", "shared_buffers": "64MB"]
    if binaries.major >= 15 { settings["allow_in_place_tablespaces"] = "on" }
    server = try ScratchServer.start(binaries, options: .init(settings: settings))
    let folder = try WorkFolder()
    let roles = Set(Self.roles + more).sorted().map { name in
      #"create role "\#(name.replacing("\"", with: "\"\""))";"#
    }
    try run(
      roles + (major >= 15 ? [#"create tablespace "Fast Disk" location '';"#] : []),
      on: "postgres", in: folder.url, name: "roles")
  }

  public static let roles = [
    "anon", "authenticated", "service_role", "supabase_auth_admin", "supabase_storage_admin",
    "postgres_", "pgexercises", "pgeadmin",
    "law_owner", "law_reader", "law_writer", "Law \"Quoted\" Rôle",
  ]

  /// What is wrong with SQL that should have loaded.
  public struct Refusal: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
  }

  public func stop() { server.stop() }

  /// A name that no database of the server has.
  public func freshName() -> String {
    let number = counter.withLock { counter in
      counter += 1
      return counter
    }
    return "law_\(number)"
  }

  /// A database that exists while the body runs.
  func withDatabase<Result>(
    in folder: URL, _ body: (_ name: String) throws -> Result
  ) throws -> Result {
    let name = freshName()
    try run(["create database \(name) template template0;"], on: "postgres", in: folder, name: name)
    defer {
      try? run(
        ["drop database \(name) with (force);"], on: "postgres", in: folder, name: name)
    }
    return try body(name)
  }

  /// Loads the SQL, up to the first error.
  public func load(_ sql: URL, into database: String, in folder: URL) throws(LoadFailure) {
    try psql(["-f", sql.path], on: database, in: folder, name: "load")
  }

  public func run(
    _ statements: [String], on database: String, in folder: URL, name: String
  ) throws(LoadFailure) {
    try psql(statements.flatMap { ["-c", $0] }, on: database, in: folder, name: name)
  }

  /// What psql said when it stopped.
  public struct LoadFailure: Error, CustomStringConvertible {
    public let description: String
    /// What this server lacks that the SQL needs: an extension, ICU, or the grammar of the older
    /// server that the SQL was dumped from.
    public func lack(major: Int) -> String? {
      var lacks = [
        #/extension "[^"]*" is not available/#, #/ICU is not supported in this build/#,
      ]
      if major > 15 { lacks.append(#/syntax error at or near "[^"]*"/#) }
      return lacks.lazy.compactMap { description.firstMatch(of: $0).map { String($0.output) } }
        .first
    }
  }

  private func psql(
    _ arguments: [String], on database: String, in folder: URL, name: String
  ) throws(LoadFailure) {
    let run: ProgramRun
    do {
      run = try ProgramRun.run(
        server.binaries.path(of: "psql"),
        ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", server.connectionString(database: database)]
          + arguments, in: folder, name: "psql-\(name)")
    } catch {
      throw LoadFailure(description: "\(error)")
    }
    guard run.status == 0 else { throw LoadFailure(description: run.complaint) }
  }

  /// The schema of a database in pg_dump's words.
  public func dump(_ database: String, privileges: Bool, in folder: URL) throws -> SchemaDump {
    let file = folder.appending(path: "\(database).dump.sql")
    let run = try ProgramRun.run(
      server.binaries.path(of: "pg_dump"),
      ["-s", "-f", file.path] + (privileges ? [] : ["-O", "-x"])
        + ["-d", server.connectionString(database: database)], in: folder, name: "pg_dump")
    guard run.status == 0 else { throw Refusal(run.complaint) }
    return SchemaDump(try String(contentsOf: file, encoding: .utf8), file: file)
  }

  /// The form in which people name a database to `sengi pull`.
  func url(of database: String) -> String {
    let host = server.socketDirectory.addingPercentEncoding(withAllowedCharacters: .alphanumerics)
    return "postgresql://postgres@\(host ?? ""):5432/\(database)"
  }
}
