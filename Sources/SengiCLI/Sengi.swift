import ArgumentParser

/// `sengi`: one file a verb.
@main struct SengiCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sengi",
    abstract: "Typed PostgreSQL for Swift, from one YAML schema.",
    discussion: """
      Exit codes: 0 fine, 1 findings or differences, 2 usage or configuration, 3 input not valid, \
      4 database or server problem, 5 refused.
      """,
    version: "0.1.0",
    subcommands: [
      InitCommand.self, CheckCommand.self, FormatCommand.self, GenerateCommand.self,
      TemplatesCommand.self, DDLCommand.self, DiffCommand.self, PullCommand.self, PushCommand.self,
      AdoptCommand.self,
      MigrateCommand.self, ReviewCommand.self,
      DevCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      // ArgumentParser's own status for misuse is 64; ours is 2, as for any wrong configuration.
      let status = exitCode(for: error)
      guard status == .validationFailure else { exit(withError: error) }
      Output.report(fullMessage(for: error) + "\n")
      exit(withError: ExitCode(2))
    }
  }
}
