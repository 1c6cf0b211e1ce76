import SengiSteps

/// What a run did, or would do.
public struct MigratorOutcome: Sendable, Hashable {
  /// One migration in one direction.
  public struct Part: Sendable, Hashable {
    public var name: MigrationName
    public var direction: JournalEntry.Direction
    /// Steps that were done before, by an earlier run.
    public var stepsDone: Int
    /// All steps of the script.
    public var script: MigrationScript
  }

  /// In the order of work.
  public var parts: [Part] = []
  /// Marked as applied without being run.
  public var marked: [MigrationName] = []

  public init() {}

  public var isEmpty: Bool { parts.isEmpty && marked.isEmpty }
}

/// How far back ``Migrator/down(to:)`` goes.
public enum DownTarget: Sendable, Hashable {
  /// The one applied last.
  case last
  /// Everything but the named migration and those it builds on.
  case migration(String)
  case everything
}
