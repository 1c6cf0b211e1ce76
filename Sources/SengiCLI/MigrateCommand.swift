import ArgumentParser

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Writes migrations, applies them to databases, and takes them back.",
    discussion: """
      Without --url the database is that of DATABASE_URL. Several --url, or a file of them, are \
      worked on side by side. What a run does is told on the error output; with --format json what \
      became of each database is on the standard output.
      """,
    subcommands: [
      MigrateNew.self, MigrateUp.self, MigrateDown.self, MigrateStatus.self, MigrateResume.self,
      MigrateBaseline.self, MigrateVerify.self, MigrateRebase.self, MigrateSquash.self,
      MigrateLintCommand.self,
    ])
}
