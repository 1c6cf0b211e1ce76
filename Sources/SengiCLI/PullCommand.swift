import ArgumentParser
import SengiDiagnostics
import SengiGenerator
import SengiReading
import SengiSQL
import SengiSchema
import SengiWriting

struct PullCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull",
    abstract: "Writes the schema of a live database as YAML, into new files or those there are.",
    discussion: """
      Objects that are the same in the database and in the files are not touched; what differs is \
      changed where it stands, with the comments around it. What a database does not know, such as \
      shapes, Swift names and behaviours, stays. The names of changed files are printed on the \
      standard output, what changed in them on the error output.
      """)

  @Argument(help: "A connection string or URL: postgresql://user@host/database.")
  var url: String

  @Option(help: "The folder for the YAML files; else the schema folder of sengi.yaml, or schemas.")
  var output: String?

  @Option(
    name: .customLong("config"), help: "The configuration file; else sengi.yaml is looked for.")
  var configuration: String?

  @Flag(help: "Write who owns what, too.")
  var owners = false

  @Option(name: .customLong("namespace"), help: "Only this namespace; may be given repeatedly.")
  var namespaces: [String] = []

  @Flag(help: "Change nothing; exit with 1 when the files are not what the database is.")
  var check = false

  func validate() throws {
    for name in namespaces where SQLIdentifier(name) == nil {
      throw ValidationError("'\(name)' cannot be the name of a namespace")
    }
  }

  func run() async throws {
    var diagnostics = Diagnostics()
    let project = Project.forPulling(
      into: output, configuration: configuration, into: &diagnostics)
    let settings = project?.settings(into: &diagnostics)
    let files = project?.schemaFiles(into: &diagnostics)
    guard let project, let settings, let files, !diagnostics.hasErrors else {
      Output.show(diagnostics)
      throw Status.configuration
    }
    let chosen = namespaces.isEmpty ? nil : Set(namespaces.compactMap(SQLIdentifier.init))
    var pulled = try await PulledDatabase.read(url, owners: owners, namespaces: chosen)
    // Files that are there already have the names that people gave.
    if files.isEmpty {
      pulled.schema = SwiftNameCompletion.complete(pulled.schema, main: settings.mainNamespace)
    }
    let update = FolderUpdate.plan(
      files, from: pulled.schema, configuration: settings,
      options: FolderUpdate.Options(withOwners: owners, namespaces: chosen), into: &diagnostics)
    guard let update else {
      Output.show(diagnostics)
      Output.report("error: the files cannot be read, so nothing was changed\n")
      throw Status.invalidInput
    }
    let written = update.changes.map { (name: $0.name, text: $0.text) }
    if !check, !project.schemas.write(written, into: &diagnostics) {
      Output.show(diagnostics)
      throw Status.configuration
    }
    report(update, pulled, in: project.schemas.path)
    if !update.failed.isEmpty { throw Status.findings }
    if check, !update.isEmpty { throw Status.findings }
  }

  private func report(_ update: FolderUpdate, _ pulled: PulledDatabase, in folder: String) {
    for change in update.changes {
      let verb =
        change.text == nil ? "removed" : check ? "stale" : change.isNew ? "written" : "changed"
      Output.write("\(verb) \(folder)/\(change.name).yaml\n")
    }
    for (verb, objects) in [("changed", update.altered), ("gone", update.removed)] {
      for object in objects { Output.report("\(verb): \(object)\n") }
    }
    // A first pull names files; naming every object of a whole database would help nobody.
    if update.unchanged > 0 || !update.altered.isEmpty {
      for object in update.added { Output.report("new: \(object)\n") }
    }
    if update.findings.all.isEmpty {
      for object in update.failed {
        Output.report("warning: \(object) is not said as the database has it; look at it\n")
      }
    } else {
      Output.report("warning: what the database holds does not read as YAML; look at it:\n")
      Output.show(update.findings)
    }
    for note in pulled.notes { Output.report("note: \(note)\n") }
    let counts =
      "\(update.added.count) new, \(update.altered.count) changed, "
      + "\(update.removed.count) gone, \(update.unchanged) the same"
    Output.report("\(folder): \(counts)\n")
  }
}
