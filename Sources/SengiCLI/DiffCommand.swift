import ArgumentParser
import SengiDiagnostics
import SengiDiff
import SengiPlan
import SengiSQL
import SengiSources

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Shows what turns one schema into another.",
    discussion: """
      FROM and TO are each a folder of YAML files, git:REVISION or git:REVISION:FOLDER, \
      migrations:FOLDER for the newest snapshot there, or the connection string or URL of a live \
      database, which is only read. Exits with 0 when both are the same, 1 when they differ, 5 when \
      the change would lose what --allow does not name, or cannot be made.
      """)

  @Argument(help: "The schema there is.")
  var from: String

  @Argument(help: "The schema there shall be.")
  var to: String

  @Option(help: "text tells people what changes; sql is the migration's up.sql; json is both.")
  var format = DiffFormat.text

  @OptionGroup var comparison: ComparisonOptions

  func run() async throws {
    let compared = try await comparison.compare(from: from, to: to)
    let plan = compared.plan
    switch format {
    case .text: Output.write(DiffText(compared, plan).text)
    case .sql: Output.write(plan.script.text)
    case .json: Output.write(DiffJSON(compared, plan).text)
    }
    Output.show(compared.findings)
    let refused = comparison.refusals(of: plan, to: compared.new)
    for line in refused { Output.report("refused: \(line)\n") }
    if !refused.isEmpty { throw Status.refused }
    if !plan.isEmpty { throw Status.findings }
  }
}

enum DiffFormat: String, ExpressibleByArgument, CaseIterable {
  case text, sql, json
}

extension SchemaComparison {
  /// What turns the old schema into the new one.
  var plan: MigrationPlan { Planner.plan(from: old, to: new, renamings: renamings) }

  var shapeChanges: [ShapeChange] {
    SchemaDiff.shapeChanges(from: old, to: new, renamings: renamings)
  }
}
