import SengiClient
import SengiDiagnostics
import SengiSQL
import SengiSteps

/// A step that did not work, before it is told.
enum StepFault: Error {
  /// A statement failed; nil for one of the runner's own.
  case statement(Int?, any Error)
  /// Rows that a check returned, as JSON, and whether there are more.
  case check(rows: [String], more: Bool)
  /// It cannot be told whether the statement ran.
  case inDoubt(Int)
  case badKey(String)
}

extension StepFault {
  /// The server's error beneath, when it is one.
  var serverError: PGError? {
    guard case .statement(_, let error) = self else { return nil }
    if let error = error as? PGError { return error }
    return (error as? PGTransactionError)?.body as? PGError
  }

  /// Whether the connection is gone, so that nothing more can be written into the journal.
  var isConnectionLost: Bool {
    guard let error = serverError else { return false }
    let ends = ["FATAL", "PANIC"].contains(error.server?.severity)
    return ends || [.connectionLost, .closed, .connectFailed].contains(error.kind)
  }

  /// Whether only others were in the way, and nothing was done.
  var isTransient: Bool {
    let states: [SQLState] = ["55P03", .deadlockDetected, .serializationFailure]
    return serverError?.sqlState.map(states.contains) ?? false
  }

  /// What the journal keeps: no values of rows but those in the server's message.
  var summary: String {
    switch self {
    case .statement: serverError?.plainMessage ?? "the statement failed"
    case .check(let rows, let more): "the check found \(more ? "more than " : "")\(rows.count) rows"
    case .inDoubt: "it is not known whether the statement ran"
    case .badKey(let reason): reason
    }
  }

  func failure(
    _ migration: MigrationName, step: Int, in read: ReadScript
  ) -> MigrationFailure {
    var failure = told(migration, step: step, in: read)
    let steps = read.script.steps
    guard steps.indices.contains(step) else { return failure }
    let statements = steps[step].statements
    failure.step = MigrationFailure.Step(
      migration: migration, number: step + 1, title: steps[step].title,
      statement: statement.flatMap {
        statements.indices.contains($0) ? statements[$0].description : nil
      })
    return failure
  }

  /// The statement that the fault is about.
  private var statement: Int? {
    switch self {
    case .statement(let index, _): index
    case .check, .badKey: 0
    case .inDoubt(let index): index
    }
  }

  private func told(
    _ migration: MigrationName, step: Int, in read: ReadScript
  ) -> MigrationFailure {
    let title = read.script.steps.indices.contains(step) ? read.script.steps[step].title : ""
    let name = "\(migration), step \(step + 1)" + (title.isEmpty ? "" : " (\(title))")
    let resume = "then run `sengi migrate resume`"
    switch self {
    case .statement(let index, _):
      return statementFailure(
        index, name, read.range(step: step, statement: index ?? 0), step, read)
    case .check(let rows, let more):
      return MigrationFailure(
        .server, MigrationCode.checkFailed,
        "\(name): the check found \(more ? "more than " : "")\(rows.count) rows",
        remedy: "mend the rows, \(resume)", at: read.range(step: step),
        notes: rows.map { Diagnostic.Note($0) })
    case .inDoubt(let index):
      return MigrationFailure(
        .refused, MigrationCode.inDoubt,
        "\(name): the statement was interrupted, and the catalogue cannot tell whether it ran",
        remedy: "look, and run `sengi migrate resume --assume done` or `--assume not-done`",
        at: read.range(step: step, statement: index))
    case .badKey(let reason):
      return MigrationFailure(
        .invalid, MigrationCode.badBatchKey, "\(name): \(reason)",
        remedy: "name a column that is NOT NULL and unique", at: read.range(step: step))
    }
  }

  private func statementFailure(
    _ index: Int?, _ name: String, _ place: SourceRange, _ step: Int, _ read: ReadScript
  ) -> MigrationFailure {
    guard let error = serverError else {
      guard case .statement(_, let other) = self else { return MigrationFailure(.server, []) }
      return MigrationFailure(
        .server, MigrationCode.stepFailed, "\(name): \(other)", at: place)
    }
    if isConnectionLost {
      return MigrationFailure(
        .server, MigrationCode.noConnection, "\(name): the connection was lost: \(error.reason)",
        remedy: "run `sengi migrate resume`", at: place)
    }
    var notes: [Diagnostic.Note] = []
    if let detail = error.server?.detail { notes.append(Diagnostic.Note(detail)) }
    if let hint = error.server?.hint { notes.append(Diagnostic.Note("hint: \(hint)")) }
    let remedy =
      isTransient
      ? "others were in the way; run `sengi migrate resume` when they are done"
      : "mend the script or the database, then run `sengi migrate resume`"
    return MigrationFailure(
      .server, MigrationCode.stepFailed, "\(name): \(error.plainMessage)", remedy: remedy,
      at: place, notes: notes)
  }
}

extension PGError {
  /// The server's words with its code, else ours.
  var plainMessage: String {
    guard let server else { return reason }
    return "\(server.message) (SQLSTATE \(server.sqlState))"
  }
}
