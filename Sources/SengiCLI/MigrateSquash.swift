import ArgumentParser
import SengiClient
import SengiDiagnostics
import SengiMigrations
import SengiSources
import SengiSteps

struct MigrateSquash: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "squash",
    abstract: "Makes one migration of several.",
    discussion: """
      The new one is planned from the schema before them to the schema after them, and held on a \
      throw-away server against what they do: the catalogue must be the same. Migrations that \
      change rows, or make what the schema does not say, are joined with --join: their steps one \
      behind the other. A database that has the last of them counts as having the new one.
      """)

  @Argument(help: "A few words for the new migration.")
  var name = "squash"

  @OptionGroup var project: ProjectOptions
  @OptionGroup var comparison: ComparisonOptions

  @Option(help: "The folder of migrations.")
  var migrations = "migrations"

  @Option(help: "The first of them; else the very first.")
  var from: String?

  @Option(help: "The last of them; else the newest.")
  var to: String?

  @Flag(help: "Join their steps instead of planning anew.")
  var join = false

  func run() async throws {
    let project = try MigrationProject(project, migrations: migrations)
    let range = try range(project.graph)
    guard let last = range.last, range.count > 1 else {
      Output.report("nothing to do: there are not two migrations to make one of\n")
      return
    }
    guard let folder = MigrationName(stamp: last.name.stamp, title: name) else {
      Output.report("error: no folder can be called by '\(name)'\n")
      throw Status.configuration
    }
    let authored = try await authored(project, range, last)
    guard let snapshot = project.graph.squashed(range, as: folder) else { return }
    try await prove(project, range, folder, snapshot, authored.up)
    var diagnostics = Diagnostics()
    let draft = MigrationDraft(
      name: folder, snapshot: snapshot, up: authored.up, down: authored.down)
    guard project.folder.squash(range, into: draft, &diagnostics) else {
      Output.show(diagnostics)
      throw Status.configuration
    }
    Output.write("\(project.folder.path)/\(folder)\n")
    Output.report("it stands for \(range.count) migrations and does the same\n")
  }

  /// - Throws: the exit status after printing what is wrong with it.
  private func range(_ graph: MigrationGraph) throws -> [Migration] {
    do {
      let heads = graph.heads
      guard let last = try to.map(graph.find) ?? (heads.count == 1 ? heads.first : nil) else {
        Output.report("refused: pass --to, since not one migration is the newest\n")
        throw Status.refused
      }
      var ids = graph.ancestors(of: last.id).union([last.id])
      if let from { ids.subtract(graph.ancestors(of: try graph.find(from).id)) }
      let outside = graph.migrations.first { migration in
        !ids.contains(migration.id)
          && graph.parents(of: migration.id).contains { $0.id != last.id && ids.contains($0.id) }
      }
      if let outside {
        Output.report("refused: \(outside.name) builds on one of them that is not the last\n")
        throw Status.refused
      }
      return graph.migrations.filter { ids.contains($0.id) }
    } catch let failure as MigrationFailure {
      Output.report(failure.description)
      throw Status.invalidInput
    }
  }

  private func authored(
    _ project: MigrationProject, _ range: [Migration], _ last: Migration
  ) async throws -> AuthoredMigration {
    if join {
      return AuthoredMigration(joining: range.map { ($0.up.script, $0.down?.script) })
    }
    if let changing = range.first(where: { $0.up.script.changesRows }) {
      Output.report("refused: \(changing.name) changes rows; pass --join\n")
      throw Status.refused
    }
    let before = project.graph.parents(of: range)
    let authored = try await project.withSchema(after: before) { source in
      AuthoredMigration(
        try await comparison.compare(from: source, to: .files(SourceFiles(of: last))), comparison)
    }
    for line in authored.refused { Output.report("refused: \(line)\n") }
    if !authored.refused.isEmpty { throw Status.refused }
    return authored
  }

  /// Applies both to databases of their own.
  /// - Throws: the exit status after printing that the catalogues differ.
  private func prove(
    _ project: MigrationProject, _ range: [Migration], _ folder: MigrationName,
    _ snapshot: MigrationSnapshot, _ up: MigrationScript
  ) async throws {
    var diagnostics = Diagnostics()
    let path = project.folder.path(of: folder, file: "up.sql")
    guard let read = MigrationScript.read(up.text, file: path, into: &diagnostics) else {
      Output.show(diagnostics)
      throw Status.invalidInput
    }
    let squashed = Migration(name: folder, snapshot: snapshot, up: read)
    let before = range.reduce(into: Set<String>()) { ids, migration in
      ids.formUnion(project.graph.ancestors(of: migration.id))
    }.subtracting(range.map(\.id))
    let base = project.graph.migrations.filter { before.contains($0.id) }
    let replay = try MigrationReplay(target: project.target, roles: project.files)
    defer { replay.stop() }
    var catalogues: [String] = []
    for migrations in [base + range, base + [squashed]] {
      let graph = try MigrationReplay.graph(of: migrations)
      let database = try await replay.makeDatabase()
      try await replay.run { try await Migrator(graph, on: database.configuration).up() }
      catalogues.append(try await replay.catalogue(database))
    }
    guard catalogues.first == catalogues.last else {
      Output.report(
        "refused: the migrations make what the schema does not say; pass --join\n"
          + LineDifference.text(catalogues.first ?? "", catalogues.last ?? ""))
      throw Status.refused
    }
  }
}

extension MigrationScript {
  /// Whether a statement does something else than define objects.
  fileprivate var changesRows: Bool {
    let verbs: Set<String> = ["insert", "update", "delete", "merge", "truncate", "do", "call"]
    return steps.contains { step in
      if case .batch = step.mode { return true }
      return step.statements.contains { text in
        SQLStatement(text).map { statement in
          statement.words.first.map(verbs.contains) ?? true
            || ["with", "select"].contains(statement.words.first) && step.mode != .check
        } ?? true
      }
    }
  }
}
