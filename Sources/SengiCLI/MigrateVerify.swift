import ArgumentParser
import SengiClient
import SengiDiagnostics
import SengiMigrations
import SengiSources
import SengiSteps

struct MigrateVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Applies every migration to a throw-away server, back and forth, with rows present.",
    discussion: """
      Each is applied, taken back where it can be, and applied again; taken back, the catalogue is \
      what it was before and tables hold their rows. In the end the catalogue is what the schema \
      files say. Exits with 1 when something is not so.
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var comparison: ComparisonOptions

  @Option(help: "The folder of migrations.")
  var migrations = "migrations"

  @Option(help: "Rows made in each table before each migration.")
  var rows = 2

  @Option(help: "How findings are printed.")
  var format = FindingFormat.text

  func run() async throws {
    let project = try MigrationProject(project, migrations: migrations)
    let replay = try MigrationReplay(target: project.target, roles: project.files)
    defer { replay.stop() }
    var proof = MigrationProof(project: project, replay: replay, rows: rows)
    try await proof.run()
    if !proof.isBroken { try await compare(&proof) }
    Output.show(proof.findings, as: format)
    Output.report(proof.summary)
    if proof.findings.hasErrors { throw Status.findings }
  }

  /// The end of the migrations with the schema files.
  private func compare(_ proof: inout MigrationProof) async throws {
    let source = SchemaSource.database(proof.database.connection)
    let compared = try await comparison.compare(from: source, to: .files(proof.project.files))
    proof.findings.append(contentsOf: compared.findings.all)
    let plan = compared.plan
    if plan.isEmpty { return }
    proof.findings.error(
      MigrationCode.notTheSchema, "the migrations do not end in what the schema files say",
      remedy: "run `sengi migrate new`", at: nil,
      notes: DiffText(compared, plan).text.split(separator: "\n").map {
        Diagnostic.Note(String($0))
      })
  }
}
