import SengiDiagnostics
import SengiHazards
import SengiPlan
import SengiReading
import SengiSchema
import SengiSteps

/// A change of the table in use, and the script that makes it.
struct OnlineRecipe: Sendable {
  var title: String
  /// Turns the YAML before into the YAML after; nil for a change of rows.
  var edit: (from: String, to: String)?
  /// What to run for a change that no plan makes.
  var script: String?
  /// Whether the script is meant to block, to show that the probe would notice.
  var isControl = false

  enum Failure: Error {
    case noSuchText(String)
    case unreadable(String)
    case refused([Refusal])
    case hazards([String])
  }

  func yamlAfter(_ yaml: String) throws -> String {
    guard let edit else { return yaml }
    guard yaml.contains(edit.from) else { throw Failure.noSuchText(edit.from) }
    return yaml.replacing(edit.from, with: edit.to, maxReplacements: 1)
  }

  /// The steps as the planner makes them, else as they stand here; none of them a hazard, unless it
  /// is a control.
  func steps(from yaml: String, target: PostgresVersion) throws -> MigrationScript {
    let old = try Self.schema(yaml, target)
    if let script { return try Self.read(script) }
    let plan = Planner.plan(from: old, to: try Self.schema(try yamlAfter(yaml), target))
    guard plan.refusals.isEmpty else { throw Failure.refused(plan.refusals) }
    let found = Self.hazards(of: plan.script, old, target)
    guard found.isEmpty else { throw Failure.hazards(found) }
    return plan.script
  }

  /// Notes say what is worth knowing, and losses are what a drop is about.
  private static func hazards(
    of script: MigrationScript, _ old: Schema, _ target: PostgresVersion
  ) -> [String] {
    ScriptAnalysis(of: script, before: old, target: target).hazards
      .filter { $0.severity != .note && $0.code.code != "HAZ0309" }
      .map { "\($0.code.code) \($0.message)" }
  }

  static func schema(_ yaml: String, _ target: PostgresVersion) throws -> Schema {
    var diagnostics = Diagnostics()
    var configuration = ProjectConfiguration()
    configuration.target = target
    let file = SchemaFile(name: "app", path: "app.yaml", contents: Array(yaml.utf8))
    let read = SchemaReader.read([file], configuration: configuration, into: &diagnostics)
    guard let read else { throw Failure.unreadable(CompilerFormat.render(diagnostics)) }
    return read.schema
  }

  private static func read(_ text: String) throws -> MigrationScript {
    var diagnostics = Diagnostics()
    let read = MigrationScript.read(text, file: "recipe", into: &diagnostics)
    guard let read else { throw Failure.unreadable(CompilerFormat.render(diagnostics)) }
    return read.script
  }
}
