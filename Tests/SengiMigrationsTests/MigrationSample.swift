import Foundation
import SengiDiagnostics
import SengiSteps
import Testing

@testable import SengiMigrations

/// A folder of migrations that goes away with the value.
final class MigrationSample: Sendable {
  let path: String
  var folder: MigrationFolder { MigrationFolder(path: path) }

  init() {
    path = FileManager.default.temporaryDirectory.appending(path: "migrations-\(UUID())").path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a migration and gives its id.
  @discardableResult
  func add(
    _ day: Int, _ title: String, _ up: String, down: String? = nil, parents: [String] = [],
    files: [MigrationSnapshot.File] = []
  ) throws -> String {
    let stamp = "202601\(day < 10 ? "0" : "")\(day)T000000"
    let name = try #require(MigrationName(stamp: stamp, title: title))
    let snapshot = MigrationSnapshot(folder: name, parents: parents, target: 15, files: files)
    var diagnostics = Diagnostics()
    let draft = MigrationDraft(name: name, snapshot: snapshot, up: up, down: down)
    try #require(folder.write(draft, into: &diagnostics), "\(diagnostics.all)")
    return snapshot.id
  }

  /// Makes one of the first migrations.
  func squash(_ count: Int, _ folder: String, _ up: String) throws -> MigrationSnapshot {
    let graph = try graph()
    let range = Array(graph.migrations.prefix(count))
    let name = try #require(MigrationName(folder))
    let snapshot = try #require(graph.squashed(range, as: name))
    let draft = MigrationDraft(name: name, snapshot: snapshot, up: up, down: "DROP TABLE t;")
    var diagnostics = Diagnostics()
    try #require(self.folder.squash(range, into: draft, &diagnostics), "\(diagnostics.all)")
    return snapshot
  }

  func file(_ day: Int, _ title: String, _ file: String) -> String {
    "\(path)/202601\(day < 10 ? "0" : "")\(day)T000000_\(title)/\(file)"
  }

  func graph() throws -> MigrationGraph {
    var diagnostics = Diagnostics()
    let graph = MigrationGraph.read(folder, into: &diagnostics)
    return try #require(graph, "\(CompilerFormat.render(diagnostics))")
  }

  /// The codes of what is wrong with the folder.
  func findings() -> [DiagnosticCode] {
    var diagnostics = Diagnostics()
    _ = MigrationGraph.read(folder, into: &diagnostics)
    return diagnostics.all.map(\.code)
  }
}
