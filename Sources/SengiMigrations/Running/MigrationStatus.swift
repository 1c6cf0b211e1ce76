/// Where a database stands with one migration.
public struct MigrationStatus: Sendable, Hashable {
  public enum State: String, Sendable, Hashable {
    case pending, running, failed, applied, baseline, replaced
    /// The database has it, the folder does not.
    case unknown
    /// `up.sql` does something else than what was applied.
    case changed
  }

  public var name: String
  public var id: String
  public var state: State
  /// The journal's row; nil for what is pending.
  public var entry: JournalEntry?
}

/// Where a database stands.
public struct DatabaseStatus: Sendable, Hashable {
  /// In the order of application; what the folder does not have comes last, by name.
  public var migrations: [MigrationStatus]
  /// Who applies migrations just now.
  public var owner: LockOwner?

  /// Columns that others are replacing, after the migrations that are applied: one line each.
  public var replacements: [String] = []

  /// Whether every migration of the folder is applied, and nothing else is.
  public var isUpToDate: Bool {
    migrations.allSatisfy { [.applied, .baseline, .replaced].contains($0.state) }
  }

  init(_ graph: MigrationGraph, _ entries: [JournalEntry], owner: LockOwner?) {
    self.owner = owner
    let known = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var listed: Set<String> = []
    migrations = graph.migrations.map { migration in
      listed.insert(migration.id)
      listed.formUnion(migration.snapshot.replaces)
      let entry = known[migration.id]
      return MigrationStatus(
        name: migration.name.description, id: migration.id,
        state: Self.state(migration, entry, known), entry: entry)
    }
    migrations += entries.filter { !listed.contains($0.id) }.map {
      MigrationStatus(name: $0.name, id: $0.id, state: .unknown, entry: $0)
    }
  }

  private static func state(
    _ migration: Migration, _ entry: JournalEntry?, _ known: [String: JournalEntry]
  ) -> MigrationStatus.State {
    guard let entry else {
      let isTaken = migration.snapshot.replaces.last.flatMap { known[$0]?.isApplied } ?? false
      return isTaken ? .replaced : .pending
    }
    switch entry.state {
    case .running: return .running
    case .failed: return .failed
    case .applied, .replaced:
      return entry.checksum == migration.up.script.checksum ? .applied : .changed
    case .baseline: return .baseline
    }
  }
}
