import SengiMigrations

/// What a run says to people.
enum MigrateProgress {
  /// - Returns: nil for events that only programs want.
  static func line(_ event: MigrationEvent) -> String? {
    switch event {
    case .waitingForLock(let owner, let isDead):
      isDead
        ? "waiting: \(owner) is gone, and the server ends what it had begun"
        : "waiting: \(owner) applies migrations"
    case .ownerDied(let owner): "\(owner) ended on the way"
    case .migrationStarted(let name, let direction, let step, let steps):
      "\(name): \(direction == .up ? "applying" : "taking back"), "
        + (step > 0
          ? "going on with step \(step + 1) of \(steps)" : steps == 1 ? "1 step" : "\(steps) steps")
    case .stepStarted(_, let step, let title):
      title.isEmpty ? "  step \(step)" : "  step \(step): \(title)"
    case .retrying(_, let step, let attempt, let reason):
      "  step \(step): try \(attempt + 1), since \(reason)"
    case .repaired(_, let step, let text): "  step \(step): \(text)"
    case .migrationDone(let name, let direction):
      "\(name): \(direction == .up ? "applied" : "taken back")"
    case .migrationTakenOver(let name): "\(name): the database has what it was made from"
    case .stretchDone, .statementStarted, .statementRan, .stepDone: nil
    }
  }

  static func tell(_ outcome: MigratorOutcome, _ prefix: String, isDryRun: Bool) {
    if isDryRun {
      let texts = outcome.parts.map { part in
        "-- \(prefix)\(part.name): \(part.direction.rawValue)\n\(part.script.text)"
      }
      Output.write(texts.joined(separator: "\n"))
      for name in outcome.marked { Output.write("-- \(prefix)\(name): marked as applied\n") }
    }
    if outcome.isEmpty { Output.report("\(prefix)nothing to do\n") }
    for name in outcome.marked where !isDryRun { Output.report("\(prefix)\(name): marked\n") }
  }

  static func tell(_ status: DatabaseStatus, _ prefix: String) {
    if let owner = status.owner { Output.write("\(prefix)\(owner) applies migrations\n") }
    for migration in status.migrations {
      var line = prefix + migration.state.rawValue
      line += String(repeating: " ", count: max(1, 9 - migration.state.rawValue.count))
      line += migration.name
      if let entry = migration.entry {
        switch migration.state {
        case .running, .failed:
          line += ", \(entry.direction.rawValue), \(entry.step) of \(entry.steps) steps done"
          if entry.batchRows > 0 { line += ", \(entry.batchRows) rows of the next" }
          if let error = entry.error { line += ": \(error)" }
          line += "; run `sengi migrate resume`"
        default: line += ", \(entry.finishedAt ?? entry.startedAt), \(entry.appliedBy)"
        }
      }
      Output.write(line + "\n")
    }
    for line in status.replacements { Output.write("\(prefix)\(line)\n") }
    if status.migrations.isEmpty { Output.write("\(prefix)no migrations\n") }
  }
}
