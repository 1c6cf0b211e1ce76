/// A migration's row in `sengi.journal`.
public struct JournalEntry: Sendable, Hashable {
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Begun; whether its runner still lives, the lock tells.
    case running
    /// A step failed.
    case failed
    case applied
    /// Marked as applied without having been run.
    case baseline
    /// Another migration, which was made from several, has taken its place.
    case replaced
  }

  public enum Direction: String, Sendable, Hashable { case up, down }

  /// How far a migration has come.
  struct Progress: Sendable, Hashable {
    /// Steps done.
    var step = 0
    /// Statements done of the step under way.
    var statement = 0
    /// Whether the next statement was begun outside a transaction, so that it may have run.
    var isAttempted = false
    /// The last key done by the batch under way.
    var cursor: String?

    /// Whether nothing has been done.
    var isEmpty: Bool { step == 0 && statement == 0 && !isAttempted && cursor == nil }
  }

  public var id: String
  public var name: String
  /// Of the `up.sql` that was applied.
  public var checksum: String
  public var direction: Direction
  public var state: State
  /// Steps done, counted from the beginning of the script in `direction`.
  public var step: Int { progress.step }
  public var steps: Int
  var progress: Progress
  /// Of what is done, so that only the rest may be mended.
  var doneChecksum: String
  /// Rows that the batch under way has changed.
  public var batchRows: Int
  public var error: String?
  /// As the server writes it, in UTC.
  public var startedAt: String
  public var finishedAt: String?
  /// The database's role, and the operating system's user and host.
  public var appliedBy: String

  /// Whether the database holds all that the migration does.
  public var isApplied: Bool {
    direction == .up && (state == .applied || state == .baseline || state == .replaced)
  }
}
