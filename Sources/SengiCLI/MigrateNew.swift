import ArgumentParser
import SengiDiagnostics
import SengiMigrations
import SengiSources
import SengiSteps

struct MigrateNew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes the migration that brings databases to what the schema files say.",
    discussion: """
      It begins where the newest migration ends. Where two branches end, it joins them; they must \
      commute. What would be lost has to be said by 'dropped' or allowed: --allow drop:blog.posts.title. \
      Prints the folder.
      """)

  @Argument(help: "A few words, such as 'add subtitle'.")
  var name: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var comparison: ComparisonOptions

  @Option(help: "The folder of migrations.")
  var migrations = "migrations"

  @Flag(help: "Write it even when nothing has changed, for SQL of your own.")
  var empty = false

  @Option(help: "The moment to call it by, as yyyymmddThhmmss in UTC; else now.")
  var stamp: String?

  func validate() throws {
    if MigrationName(stamp: stamp ?? "20260101T000000", title: name) == nil {
      throw ValidationError("no folder can be called by '\(stamp.map { $0 + " " } ?? "")\(name)'")
    }
  }

  func run() async throws {
    let project = try MigrationProject(project, migrations: migrations)
    guard let folder = MigrationName(stamp: stamp ?? MigrationStamp.now(), title: name) else {
      throw Status.configuration
    }
    let heads = project.graph.heads
    try refuseConflicts(project.graph)
    let authored = try await project.withSchema(after: heads) { before in
      let compared = try await comparison.compare(from: before, to: .files(project.files))
      Output.show(compared.findings)
      return AuthoredMigration(compared, comparison)
    }
    for line in authored.refused { Output.report("refused: \(line)\n") }
    if !authored.refused.isEmpty { throw Status.refused }
    if authored.isEmpty, !empty, heads.count < 2,
      heads.first?.snapshot.files ?? [] == snapshot(project)
    {
      Output.report("nothing has changed; --empty writes a migration for SQL of your own\n")
      return
    }
    let draft = MigrationDraft(
      name: folder,
      snapshot: MigrationSnapshot(
        folder: folder, parents: heads.map(\.id), target: project.target,
        files: snapshot(project)),
      up: authored.up, down: authored.down)
    var diagnostics = Diagnostics()
    guard project.folder.write(draft, into: &diagnostics) else {
      Output.show(diagnostics)
      throw Status.configuration
    }
    Output.write("\(project.folder.path)/\(folder)\n")
    let count = authored.up.steps.count
    let way = authored.down.downClass?.kind.rawValue ?? "exact"
    Output.report("\(count) \(count == 1 ? "step" : "steps"); the way back is \(way)\n")
  }

  private func snapshot(_ project: MigrationProject) -> [MigrationSnapshot.File] {
    project.files.snapshotFiles.sorted { $0.name < $1.name }
  }

  /// Branches that do not commute cannot be joined.
  private func refuseConflicts(_ graph: MigrationGraph) throws {
    let conflicts = graph.conflicts(pending: Set(graph.migrations.map(\.id)), applied: [])
    if conflicts.isEmpty { return }
    for conflict in conflicts {
      Output.report(
        "refused: \(conflict.first) and \(conflict.second) do not commute: \(conflict.reason); "
          + "run `sengi migrate rebase \(conflict.second)`\n")
    }
    throw Status.refused
  }
}
