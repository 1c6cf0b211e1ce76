import SengiClient
import SengiSQL
import SengiSteps

extension StepRunner {
  /// Runs statements one by one.
  ///
  /// What the server accepts in a transaction gets one together with its journal entry. For the
  /// others the journal says before that they begin and after that they ran; whatever is in between
  /// when the runner dies is looked up in the catalogue.
  nonisolated(nonsending) mutating func runAutocommit(_ step: MigrationStep) async throws {
    try await session.execute(
      """
      SET search_path = public;
      SET statement_timeout = \(step.statementTimeout ?? options.statementTimeout)
      """)
    for statement in step.statements.prefix(progress.statement) where Self.isSetting(statement) {
      try await session.execute(statement)
    }
    while progress.statement < step.statements.count {
      let text = step.statements[progress.statement]
      let statement = SQLStatement(text)
      if let statement, statement.refusesTransaction || statement.mayCommit {
        try await runBare(step, text, ConcurrentStatement(statement))
      } else {
        try await runInTransaction(step, text)
      }
    }
    let next = JournalEntry.Progress(step: progress.step + 1)
    try await session.transaction { try await record(next) }
    progress = next
  }

  /// Whether the statement changes only the session, which a resumed one lacks.
  private static func isSetting(_ text: SQLText) -> Bool {
    guard let words = SQLStatement(text)?.words, ["set", "reset"].contains(words.first) else {
      return false
    }
    return !["local", "transaction", "constraints"].contains(words.dropFirst().first)
  }

  private func lockTimeout(_ milliseconds: Int) -> SQLText { "SET lock_timeout = \(milliseconds)" }

  private nonisolated(nonsending) mutating func runInTransaction(
    _ step: MigrationStep, _ text: SQLText
  ) async throws {
    let index = progress.statement
    let next = JournalEntry.Progress(step: progress.step, statement: index + 1)
    try await session.execute(lockTimeout(step.lockTimeout ?? options.lockTimeout))
    try await retrying(step) {
      try await session.transaction {
        do { try await session.execute(text) } catch { throw Self.fault(index, error) }
        try await record(next)
      }
    }
    progress = next
  }

  private nonisolated(nonsending) mutating func runBare(
    _ step: MigrationStep, _ text: SQLText, _ kind: ConcurrentStatement
  ) async throws {
    let index = progress.statement
    // It stands in nobody's way, and waits for transactions that only time can end.
    try await session.execute(lockTimeout(step.lockTimeout ?? 0))
    var attempt = 0
    while true {
      if progress.isAttempted, try await isDone(kind, index) { break }
      var begun = JournalEntry.Progress(step: progress.step, statement: index)
      begun.isAttempted = true
      try await session.transaction { try await record(begun) }
      progress = begun
      report(.statementStarted(name, step: progress.step + 1, statement: index + 1))
      do {
        try await session.execute(text)
        report(.statementRan(name, step: progress.step + 1, statement: index + 1))
        break
      } catch let error as PGError {
        let fault = StepFault.statement(index, error)
        if fault.isConnectionLost { throw fault }
        attempt += 1
        let mayRepeat = kind != .unknown && attempt <= step.retries ?? options.retries
        guard fault.isTransient, mayRepeat else {
          try await clearUp(kind, error)
          throw fault
        }
        try await pause(attempt, fault)
      }
    }
    let next = JournalEntry.Progress(step: progress.step, statement: index + 1)
    try await session.transaction { try await record(next) }
    progress = next
  }

  private func inspection() -> CatalogueInspection {
    let step = progress.step + 1
    return CatalogueInspection(session: session) { report(.repaired(name, step: step, $0)) }
  }

  /// Whether a statement that was begun before has done its work.
  private nonisolated(nonsending) func isDone(
    _ kind: ConcurrentStatement, _ index: Int
  ) async throws -> Bool {
    switch try await inspection().verdict(on: kind) {
    case .done: return true
    case .absent: return false
    case .unknown:
      guard let assumption = options.assumption else { throw StepFault.inDoubt(index) }
      return assumption == .done
    }
  }

  /// The server has said that the statement failed: what it left is of no use, and what was there
  /// before it is not its work.
  private nonisolated(nonsending) mutating func clearUp(
    _ kind: ConcurrentStatement, _ error: PGError
  ) async throws {
    if case .createIndex = kind, error.sqlState != "42P07" {
      _ = try await inspection().verdict(on: kind)
    }
    if case .detachPartition = kind { return }
    if case .reindex = kind { return }
    progress.isAttempted = false
    let progress = progress
    try await session.transaction { try await record(progress) }
  }
}
