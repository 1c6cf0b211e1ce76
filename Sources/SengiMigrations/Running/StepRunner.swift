import SengiClient
import SengiSQL
import SengiSteps

/// Runs the steps of one script in one database, from where the journal says.
struct StepRunner {
  let session: MigrationSession
  let journal: Journal
  let migration: Migration
  let direction: JournalEntry.Direction
  let read: ReadScript
  let options: MigratorOptions
  let report: @Sendable (MigrationEvent) -> Void
  var progress: JournalEntry.Progress

  var name: MigrationName { migration.name }

  /// Runs what is left of the script.
  /// - Throws: ``MigrationFailure``, which the journal then knows too, or `CancellationError`.
  nonisolated(nonsending) mutating func run() async throws {
    let steps = read.script.steps
    while steps.indices.contains(progress.step) {
      let index = progress.step
      report(.stepStarted(name, step: index + 1, title: steps[index].title))
      do {
        try await run(steps[index])
      } catch let fault as StepFault {
        throw try await recorded(fault, index)
      } catch let error as PGError {
        throw try await recorded(.statement(nil, error), index)
      } catch let error as PGTransactionError {
        throw try await recorded(.statement(nil, error), index)
      }
      report(.stepDone(name, step: index + 1))
      try await session.reset()
    }
  }

  private nonisolated(nonsending) func recorded(
    _ fault: StepFault, _ step: Int
  ) async throws -> MigrationFailure {
    let failure = fault.failure(name, step: step, in: read)
    if fault.isConnectionLost { return failure }
    do {
      try await session.reset()
      let reason = "step \(step + 1): \(fault.summary)"
      // Checks alone change nothing.
      let isUntouched =
        progress.isEmpty
        || read.script.steps.prefix(progress.step + 1).allSatisfy { $0.mode == .check }
      if direction == .down, isUntouched {
        try await journal.keep(migration, reason)
      } else {
        try await journal.fail(migration.id, reason)
      }
    } catch is PGError {
      // The journal then says `running`, which is resumed from just as well.
    }
    return failure
  }

  private nonisolated(nonsending) mutating func run(_ step: MigrationStep) async throws {
    switch step.mode {
    case .transaction: try await runTransaction(step)
    case .check: try await runCheck(step)
    case .batch(let batch): try await runBatch(step, batch)
    case .autocommit: try await runAutocommit(step)
    }
  }

  /// Writes how far the script is; inside the transaction that has brought it there.
  nonisolated(nonsending) func record(
    _ progress: JournalEntry.Progress, batchRows: Int = 0
  ) async throws {
    try await journal.record(
      migration.id, progress, done: read.script.checksum(done: progress), batchRows: batchRows)
  }

  private nonisolated(nonsending) mutating func runTransaction(_ step: MigrationStep) async throws {
    let next = JournalEntry.Progress(step: progress.step + 1)
    try await retrying(step) {
      try await session.transaction {
        try await session.execute(localSettings(step))
        for (index, statement) in step.statements.enumerated() {
          do { try await session.execute(statement) } catch { throw Self.fault(index, error) }
        }
        try await record(next)
      }
    }
    progress = next
  }

  private nonisolated(nonsending) mutating func runCheck(_ step: MigrationStep) async throws {
    let next = JournalEntry.Progress(step: progress.step + 1)
    var text = step.query?.description ?? ""
    if text.hasSuffix(";") { text.removeLast() }
    let limit = Self.shownRows + 1
    let query: SQLText = """
      SELECT pg_catalog.row_to_json(found)::text FROM (
      \(SQLText(verbatim: text))
      ) AS found LIMIT \(limit)
      """
    try await retrying(step) {
      try await session.transaction {
        try await session.execute(localSettings(step))
        for setting in step.settings { try await session.execute(setting) }
        let rows: [[String?]]
        do { rows = try await session.rows(query) } catch {
          throw Self.fault(step.settings.count, error)
        }
        if !rows.isEmpty {
          throw StepFault.check(
            rows: rows.prefix(Self.shownRows).map { $0.first.flatMap { $0 } ?? "" },
            more: rows.count > Self.shownRows)
        }
        try await record(next)
      }
    }
    progress = next
  }

  /// Rows of a failed check that are told.
  private static let shownRows = 5

  static func fault(_ statement: Int?, _ error: any Error) -> any Error {
    error is PGError || error is PGTransactionError ? StepFault.statement(statement, error) : error
  }

  func localSettings(_ step: MigrationStep) -> SQLText {
    """
    SET LOCAL search_path = public;
    SET LOCAL lock_timeout = \(step.lockTimeout ?? options.lockTimeout);
    SET LOCAL statement_timeout = \(step.statementTimeout ?? options.statementTimeout)
    """
  }

  /// Runs what may be repeated, again and again while only others are in the way.
  nonisolated(nonsending) func retrying(
    _ step: MigrationStep, _ body: nonisolated(nonsending) () async throws -> Void
  ) async throws {
    var attempt = 0
    while true {
      do {
        return try await body()
      } catch {
        let fault = error as? StepFault ?? .statement(nil, error)
        attempt += 1
        guard fault.isTransient, attempt <= step.retries ?? options.retries else { throw error }
        try await pause(attempt, fault)
      }
    }
  }

  nonisolated(nonsending) func pause(_ attempt: Int, _ fault: StepFault) async throws {
    report(
      .retrying(name, step: progress.step + 1, attempt: attempt, reason: fault.summary))
    try await Task.sleep(for: options.retryPause * (1 << min(attempt - 1, 5)))
  }
}

extension MigrationScript {
  /// The checksum of what is done, which may not be changed any more; timeouts may.
  func checksum(done: JournalEntry.Progress) -> String {
    var partial = steps.prefix(done.step).map(\.bare)
    if steps.indices.contains(done.step) {
      // What was begun counts: a batch's statement, an interrupted statement.
      let begun = done.isAttempted || done.cursor != nil ? 1 : 0
      var step = steps[done.step].bare
      step.statements = Array(step.statements.prefix(done.statement + begun))
      if !step.statements.isEmpty { partial.append(step) }
    }
    return MigrationScript(partial).checksum
  }
}

extension MigrationStep {
  /// The step without what may be tuned while it is under way.
  fileprivate var bare: MigrationStep {
    var step = MigrationStep(mode, title: "", statements: statements)
    if case .batch(var batch) = mode {
      batch.size = 1
      batch.pause = nil
      step.mode = .batch(batch)
    }
    return step
  }
}
