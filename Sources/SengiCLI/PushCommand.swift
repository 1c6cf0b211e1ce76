import ArgumentParser
import SengiClient
import SengiDiagnostics
import SengiPlan
import SengiSQL
import SengiSchema
import SengiSources

struct PushCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "push", abstract: "Brings a database for development to the schema.",
    discussion: """
      No migration is written and no journal kept. The database must be marked as one for \
      development: ALTER DATABASE name SET sengi.dev = on. What would lose rows or values is refused.
      """)

  @Argument(help: "A connection string or URL: postgresql://user@host/database.")
  var url: String

  @Flag(help: "Print the SQL and change nothing.")
  var explain = false

  @OptionGroup var options: ProjectOptions

  @Option(help: "A server to build the schema on in a database of its own, not a throw-away one.")
  var scratch: String?

  func run() async throws {
    let project = try options.project()
    let compared: SchemaComparison
    do throws(SourceFailure) {
      compared = try await SourceComparer(options: .init(scratch: scratch)).compare(
        from: .database(url),
        to: .files(try SourceFiles(project.schemas.path, configuration: project.configuration)))
    } catch {
      throw error.shown
    }
    Output.show(compared.findings)
    let plan = compared.plan
    if explain { Output.write(plan.script.text) }
    let refused = Self.refusals(of: plan, to: compared.new)
    for line in refused { Output.report("refused: \(line)\n") }
    if !refused.isEmpty { throw Status.refused }
    if explain || plan.isEmpty { return }
    try await push(plan)
  }

  private static func refusals(of plan: MigrationPlan, to new: Schema) -> [String] {
    plan.refusals.map { "\($0.object): \($0.reason)" }
      + Losses.unannounced(plan, in: new).map {
        "\($0.object): \($0.description); such a loss needs a migration, or 'dropped' to say it"
      }
  }

  private func push(_ plan: MigrationPlan) async throws {
    let client = PGClient(PGConfiguration(url))
    do {
      let isMarked = try await client.withConnection { connection in
        guard try await DevelopmentMark.isSet(connection) else { return false }
        try await DirectRun(connection).run(plan.script)
        return true
      }
      await client.close()
      guard isMarked else {
        Output.report(
          "refused: the database is not marked as one for development; write a migration, or say "
            + "ALTER DATABASE … SET sengi.dev = on\n")
        throw Status.refused
      }
    } catch let failure as DirectRun.Failure {
      await client.close()
      Output.report("error: \(failure.reason)\nin: \(failure.statement)\n")
      throw Status.server
    } catch let code as ExitCode {
      throw code
    } catch {
      await client.close()
      Output.report("error: \(ConnectionSecret(url).hidden(in: "\(error)"))\n")
      throw Status.server
    }
    for step in plan.steps { Output.report("done: \(step.step.title)\n") }
  }
}
