import SengiSQL

/// Which failures of a statement are worth another try, and how often.
struct Retry {
  private var lossAllowed = true
  private var planAllowed = true
  private var refusals = 0
  /// Where to try again; a new plan is needed on the connection that has the old one.
  private var session: Session?

  mutating func takeSession() -> Session? {
    defer { session = nil }
    return session
  }

  /// The connection went away before anything was sent.
  mutating func refused() throws(PGError) {
    refusals += 1
    if refusals > 10 {
      throw PGError(.connectionLost, reason: "connections end before a statement can be sent")
    }
  }

  /// - Returns: Whether to run the statement again.
  mutating func allows(_ error: PGError, _ operation: Operation, _ session: Session) -> Bool {
    if error.kind == .connectionLost, error.outcome == .notExecuted, lossAllowed {
      lossAllowed = false
      return true
    }
    guard planAllowed, operation.reused, !operation.inTransaction,
      let prepared = operation.prepared, Self.isPlanGone(error)
    else { return false }
    planAllowed = false
    session.forget(prepared, known: error.sqlState == .featureNotSupported)
    self.session = session
    return true
  }

  /// "cached plan must not change result type" after a migration, or a statement the server no
  /// longer knows.
  static func isPlanGone(_ error: PGError) -> Bool {
    error.sqlState == .featureNotSupported || error.sqlState == .invalidStatementName
  }
}

extension Session {
  /// - Returns: Whether the session still takes single statements.
  func takeTicket(_ ticket: UInt64) -> Bool {
    let load = self.load.wrappingAdd(ticket, ordering: .acquiringAndReleasing).newValue
    guard load & Session.closedBit == 0 else {
      giveBack(ticket)
      return false
    }
    return true
  }
}

extension Operation {
  func makeResult() throws(PGError) -> PGResult {
    guard let result = takeResult() else {
      throw PGError(.protocolViolation, reason: "the statement ended without a result")
    }
    return PGResult(result, shape)
  }
}
