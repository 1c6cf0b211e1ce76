import SengiWire
import Synchronization

/// How a transaction is kept apart from others. See PostgreSQL manual, "Transaction Isolation".
public enum PGIsolation: String, Sendable, Hashable {
  case readCommitted = "READ COMMITTED"
  case repeatableRead = "REPEATABLE READ"
  case serializable = "SERIALIZABLE"
}

/// A transaction that failed, and then could not be rolled back either.
public struct PGTransactionError: Error, Sendable, CustomStringConvertible {
  /// What ended the transaction.
  public let body: any Error
  /// What ROLLBACK met.
  public let rollback: PGError

  public var description: String {
    let body = (body as? PGError)?.description ?? "\(type(of: body))"
    return "transaction failed (\(body)), and rolling back failed (\(rollback))"
  }
}

/// A transaction under way on a connection of its own.
///
/// It ends with the closure it was given to; after that it throws a ``PGError`` of kind `closed`.
public final class PGTransaction: PGExecutor {
  public let connection: PGConnection
  private let depth: Int
  private let ended = Atomic<Bool>(false)

  init(_ connection: PGConnection, depth: Int) {
    self.connection = connection
    self.depth = depth
  }

  /// Runs one statement inside the transaction.
  /// - Throws: ``PGError``, or `CancellationError`. After an error of the server, every further
  ///   statement fails until the transaction or the savepoint is rolled back.
  public nonisolated(nonsending) func run(_ statement: PGStatement) async throws -> PGResult {
    try checkOpen()
    return try await connection.run(statement)
  }

  /// Runs `body` between `SAVEPOINT` and `RELEASE SAVEPOINT`; when it throws, `ROLLBACK TO
  /// SAVEPOINT` undoes what it did and leaves the outer transaction usable.
  public nonisolated(nonsending) func transaction<R>(
    _ body: nonisolated(nonsending) (PGTransaction) async throws -> R
  ) async throws -> R {
    try checkOpen()
    try Task.checkCancellation()
    let name = "sengi_\(depth + 1)"
    try await connection.control("SAVEPOINT \(name)")
    let inner = PGTransaction(connection, depth: depth + 1)
    let result: R
    do {
      result = try await body(inner)
    } catch {
      inner.end()
      throw await connection.undo(
        ["ROLLBACK TO SAVEPOINT \(name)", "RELEASE SAVEPOINT \(name)"], after: error)
    }
    inner.end()
    try await connection.control("RELEASE SAVEPOINT \(name)")
    return result
  }

  func end() { ended.store(true, ordering: .relaxed) }

  private func checkOpen() throws(PGError) {
    if ended.load(ordering: .relaxed) {
      throw PGError(.closed, reason: "the transaction has ended")
    }
  }
}

extension PGConnection {
  /// Runs `body` in a transaction on this connection; see
  /// ``PGClient/transaction(isolation:readOnly:deferrable:retries:_:)``.
  public nonisolated(nonsending) func transaction<R>(
    isolation: PGIsolation? = nil, readOnly: Bool = false, deferrable: Bool = false,
    _ body: nonisolated(nonsending) (PGTransaction) async throws -> R
  ) async throws -> R {
    try checkLease()
    try Task.checkCancellation()
    var begin = "BEGIN"
    if let isolation { begin += " ISOLATION LEVEL \(isolation.rawValue)" }
    if readOnly { begin += " READ ONLY" }
    if deferrable { begin += " DEFERRABLE" }
    try await control(begin)
    let transaction = PGTransaction(self, depth: 0)
    let result: R
    do {
      result = try await body(transaction)
    } catch {
      transaction.end()
      throw await undo(["ROLLBACK"], after: error)
    }
    transaction.end()
    guard try await control("COMMIT") != "ROLLBACK" else {
      throw PGError(
        .transactionRolledBack,
        reason: "a statement of the transaction had failed, so COMMIT rolled it back")
    }
    return result
  }

  /// Rolls back.
  /// - Returns: The error to throw: the one that came first, or both.
  nonisolated(nonsending) func undo(_ commands: [String], after error: any Error) async
    -> any Error
  {
    do {
      for command in commands { try await control(command) }
      return error
    } catch let rollback {
      // With the connection gone, the server has rolled back; nothing is added by saying so.
      if let error = error as? PGError, error.kind == .connectionLost { return error }
      return PGTransactionError(body: error, rollback: rollback)
    }
  }
}
