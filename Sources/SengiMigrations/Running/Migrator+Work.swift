import SengiDiagnostics
import SengiSteps

extension Migrator {
  /// A migration under way, with its row.
  struct Unfinished {
    var migration: Migration
    var entry: JournalEntry
    var direction: JournalEntry.Direction { entry.direction }
  }

  nonisolated(nonsending) func up(
    _ session: MigrationSession, to goal: Migration?, isDryRun: Bool
  ) async throws -> MigratorOutcome {
    let journal = Journal(session: session)
    var entries = try await journal.entries()
    try check(entries)
    var outcome = MigratorOutcome()
    if options.resumesUnfinished, !isDryRun {
      for part in try unfinished(entries) {
        outcome.parts.append(try await run(session, part.migration, part.direction, part.entry))
      }
      entries = try await journal.entries()
    } else {
      try refuseUnfinished(entries)
    }
    var applied = Set(entries.filter(\.isApplied).map(\.id))
    let wanted = wanted(goal)
    let replacing = try replacing(wanted, applied)
    for migration in replacing {
      if !isDryRun {
        try await session.transaction {
          try await journal.mark(migration, .applied)
          try await journal.retire(migration.snapshot.replaces)
        }
        report(.migrationTakenOver(migration.name))
      }
      outcome.marked.append(migration.name)
      applied.insert(migration.id)
    }
    let pending = wanted.filter { !applied.contains($0.id) }
    try refuseConflicts(Set(pending.map(\.id)), applied)
    for migration in pending {
      if isDryRun {
        outcome.parts.append(
          MigratorOutcome.Part(
            name: migration.name, direction: .up, stepsDone: 0, script: migration.up.script))
      } else {
        outcome.parts.append(try await run(session, migration, .up, nil))
      }
    }
    return outcome
  }

  nonisolated(nonsending) func down(
    _ session: MigrationSession, keeping kept: Set<String>?, isDryRun: Bool
  ) async throws -> MigratorOutcome {
    let entries = try await Journal(session: session).entries()
    try check(entries)
    try refuseUnfinished(entries)
    let applied = Set(entries.filter(\.isApplied).map(\.id))
    let there = graph.migrations.filter { applied.contains($0.id) }
    let going: [Migration] =
      if let kept {
        there.filter { !kept.contains($0.id) }.reversed()
      } else {
        there.suffix(1)
      }
    try refuseLosses(going)
    var outcome = MigratorOutcome()
    for migration in going {
      if isDryRun {
        outcome.parts.append(
          MigratorOutcome.Part(
            name: migration.name, direction: .down, stepsDone: 0,
            script: migration.down?.script ?? MigrationScript()))
      } else {
        outcome.parts.append(try await run(session, migration, .down, nil))
      }
    }
    return outcome
  }

  /// Runs one script from where its row says.
  nonisolated(nonsending) func run(
    _ session: MigrationSession, _ migration: Migration, _ direction: JournalEntry.Direction,
    _ entry: JournalEntry?
  ) async throws -> MigratorOutcome.Part {
    let script = direction == .up ? migration.up : migration.down
    guard let script else { throw Self.noWayBack([migration]) }
    let progress = entry?.progress ?? JournalEntry.Progress()
    let journal = Journal(session: session)
    try await journal.begin(migration, direction, steps: script.script.steps.count)
    report(
      .migrationStarted(
        migration.name, direction, step: progress.step, steps: script.script.steps.count))
    var runner = StepRunner(
      session: session, journal: journal, migration: migration, direction: direction,
      read: script, options: options, report: report, progress: progress)
    try await runner.run()
    try await session.transaction { try await journal.finish(migration, direction) }
    report(.migrationDone(migration.name, direction))
    return MigratorOutcome.Part(
      name: migration.name, direction: direction, stepsDone: progress.step, script: script.script)
  }

  /// A migration and those it builds on, in the order of application; all of them without one.
  func wanted(_ goal: Migration?) -> [Migration] {
    guard let goal else { return graph.migrations }
    let ids = graph.ancestors(of: goal.id).union([goal.id])
    return graph.migrations.filter { ids.contains($0.id) }
  }

  /// Migrations made from several that the database has already.
  private func replacing(
    _ wanted: [Migration], _ applied: Set<String>
  ) throws(MigrationFailure) -> [Migration] {
    var found: [Migration] = []
    for migration in wanted where !applied.contains(migration.id) {
      let replaces = migration.snapshot.replaces
      guard let last = replaces.last else { continue }
      if applied.contains(last) {
        found.append(migration)
      } else if !applied.isDisjoint(with: replaces) {
        throw MigrationFailure(
          .refused, MigrationCode.partlyReplaced,
          "the database has only a part of what \(migration.name) was made from",
          remedy: "apply the rest with the migrations as they were before `sengi migrate squash`")
      }
    }
    return found
  }
}
