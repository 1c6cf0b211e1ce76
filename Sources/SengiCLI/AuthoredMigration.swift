import SengiDiff
import SengiPlan
import SengiSources
import SengiSteps

/// The scripts that Sengi writes for a difference.
struct AuthoredMigration {
  var up: MigrationScript
  var down: MigrationScript
  /// Why it must not be written, one line each.
  var refused: [String]

  var isEmpty: Bool { up.steps.isEmpty }

  init(_ compared: SchemaComparison, _ options: ComparisonOptions) {
    let plan = compared.plan
    let back = Planner.plan(
      from: compared.back.old, to: compared.back.new, renamings: compared.back.renamings,
      options: Planner.Options(isBack: true))
    up = plan.script
    down = back.script
    refused = options.refusals(of: plan, to: compared.new)
    let downClass = DownClass(of: back, after: plan)
    if downClass.kind == .impossible { down = MigrationScript() }
    down.downClass = downClass
  }

  /// The scripts of several migrations as one.
  init(joining migrations: [(up: MigrationScript, down: MigrationScript?)]) {
    up = MigrationScript(migrations.flatMap(\.up.steps))
    down = MigrationScript(migrations.reversed().flatMap { $0.down?.steps ?? [] })
    refused = []
    let classes = migrations.map { migration in
      migration.down.map { $0.downClass ?? DownClass(.exact) }
        ?? DownClass(.impossible, losses: ["there is no down.sql"])
    }
    let losses = classes.flatMap(\.losses)
    let needs = classes.flatMap(\.needs)
    if classes.contains(where: { $0.kind == .impossible }) {
      down = MigrationScript(downClass: DownClass(.impossible, losses: losses, needs: needs))
    } else if classes.contains(where: { $0.kind == .impossibleWithRows }) {
      down.downClass = DownClass(.impossibleWithRows, losses: losses, needs: needs)
    } else {
      let isExact = classes.allSatisfy { $0.kind == .exact }
      down.downClass = DownClass(isExact ? .exact : .lossy, losses: losses)
    }
  }
}
