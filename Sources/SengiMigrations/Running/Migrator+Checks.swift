import SengiDiagnostics
import SengiSteps

extension Migrator {
  /// Holds the journal against the folder.
  func check(_ entries: [JournalEntry]) throws(MigrationFailure) {
    var findings: [Diagnostic] = []
    let replaced = Set(graph.migrations.flatMap(\.snapshot.replaces))
    for entry in entries {
      guard let migration = graph[entry.id] else {
        if replaced.contains(entry.id) || options.allowsUnknown { continue }
        let twin = graph.migrations.first { $0.name.description == entry.name }
        findings.append(
          Diagnostic(
            .error, MigrationCode.unknownApplied,
            "the database has \(entry.name), which the folder does not",
            remedy: twin == nil
              ? "bring its folder back, or pass --allow-unknown when a newer version applied it"
              : "it was rebased since: take it back from the folder as it was then",
            at: nil))
        continue
      }
      if let finding = Self.changed(entry, migration) { findings.append(finding) }
    }
    if !findings.isEmpty { throw MigrationFailure(.refused, findings) }
  }

  private static func changed(_ entry: JournalEntry, _ migration: Migration) -> Diagnostic? {
    if entry.isApplied {
      if entry.state == .baseline || entry.checksum == migration.up.script.checksum { return nil }
      return Diagnostic(
        .error, MigrationCode.changedScript,
        "up.sql of \(migration.name) was changed after it was applied",
        remedy: "bring it back and write a new migration; comments and white space may change",
        at: SourceRange(file: migration.up.file))
    }
    let read = entry.direction == .up ? migration.up : migration.down
    guard !entry.progress.isEmpty, let read else { return nil }
    if read.script.checksum(done: entry.progress) == entry.doneChecksum { return nil }
    return Diagnostic(
      .error, MigrationCode.changedScript,
      "steps of \(migration.name) were changed after they were done",
      remedy: "bring back the first \(entry.progress.step + 1) steps; only what follows may change",
      at: SourceRange(file: read.file))
  }

  /// Migrations that were begun and not ended. What has done nothing yet is simply begun anew.
  func unfinished(_ entries: [JournalEntry]) throws(MigrationFailure) -> [Unfinished] {
    var found: [Unfinished] = []
    for entry in entries where entry.state == .running || entry.state == .failed {
      if let migration = graph[entry.id] {
        found.append(Unfinished(migration: migration, entry: entry))
      }
    }
    // Taken back is the last first.
    return found.sorted { left, right in
      left.direction == .down
        ? left.migration.name > right.migration.name
        : left.migration.name < right.migration.name
    }
  }

  func refuseUnfinished(_ entries: [JournalEntry]) throws(MigrationFailure) {
    let found = try unfinished(entries).filter {
      !($0.entry.progress.isEmpty && $0.direction == .up)
    }
    if found.isEmpty { return }
    throw MigrationFailure(
      .refused,
      found.map { part in
        let entry = part.entry
        let verb = entry.direction == .up ? "applied" : "taken back"
        let reason = entry.error.map { ": \($0)" } ?? "; its runner ended on the way"
        return Diagnostic(
          .error, MigrationCode.unfinished,
          "\(entry.name) is \(verb) up to step \(entry.progress.step) of \(entry.steps)\(reason)",
          remedy: "mend the cause and run `sengi migrate resume`", at: nil)
      })
  }

  func refuseConflicts(_ pending: Set<String>, _ applied: Set<String>) throws(MigrationFailure) {
    let conflicts = graph.conflicts(pending: pending, applied: applied)
    if conflicts.isEmpty { return }
    throw MigrationFailure(
      .refused,
      conflicts.map { conflict in
        Diagnostic(
          .error, MigrationCode.conflict,
          "\(conflict.first) and \(conflict.second) come from two branches and do not commute: "
            + conflict.reason,
          remedy: "run `sengi migrate rebase \(conflict.second)`", at: nil)
      })
  }

  func refuseLosses(_ going: [Migration]) throws(MigrationFailure) {
    let stuck = going.filter { $0.downClass.kind == .impossible || $0.down == nil }
    if !stuck.isEmpty { throw Self.noWayBack(stuck) }
    let lossy = going.filter { [.lossy, .impossibleWithRows].contains($0.downClass.kind) }
    if options.allowsLoss || lossy.isEmpty { return }
    throw MigrationFailure(
      .refused,
      lossy.map { migration in
        Diagnostic(
          .error, MigrationCode.lossyDown,
          migration.downClass.needs.isEmpty
            ? "taking back \(migration.name) destroys data"
            : "taking back \(migration.name) is impossible while there are rows it has no value for",
          remedy: "pass --allow-loss when that is meant",
          at: migration.down.map { SourceRange(file: $0.file) },
          notes: migration.downClass.needs.map { Diagnostic.Note("needs: \($0)") }
            + migration.downClass.losses.map { Diagnostic.Note("loses: \($0)") })
      })
  }

  static func noWayBack(_ migrations: [Migration]) -> MigrationFailure {
    MigrationFailure(
      .refused,
      migrations.map { migration in
        Diagnostic(
          .error, MigrationCode.noWayBack, "there is no way back from \(migration.name)",
          remedy: "write a new migration that undoes it, or restore a backup",
          at: SourceRange(file: migration.down?.file ?? migration.up.file),
          notes: migration.downClass.losses.map { Diagnostic.Note($0) })
      })
  }
}
