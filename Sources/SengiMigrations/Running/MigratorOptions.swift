/// How migrations are run.
public struct MigratorOptions: Sendable, Hashable {
  /// What is to be taken for true of a statement that was interrupted, where the catalogue cannot
  /// tell whether it ran.
  public enum Assumption: Sendable, Hashable { case done, notDone }

  /// How long to wait for another runner.
  public var lockWait: Duration = .seconds(60)
  /// Milliseconds to wait for a lock of a table, where the step does not say.
  ///
  /// Statements that take no lock in the way of readers and writers (`CREATE INDEX CONCURRENTLY`
  /// and its like) wait as long as they may run.
  public var lockTimeout = 3000
  /// Milliseconds a statement may run, where the step does not say.
  public var statementTimeout = 1_200_000
  /// How often what others were in the way of is tried again, where the step does not say.
  public var retries = 10
  /// The rest before the first such try; it doubles up to 32 times that.
  public var retryPause: Duration = .milliseconds(250)
  /// Milliseconds of rest after each stretch of a batch, where the step does not say.
  public var batchPause = 0
  /// Whether down scripts may destroy rows or values.
  public var allowsLoss = false
  /// Whether a database may have migrations that the folder does not.
  public var allowsUnknown = false
  /// Whether ``Migrator/up(to:)`` goes on with what was interrupted, as ``Migrator/resume()`` does.
  public var resumesUnfinished = false
  public var assumption: Assumption?

  public init() {}
}
