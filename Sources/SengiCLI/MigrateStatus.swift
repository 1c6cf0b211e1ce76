import ArgumentParser
import SengiMigrations

struct MigrateStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints where databases stand; exits with 1 unless all is applied.")

  @OptionGroup var options: MigrateOptions

  func run() async throws {
    let graph = try options.graph()
    let contents = try await MigrateRun(options).run { migrator in
      var status = try await migrator.status()
      status.replacements = AppliedReplacements(graph, status).lines
      return .status(status)
    }
    for case .status(let status) in contents where !status.isUpToDate { throw Status.findings }
  }
}
