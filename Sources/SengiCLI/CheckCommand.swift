import ArgumentParser
import SengiDiagnostics
import SengiGenerator
import SengiSources

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads the schema and reports everything that is wrong with it.",
    discussion: """
      Errors end with status 3. Warnings, such as those of lint, are printed and change nothing; \
      with --strict they end with status 1. What a code means stands in \
      Documentation/codes/CODE.md; what is meant as it is gets 'ignore: { CODE: the reason }'.
      """)

  @OptionGroup var options: ProjectOptions

  @Flag(help: "Builds the schema on a throw-away server too, which finds every mistake in SQL.")
  var server = false

  @Flag(help: "Warnings make the check fail too.")
  var strict = false

  @Option(help: "The folder of migrations, to tell which 'was:' may go.")
  var migrations = "migrations"

  @Option(
    help:
      "How findings are printed: text on the error output, json or sarif on the standard output.")
  var format = FindingFormat.text

  func run() async throws {
    let diagnostics = try await diagnostics(of: try options.project())
    Output.show(diagnostics, as: format)
    if diagnostics.hasErrors { throw Status.invalidInput }
    if strict, diagnostics.all.contains(where: { $0.severity == .warning }) {
      throw Status.findings
    }
  }

  /// Stage after stage, each on what the one before it made.
  private func diagnostics(of project: Project) async throws -> Diagnostics {
    var diagnostics = Diagnostics()
    guard let reading = project.read(into: &diagnostics) else { return diagnostics }
    LintStage.run(reading.read, settings: reading.configuration.lint, into: &diagnostics)
    diagnostics.append(
      contentsOf: IdleRenaming.findings(in: reading.read, migrations: migrations).all)
    if server, !diagnostics.hasErrors {
      diagnostics.append(contentsOf: try await ServerStage.findings(of: reading.read).all)
    }
    return diagnostics
  }
}
