import ArgumentParser
import SengiDiagnostics
import SengiGenerator
import SengiMigrations
import SengiSources

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder of migrations and the schema files it has to follow.
struct MigrationProject {
  let folder: MigrationFolder
  let graph: MigrationGraph
  let files: SourceFiles
  /// The oldest PostgreSQL that the schema is for.
  let target: Int

  /// - Throws: the exit status after printing what is wrong.
  init(_ options: ProjectOptions, migrations: String) throws {
    folder = MigrationFolder(path: migrations)
    var diagnostics = Diagnostics()
    let graph = MigrationGraph.read(folder, into: &diagnostics)
    guard let graph else {
      Output.show(diagnostics)
      throw Status.invalidInput
    }
    self.graph = graph
    let project = try options.project()
    let found = project.schemaFiles(into: &diagnostics)
    var configuration: SourceFiles.Configuration?
    if let path = project.configuration {
      guard let data = try? Data(contentsOf: URL(filePath: path)) else {
        Output.report("error: cannot read \(path)\n")
        throw Status.configuration
      }
      configuration = SourceFiles.Configuration(path: path, contents: Array(data))
    }
    if diagnostics.hasErrors {
      Output.show(diagnostics)
      throw Status.configuration
    }
    files = SourceFiles(files: found, configuration: configuration)
    target = try Self.target(of: files)
  }

  /// - Throws: the exit status after printing why the files cannot be read.
  static func target(of files: SourceFiles) throws -> Int {
    do throws(SourceFailure) {
      return try files.read().read.schema.target.major
    } catch {
      throw error.shown
    }
  }

  /// The schema that a migration builds on: that after its parents.
  ///
  /// After none it is empty, after one it is that one's snapshot. What is after several no file
  /// says, so they are applied to a throw-away server, which `body` may look at.
  nonisolated(nonsending) func withSchema<R>(
    after parents: [Migration],
    _ body: nonisolated(nonsending) (SchemaSource) async throws -> R
  ) async throws -> R {
    guard parents.count > 1 else {
      let files = parents.first.map { SourceFiles(of: $0) } ?? SourceFiles(files: [])
      return try await body(.files(files))
    }
    let wanted = parents.reduce(into: Set<String>()) { ids, parent in
      ids.formUnion(graph.ancestors(of: parent.id).union([parent.id]))
    }
    let some = try MigrationReplay.graph(of: graph.migrations.filter { wanted.contains($0.id) })
    let replay = try MigrationReplay(target: target, roles: self.files)
    defer { replay.stop() }
    let database = try await replay.makeDatabase()
    try await replay.run { try await Migrator(some, on: database.configuration).up() }
    return try await body(.database(database.connection))
  }
}

/// The moment that a new migration is called by.
enum MigrationStamp {
  /// `20260131T120000`, in UTC.
  static func now() -> String {
    String(Date().ISO8601Format().filter { $0.isNumber || $0 == "T" }.prefix(15))
  }
}

extension SourceFiles {
  /// The schema after a migration, as its snapshot keeps it.
  init(of migration: Migration) { self.init(migration.snapshot, at: "\(migration.name)") }
}
