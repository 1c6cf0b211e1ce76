import ArgumentParser
import SengiMigrations

struct MigrateResume: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Goes on with what was interrupted or has failed, from the step it came to.")

  @OptionGroup var options: MigrateOptions

  @Option(help: "What to take for true of an interrupted statement, where nothing tells.")
  var assume: Assumption?

  enum Assumption: String, ExpressibleByArgument, CaseIterable {
    case done
    case notDone = "not-done"
  }

  func run() async throws {
    var run = MigrateRun(options)
    run.migratorOptions.assumption = assume.map { $0 == .done ? .done : .notDone }
    _ = try await run.run { .outcome(try await $0.resume()) }
  }
}
