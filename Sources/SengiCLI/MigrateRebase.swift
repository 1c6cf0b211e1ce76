import ArgumentParser
import SengiDiagnostics
import SengiMigrations
import SengiSources
import SengiSteps

struct MigrateRebase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebase",
    abstract: "Puts the migrations of one branch behind those of the others.",
    discussion: """
      Merge the branch and its schema files first. A branch of several migrations becomes one. \
      Where the branches commute its SQL stays as it is, else it is planned anew: from the schema \
      of the others to the schema files. Databases that have applied it take it back before.
      """)

  @Argument(help: "A migration of the branch that is to come last.")
  var name: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var comparison: ComparisonOptions

  @Option(help: "The folder of migrations.")
  var migrations = "migrations"

  @Flag(help: "Plan the SQL anew even where the branches commute.")
  var replan = false

  func run() async throws {
    let project = try MigrationProject(project, migrations: migrations)
    let graph = project.graph
    let branch = try MigrationBranch(graph, name)
    guard let last = branch.own.last, !branch.others.isEmpty else {
      Output.report("nothing to do: there is no other branch\n")
      return
    }
    let authored = try await authored(project, branch)
    for line in authored.refused { Output.report("refused: \(line)\n") }
    if !authored.refused.isEmpty { throw Status.refused }
    let snapshot = MigrationSnapshot(
      folder: last.name, parents: branch.others.map(\.id),
      replaces: branch.own.flatMap(\.snapshot.replaces), target: project.target,
      files: project.files.snapshotFiles)
    let draft = MigrationDraft(
      name: last.name, snapshot: snapshot, up: authored.up, down: authored.down)
    var diagnostics = Diagnostics()
    let isWritten =
      project.folder.replace(draft, into: &diagnostics)
      && project.folder.remove(branch.own.dropLast().map(\.name), into: &diagnostics)
    guard isWritten else {
      Output.show(diagnostics)
      throw Status.configuration
    }
    Output.write("\(project.folder.path)/\(last.name)\n")
    let others = branch.others.map(\.name.description).joined(separator: ", ")
    Output.report("it comes after \(others) now; check it with `sengi migrate verify`\n")
  }

  private func authored(
    _ project: MigrationProject, _ branch: MigrationBranch
  ) async throws -> AuthoredMigration {
    let conflicts = project.graph.conflicts(
      pending: Set(branch.own.map(\.id)), applied: branch.before)
    if conflicts.isEmpty, !replan {
      return AuthoredMigration(joining: branch.own.map { ($0.up.script, $0.down?.script) })
    }
    for conflict in conflicts {
      Output.report(
        "planned anew: \(conflict.first) and \(conflict.second) do not commute: "
          + "\(conflict.reason)\n")
    }
    return try await project.withSchema(after: branch.others) { before in
      let compared = try await comparison.compare(from: before, to: .files(project.files))
      Output.show(compared.findings)
      return AuthoredMigration(compared, comparison)
    }
  }
}

/// The migrations that one end of the graph has for itself.
struct MigrationBranch {
  /// In the order of application.
  let own: [Migration]
  /// The other ends of the graph, by name.
  let others: [Migration]
  /// What the other ends have.
  let before: Set<String>

  /// - Throws: the exit status after printing why no branch is meant.
  init(_ graph: MigrationGraph, _ name: String) throws {
    let meant: Migration
    do throws(MigrationFailure) { meant = try graph.find(name) } catch {
      Output.report(error.description)
      throw Status.invalidInput
    }
    let ends = graph.heads.filter {
      $0.id == meant.id || graph.ancestors(of: $0.id).contains(meant.id)
    }
    guard ends.count == 1, let end = ends.first else {
      Output.report("refused: '\(name)' belongs to more than one branch; name the branch's last\n")
      throw Status.refused
    }
    others = graph.heads.filter { $0.id != end.id }
    let before = others.reduce(into: Set<String>()) { ids, other in
      ids.formUnion(graph.ancestors(of: other.id).union([other.id]))
    }
    self.before = before
    let reached = graph.ancestors(of: end.id).union([end.id])
    own = graph.migrations.filter { reached.contains($0.id) && !before.contains($0.id) }
  }
}
