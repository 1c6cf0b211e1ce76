/// What a run tells while it is under way, in order.
public enum MigrationEvent: Sendable, Hashable {
  /// Somebody else applies migrations; a dead owner's server process ends by itself shortly.
  case waitingForLock(LockOwner, isDead: Bool)
  /// A runner ended without giving the lock back; what it left is looked at now.
  case ownerDied(LockOwner)
  case migrationStarted(MigrationName, JournalEntry.Direction, step: Int, steps: Int)
  /// Steps count from 1.
  case stepStarted(MigrationName, step: Int, title: String)
  /// A statement that runs outside a transaction is about to be sent; statements count from 1.
  case statementStarted(MigrationName, step: Int, statement: Int)
  /// It ran, and the journal does not know yet.
  case statementRan(MigrationName, step: Int, statement: Int)
  /// A stretch of a batch is committed: rows changed by it, and the last key.
  case stretchDone(MigrationName, step: Int, rows: Int, key: String)
  /// A lock was not had in time, or others were in the way.
  case retrying(MigrationName, step: Int, attempt: Int, reason: String)
  /// What an interrupted statement left was put right, in words.
  case repaired(MigrationName, step: Int, String)
  case stepDone(MigrationName, step: Int)
  case migrationDone(MigrationName, JournalEntry.Direction)
  /// Counted as applied, since the database has what it was made from.
  case migrationTakenOver(MigrationName)
}
