import ArgumentParser
import SengiClient
import SengiDiagnostics
import SengiGenerator
import SengiMigrations
import SengiReading
import SengiSources
import SengiWriting

struct AdoptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Takes what a live database has and the files do not into the files.",
    discussion: """
      The YAML files are changed as by pull. Where there are migrations, one is added that makes the \
      same change elsewhere, and the database's journal marks it as applied: nothing of the \
      database's own schema is touched. Afterwards diff finds nothing.
      """)

  @Argument(help: "A connection string or URL: postgresql://user@host/database.")
  var url: String

  @OptionGroup var options: ProjectOptions

  @Option(help: "The folder of migrations.")
  var migrations = "migrations"

  @Option(help: "What the migration is called.")
  var name = "adopt"

  @Flag(help: "Print the SQL of the migration, and change nothing.")
  var dryRun = false

  @Option(help: "A server to build schemas on in databases of their own, not a throw-away one.")
  var scratch: String?

  func run() async throws {
    guard let name = MigrationName(stamp: MigrationStamp.now(), title: name) else {
      throw ValidationError("--name needs a letter or a digit")
    }
    let project = try options.project()
    let graph = try graph()
    let head = try await head(of: graph)
    // A first look at a database that is as the files say leaves their words alone.
    if graph.migrations.isEmpty, try await !hasDrifted(from: project) {
      Output.report("the database is as \(project.schemas.path) says\n")
      return
    }
    let update = try await update(of: project)
    let files = try adopted(update, project)
    let comparison = try await comparison(from: head, to: files, project)
    // What is lost is lost already.
    let authored = AuthoredMigration(comparison, try ComparisonOptions.parse(["--allow", "all"]))
    if dryRun {
      for change in update.changes { Output.report("would change \(change.name).yaml\n") }
      Output.write(authored.up.text)
      return
    }
    var diagnostics = Diagnostics()
    let written = update.changes.map { (name: $0.name, text: $0.text) }
    guard project.schemas.write(written, into: &diagnostics) else {
      Output.show(diagnostics)
      throw Status.configuration
    }
    for change in update.changes {
      let verb = change.text == nil ? "removed" : change.isNew ? "written" : "changed"
      Output.write("\(verb) \(project.schemas.path)/\(change.name).yaml\n")
    }
    guard !graph.migrations.isEmpty, !authored.isEmpty else { return }
    let draft = MigrationDraft(
      name: name,
      snapshot: MigrationSnapshot(
        folder: name, parents: graph.heads.map(\.id), target: comparison.new.target.major,
        files: files.snapshotFiles),
      up: authored.up, down: authored.down)
    guard MigrationFolder(path: migrations).write(draft, into: &diagnostics) else {
      Output.show(diagnostics)
      throw Status.configuration
    }
    Output.write("written \(migrations)/\(name)\n")
    try await mark(name)
  }

  private func graph() throws -> MigrationGraph {
    var diagnostics = Diagnostics()
    guard let graph = MigrationGraph.read(MigrationFolder(path: migrations), into: &diagnostics)
    else {
      Output.show(diagnostics)
      throw Status.invalidInput
    }
    return graph
  }

  /// The snapshot that the migrations lead to, which the database must have reached.
  private func head(of graph: MigrationGraph) async throws -> SourceFiles? {
    guard !graph.migrations.isEmpty else { return nil }
    do {
      let status = try await Migrator(graph, on: PGConfiguration(url)).status()
      guard status.isUpToDate else {
        Output.report("refused: the database has not all migrations; run `sengi migrate up`\n")
        throw Status.refused
      }
      return try MigrationsHead.files(of: migrations)
    } catch let failure as SourceFailure {
      throw failure.shown
    } catch let code as ExitCode {
      throw code
    } catch {
      Output.report("error: \(ConnectionSecret(url).hidden(in: "\(error)"))\n")
      throw Status.server
    }
  }

  /// What a pull would change.
  private func update(of project: Project) async throws -> FolderUpdate {
    var diagnostics = Diagnostics()
    let settings = project.settings(into: &diagnostics)
    let files = project.schemaFiles(into: &diagnostics)
    guard let settings, !diagnostics.hasErrors else {
      Output.show(diagnostics)
      throw Status.configuration
    }
    let pulled = try await PulledDatabase.read(url, owners: false, namespaces: nil)
    for note in pulled.notes { Output.report("note: \(note)\n") }
    let update = FolderUpdate.plan(
      files, from: pulled.schema, configuration: settings, into: &diagnostics)
    guard let update, update.failed.isEmpty, !update.findings.hasErrors else {
      Output.show(diagnostics)
      if let update { Output.show(update.findings) }
      for object in update?.failed ?? [] {
        Output.report("error: \(object) cannot be said as the database has it\n")
      }
      throw Status.invalidInput
    }
    return update
  }

  /// The files as they will be.
  private func adopted(_ update: FolderUpdate, _ project: Project) throws -> SourceFiles {
    do throws(SourceFailure) {
      var files = try SourceFiles(
        project.schemas.path, configuration: project.configuration)
      for change in update.changes {
        files.files.removeAll { $0.name == change.name }
        if let text = change.text {
          let path = "\(project.schemas.path)/\(change.name).yaml"
          files.files.append(
            SchemaFile(name: change.name, path: path, contents: Array(text.utf8)))
        }
      }
      return SourceFiles(files: files.files, configuration: files.configuration)
    } catch {
      throw error.shown
    }
  }

  private func comparison(
    from head: SourceFiles?, to files: SourceFiles, _ project: Project
  ) async throws -> SchemaComparison {
    do throws(SourceFailure) {
      var old = files
      if let head {
        old = head
      } else {
        old = try SourceFiles(project.schemas.path, configuration: project.configuration)
      }
      return try await SourceComparer(options: .init(scratch: scratch)).compare(
        from: .files(old), to: .files(files))
    } catch {
      throw error.shown
    }
  }

  private func hasDrifted(from project: Project) async throws -> Bool {
    do throws(SourceFailure) {
      let files = try SourceFiles(project.schemas.path, configuration: project.configuration)
      let compared = try await SourceComparer(options: .init(scratch: scratch)).compare(
        from: .database(url), to: .files(files))
      return !compared.plan.isEmpty
    } catch {
      throw error.shown
    }
  }

  private func mark(_ name: MigrationName) async throws {
    do {
      _ = try await Migrator(try graph(), on: PGConfiguration(url)).baseline(to: name.description)
      Output.report("marked as applied: \(name)\n")
    } catch {
      Output.report(
        "error: the migration is written, but could not be marked as applied; run "
          + "`sengi migrate baseline --to \(name)`: "
          + ConnectionSecret(url).hidden(in: "\(error)") + "\n")
      throw Status.server
    }
  }
}
