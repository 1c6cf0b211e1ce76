import ArgumentParser
import SengiClient
import SengiDiagnostics
import SengiMigrations
import SengiSources

/// Runs one verb of `migrate` on every database it is given.
struct MigrateRun {
  let options: MigrateOptions
  var migratorOptions: MigratorOptions
  /// What a finished migration is called.
  var isDryRun = false

  init(_ options: MigrateOptions) {
    self.options = options
    migratorOptions = options.migratorOptions
  }

  /// - Throws: the exit status, after everything was told.
  func run(
    _ work: @escaping @Sendable (Migrator) async throws -> FleetReport.Content
  ) async throws -> [FleetReport.Content] {
    let graph = try options.graph()
    let databases = try options.databases()
    let migratorOptions = migratorOptions
    let results = await MigrationFleet.run(
      databases, jobs: options.jobs, stopsOnError: options.stopOnError
    ) { database in
      let prefix = databases.count > 1 ? "\(database.name): " : ""
      let migrator = Migrator(
        graph, on: PGConfiguration(database.url), options: migratorOptions
      ) { event in
        if let line = MigrateProgress.line(event) { Output.report("\(prefix)\(line)\n") }
      }
      return try await work(migrator)
    }
    var status: ExitCode?
    var contents: [(name: String, content: FleetReport.Content)] = []
    for (database, result) in zip(databases, results) {
      switch result {
      case .done(let content): contents.append((database.name, content))
      case .skipped: contents.append((database.name, .skipped))
      case .failed(let error):
        let (code, diagnostics) = Self.findings(error, ConnectionSecret(database.url))
        if code.rawValue > status?.rawValue ?? 0 { status = code }
        contents.append((database.name, .failed(diagnostics)))
      }
    }
    tell(contents)
    if let status { throw status }
    return contents.map(\.content)
  }

  private func tell(_ contents: [(name: String, content: FleetReport.Content)]) {
    if options.format == .json {
      Output.write(FleetReport(contents).jsonText)
      return
    }
    for (name, content) in contents {
      let prefix = contents.count > 1 ? "\(name): " : ""
      switch content {
      case .failed(let diagnostics):
        for diagnostic in diagnostics {
          Output.report(prefix + CompilerFormat.render(diagnostic))
        }
      case .skipped: Output.report("\(prefix)not begun\n")
      case .outcome(let outcome): MigrateProgress.tell(outcome, prefix, isDryRun: isDryRun)
      case .status(let status): MigrateProgress.tell(status, prefix)
      }
    }
  }

  private static func findings(
    _ error: any Error, _ secret: ConnectionSecret
  ) -> (ExitCode, [Diagnostic]) {
    guard let failure = error as? MigrationFailure else {
      let text = secret.hidden(in: "\(error)")
      return (Status.server, [Diagnostic(.error, MigrationCode.noConnection, text, at: nil)])
    }
    let code =
      switch failure.kind {
      case .invalid: Status.invalidInput
      case .server: Status.server
      case .refused: Status.refused
      }
    let diagnostics = failure.diagnostics.map { diagnostic in
      var shown = diagnostic
      shown.message = secret.hidden(in: diagnostic.message)
      return shown
    }
    return (code, diagnostics)
  }
}
