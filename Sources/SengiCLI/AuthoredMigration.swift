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
      from: compared.back.old, to: compared.back.new, renamings: compared.back.renamings)
    up = plan.script
    down = back.script
    refused = options.refusals(of: plan)
    // What the way up has destroyed, no way down brings back.
    let gone = plan.losses.filter { $0.kind != .materializedView }
    let going = back.losses.filter { $0.kind != .materializedView }
    if !back.refusals.isEmpty {
      down = MigrationScript()
      down.downClass = DownClass(
        .impossible, losses: back.refusals.map { "\($0.object): \($0.reason)" })
    } else if gone.isEmpty, going.isEmpty {
      down.downClass = DownClass(.exact)
    } else {
      down.downClass = DownClass(
        .lossy,
        losses: going.map(\.description)
          + gone.map { "\($0.description), since up destroyed it" })
    }
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
    if classes.contains(where: { $0.kind == .impossible }) {
      down = MigrationScript(downClass: DownClass(.impossible, losses: losses))
    } else {
      let isExact = classes.allSatisfy { $0.kind == .exact }
      down.downClass = DownClass(isExact ? .exact : .lossy, losses: losses)
    }
  }
}
