import SengiWire

/// A database, reached through a pool of connections that many tasks share.
///
/// ```swift
/// let client = PGClient(PGConfiguration("postgresql://localhost/shop"))
/// let result = try await client.run(statement)
/// try await client.transaction { tx in … }
/// await client.close()
/// ```
/// Single statements of many tasks travel over the same connections, one behind the other without
/// waiting for each other's answers; each is a transaction of its own. What must stay together
/// takes a connection for itself: ``withConnection(_:)``, ``transaction(isolation:readOnly:deferrable:retries:_:)``.
public final class PGClient: PGExecutor {
  let pool: ConnectionPool
  let waitsInPlace: Bool

  /// Makes a client that connects when it is first used.
  ///
  /// Bootstrap logging, metrics and tracing before this.
  public init(_ configuration: PGConfiguration) {
    waitsInPlace = configuration.waitsInPlace
    pool = ConnectionPool(configuration, Observer(configuration.logger))
  }

  deinit { pool.shutDown() }

  /// Opens the first connection, and begins to open the minimum number.
  ///
  /// Not needed, but tells early whether the database can be reached.
  /// - Throws: ``PGError`` of kind `connectFailed`, within the connect timeout.
  public nonisolated(nonsending) func connect() async throws {
    let checkout = try await pool.checkOut(.shared)
    checkout.session.giveBack(1)
    pool.warm()
  }

  /// Lets running statements and leases end, closes every connection, and returns when that is
  /// done. New callers get a ``PGError`` of kind `closed`.
  public nonisolated(nonsending) func close() async {
    pool.shutDown()
    await pool.finished()
  }

  /// Runs one statement on a connection shared with other tasks.
  ///
  /// When the connection breaks and the statement provably had no effect, it is run again, once, on
  /// another. A cancelled task gets its `CancellationError` at once; the statement goes on.
  ///
  /// - Throws: ``PGError``, or `CancellationError`.
  public nonisolated(nonsending) func run(_ statement: PGStatement) async throws -> PGResult {
    let observer = pool.observer
    try Task.checkCancellation()
    let span = observer.startSpan(statement.name)
    let began = MonotonicClock.nanoseconds()
    do {
      let result = try await runShared(statement, began)
      observer.succeeded(
        statement.name, nanoseconds: MonotonicClock.nanoseconds() &- began, span)
      return result
    } catch {
      let elapsed = MonotonicClock.nanoseconds() &- began
      observer.failed(statement.name, nanoseconds: elapsed, error, span)
      throw (error as? PGError)?.named(statement.name) ?? error
    }
  }

  private nonisolated(nonsending) func runShared(
    _ statement: PGStatement, _ now: UInt64
  ) async throws -> PGResult {
    let average = pool.latencies.average(statement.id)
    let slow = average > LatencyTable.slow
    let waits = waitsInPlace && average < LatencyTable.patience
    var retry = Retry()
    while true {
      let session: Session
      let ticket: UInt64 = slow ? Session.slowTicket : 1
      if let same = retry.takeSession(), same.takeTicket(ticket) {
        session = same
      } else if let picked = pool.pick(slow: slow, now: now) {
        session = picked
      } else {
        session = try await pool.checkOut(slow ? .slow : .shared).session
      }
      let operation = Operation(ticket: ticket, id: statement.id)
      let waits = waits && pool.isQuiet(beside: session)
      switch try session.start(operation, statement, lease: 0, waits: waits, now: now) {
      case .refused:
        try retry.refused()
        continue
      case .answered(let yields): if yields { await Task.yield() }
      case .pending: await session.wait(for: operation, cancellable: true)
      }
      if operation.abandoned { throw CancellationError() }
      if let error = operation.error {
        if retry.allows(error, operation, session) { continue }
        throw error
      }
      return try operation.makeResult()
    }
  }

  /// Runs a script of trusted statements on a connection of its own; see
  /// ``PGConnection/execute(script:)``.
  public nonisolated(nonsending) func execute(script: SQLScript) async throws {
    try await withConnection { connection in try await connection.execute(script: script) }
  }

  /// Lends a connection to `body` alone, until it returns.
  ///
  /// Settings changed by `SET` (without `LOCAL`) stay with the connection; an open transaction is
  /// rolled back.
  ///
  /// - Throws: ``PGError`` of kind `checkoutTimeout` when none becomes free in time,
  ///   `connectFailed`, `closed`; whatever `body` throws.
  public nonisolated(nonsending) func withConnection<R>(
    _ body: nonisolated(nonsending) (PGConnection) async throws -> R
  ) async throws -> R {
    try Task.checkCancellation()
    let connection = PGConnection(pool, try await pool.checkOut(.leased), waitsInPlace)
    do {
      let result = try await body(connection)
      await connection.end()
      return result
    } catch {
      await connection.end()
      throw error
    }
  }

  /// Runs `body` in a transaction: COMMIT when it returns, ROLLBACK when it throws.
  ///
  /// - Parameters:
  ///   - isolation: Nil takes the database's default.
  ///   - deferrable: For serializable read-only transactions: wait for a moment without conflicts.
  ///   - retries: How many times to run `body` again when the transaction failed only because of
  ///     others (SQLSTATE 40001, 40P01). `body` must then have no effect outside the database.
  /// - Throws: What `body` throws; ``PGTransactionError`` when rolling back fails, too;
  ///   ``PGError`` of BEGIN and COMMIT, of kind `transactionRolledBack` when a failed statement was
  ///   passed over and COMMIT therefore rolled back.
  public nonisolated(nonsending) func transaction<R>(
    isolation: PGIsolation? = nil, readOnly: Bool = false, deferrable: Bool = false,
    retries: Int = 0, _ body: nonisolated(nonsending) (PGTransaction) async throws -> R
  ) async throws -> R {
    var left = retries
    while true {
      do {
        return try await withConnection { connection in
          try await connection.transaction(
            isolation: isolation, readOnly: readOnly, deferrable: deferrable, body)
        }
      } catch let error as PGError where error.isSerializationFailure && left > 0 {
        left -= 1
      }
    }
  }
}
