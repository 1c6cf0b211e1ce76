import ArgumentParser
import SengiMigrations

struct MigrateBaseline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Marks migrations as applied without running them.",
    discussion: """
      For a database that has got by other means what they do. Check first with \
      `sengi diff postgres://… migrations:DIR` that it has.
      """)

  @OptionGroup var options: MigrateOptions

  @Option(help: "Only this migration and those it builds on.")
  var to: String?

  @Flag(help: "Print what would be marked, and change nothing.")
  var dryRun = false

  func run() async throws {
    var run = MigrateRun(options)
    run.isDryRun = dryRun
    let (to, dryRun) = (to, dryRun)
    _ = try await run.run { .outcome(try await $0.baseline(to: to, isDryRun: dryRun)) }
  }
}
