import Foundation
import SengiTesting
import Testing

/// A project with schema files and migrations, worked on by the program.
final class MigrationWorkshop: Sendable {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("sengi.yaml", Array("target: 15\n".utf8))
  }

  func path(_ name: String) -> String { folder.url.appending(path: name).path }

  func write(_ name: String, _ text: String) throws { try folder.write(name, Array(text.utf8)) }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  /// The names of the migrations, in order.
  func migrations() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path("migrations")).sorted()
  }

  /// Makes this the whole schema.
  func schema(_ tables: String) throws { try write("schemas/app.yaml", "tables:\n" + tables) }

  /// Runs `sengi migrate`; verbs that plan get the schema files.
  @discardableResult
  func migrate(
    _ verb: String, _ arguments: String..., expecting status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> SengiProgram.Run {
    var all = ["migrate", verb] + arguments + ["--migrations", path("migrations")]
    if ["new", "verify", "rebase", "squash"].contains(verb) {
      all += ["--schemas", path("schemas"), "--config", path("sengi.yaml")]
    }
    let run = try await SengiProgram.run(all)
    #expect(run.status == status, "\(run.output)\(run.errors)", sourceLocation: sourceLocation)
    return run
  }

  /// Writes a migration on the given day.
  @discardableResult
  func new(
    _ day: Int, _ name: String, _ arguments: String..., expecting status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> SengiProgram.Run {
    let run = try await SengiProgram.run(
      [
        "migrate", "new", name, "--stamp", "202601\(day < 10 ? "0" : "")\(day)T000000",
        "--migrations", path("migrations"), "--schemas", path("schemas"), "--config",
        path("sengi.yaml"),
      ] + arguments)
    #expect(run.status == status, "\(run.output)\(run.errors)", sourceLocation: sourceLocation)
    return run
  }

  /// Makes two branches off the migrations there are, each with a schema of its own, and merges
  /// them with a third.
  func branches(_ first: String, _ second: String, merged: String) async throws {
    try schema(first)
    try await new(10, "first", "--allow", "all")
    let aside = path("first")
    try FileManager.default.moveItem(
      atPath: path("migrations/20260110T000000_first"), toPath: aside)
    try schema(second)
    try await new(11, "second", "--allow", "all")
    try FileManager.default.moveItem(
      atPath: aside, toPath: path("migrations/20260110T000000_first"))
    try schema(merged)
  }
}

/// A database that is gone after the test.
func withConnection(_ body: (String) async throws -> Void) async throws {
  let database = try await TestDatabase.create(ddl: "")
  do {
    try await body(database.connectionString)
    try await database.drop()
  } catch {
    try? await database.drop()
    throw error
  }
}
