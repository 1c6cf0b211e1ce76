import ArgumentParser
import SengiMigrations

struct MigrateStatus: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Prints where databases stand; exits with 1 unless all is applied.")

  @OptionGroup var options: MigrateOptions

  func run() async throws {
    let contents = try await MigrateRun(options).run { .status(try await $0.status()) }
    for case .status(let status) in contents where !status.isUpToDate { throw Status.findings }
  }
}
