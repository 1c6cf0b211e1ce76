import Dispatch
import Foundation
import SengiDiagnostics
import SengiGenerator
import SengiProjectDDL
import SengiSchema
import SengiScratch
import Testing

/// The example schemas' SQL loads into servers of both ends of the range.
@Suite struct DDLLoadingTests {
  static let schemas = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schemas").path

  static func ddl(target: Int) throws -> String {
    var diagnostics = Diagnostics()
    let project = try #require(Project.find(schemas: schemas, into: &diagnostics))
    let sql = project.ddl(target: PostgresVersion(major: target), into: &diagnostics)
    #expect(CompilerFormat.render(diagnostics) == "")
    return try #require(sql)
  }

  /// Loads into a new server with psql, which stops at the first error, and counts the tables.
  static func load(_ sql: String, into binaries: ServerBinaries) throws -> String {
    let server = try ScratchServer.start(binaries)
    defer { server.stop() }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sql")
    try Data(sql.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let psql = Process()
    psql.executableURL = URL(filePath: binaries.path(of: "psql"))
    psql.arguments = [
      server.connectionString(database: "postgres"), "-XAtq", "-v", "ON_ERROR_STOP=1", "-f",
      file.path, "-c",
      """
      select count(*) from pg_tables where schemaname in ('auth', 'blog', 'storage', 'teams')
      """,
    ]
    let output = Pipe()
    psql.standardOutput = output
    try psql.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    psql.waitUntilExit()
    #expect(psql.terminationStatus == 0)
    return text
  }

  @Test func loadsIntoTheNewestServerOfThisMachine() async throws {
    let sql = try Self.ddl(target: 15)
    let tables = try await onThread { try Self.load(sql, into: ServerBinaries.find(target: 15)) }
    #expect(tables == "14\n")
  }

  /// `make test` installs PostgreSQL 18 and names its folder.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["SENGI_POSTGRES_18_BIN"] != nil),
    arguments: [15, 18])
  func loadsIntoPostgreSQL18(target: Int) async throws {
    let folder = try #require(ProcessInfo.processInfo.environment["SENGI_POSTGRES_18_BIN"])
    let sql = try Self.ddl(target: target)
    #expect(sql.contains("\"sengi\".\"uuidv7\"") == (target < 18))
    let binaries = try #require(ServerBinaries(folder: folder))
    #expect(binaries.major == 18)
    let tables = try await onThread { try Self.load(sql, into: binaries) }
    #expect(tables == "14\n")
  }
}

/// Runs blocking work on a thread of its own, so that no task waits for it in place.
func onThread<Result: Sendable>(
  _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(with: Swift.Result(catching: body)) }
  }
}
