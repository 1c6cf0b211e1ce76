/// What `FOR UPDATE` does about rows that another transaction has locked.
public enum SQLLockWait: Sendable {
  /// Waits for them.
  case wait
  /// Fails at once (SQLSTATE 55P03).
  case fail
  /// Leaves them out: for queues.
  case skip

  @usableFromInline var clause: SQLName {
    switch self {
    case .wait: SQLName("FOR UPDATE")
    case .fail: SQLName("FOR UPDATE NOWAIT")
    case .skip: SQLName("FOR UPDATE SKIP LOCKED")
    }
  }
}
