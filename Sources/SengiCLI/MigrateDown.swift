import ArgumentParser
import SengiMigrations

struct MigrateDown: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "down", abstract: "Takes back the migration applied last, or several.")

  @OptionGroup var options: MigrateOptions

  @Option(help: "Keep this migration and those it builds on; take back every other.")
  var to: String?

  @Flag(help: "Take back everything.")
  var all = false

  @Flag(help: "Take back even what destroys rows or values.")
  var allowLoss = false

  @Flag(help: "Print the SQL that would run, and change nothing.")
  var dryRun = false

  func validate() throws {
    if all, to != nil { throw ValidationError("--all and --to exclude each other") }
  }

  func run() async throws {
    var run = MigrateRun(options)
    run.isDryRun = dryRun
    run.migratorOptions.allowsLoss = allowLoss
    let target: DownTarget = all ? .everything : to.map(DownTarget.migration) ?? .last
    let dryRun = dryRun
    _ = try await run.run { .outcome(try await $0.down(to: target, isDryRun: dryRun)) }
  }
}
