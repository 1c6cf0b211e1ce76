import ArgumentParser
import SengiMigrations

struct MigrateUp: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up", abstract: "Applies what is pending.")

  @OptionGroup var options: MigrateOptions

  @Option(help: "Only this migration and those it builds on.")
  var to: String?

  @Flag(help: "Print the SQL that would run, and change nothing.")
  var dryRun = false

  func run() async throws {
    var run = MigrateRun(options)
    run.isDryRun = dryRun
    let (to, dryRun) = (to, dryRun)
    _ = try await run.run { .outcome(try await $0.up(to: to, isDryRun: dryRun)) }
  }
}
