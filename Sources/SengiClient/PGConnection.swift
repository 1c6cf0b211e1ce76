import CLibPQ
import SengiSQL
import SengiWire
import Synchronization

/// A connection lent to one caller by ``PGClient/withConnection(_:)``.
///
/// It may be used by several child tasks; their statements are answered in the order they are sent.
/// After the lease it throws a ``PGError`` of kind `closed`.
public struct PGConnection: PGExecutor {
  private final class Lease: Sendable { let ended = Atomic<Bool>(false) }

  private let pool: ConnectionPool
  private let checkout: ConnectionPool.Checkout
  private let waitsInPlace: Bool
  private let lease = Lease()

  init(_ pool: ConnectionPool, _ checkout: ConnectionPool.Checkout, _ waitsInPlace: Bool) {
    self.pool = pool
    self.checkout = checkout
    self.waitsInPlace = waitsInPlace
  }

  /// Runs one statement.
  ///
  /// When the task is cancelled, the server is told to stop, and the call returns when that is
  /// answered: inside a transaction only a rollback works after it.
  ///
  /// - Throws: ``PGError``, or `CancellationError`.
  public nonisolated(nonsending) func run(_ statement: PGStatement) async throws -> PGResult {
    let observer = pool.observer
    try Task.checkCancellation()
    let span = observer.startSpan(statement.name)
    let began = MonotonicClock.nanoseconds()
    do {
      let result = try await runLeased(statement, began)
      observer.succeeded(
        statement.name, nanoseconds: MonotonicClock.nanoseconds() &- began, span)
      return result
    } catch {
      let elapsed = MonotonicClock.nanoseconds() &- began
      observer.failed(statement.name, nanoseconds: elapsed, error, span)
      throw (error as? PGError)?.named(statement.name) ?? error
    }
  }

  private nonisolated(nonsending) func runLeased(
    _ statement: PGStatement, _ now: UInt64
  ) async throws -> PGResult {
    let session = checkout.session
    let waits =
      waitsInPlace && pool.latencies.average(statement.id) < LatencyTable.patience
    var retry = Retry()
    while true {
      try checkLease()
      let operation = Operation(ticket: 0, id: statement.id)
      switch try session.start(
        operation, statement, lease: checkout.lease, waits: waits, now: now)
      {
      case .refused: throw gone
      case .answered(let yields): if yields { await Task.yield() }
      case .pending: await session.wait(for: operation, cancellable: true)
      }
      if operation.abandoned { throw CancellationError() }
      guard let error = operation.error else { return try operation.makeResult() }
      if error.kind == .server, retry.allows(error, operation, session) { continue }
      if error.sqlState == .queryCanceled, Task.isCancelled { throw CancellationError() }
      throw error
    }
  }

  /// Runs a script of trusted statements, one after the other, as one message of the simple
  /// protocol: unless it says otherwise, all of it is one transaction.
  ///
  /// - Throws: ``PGError`` of the first statement that fails; its position counts characters from
  ///   the start of the script.
  public nonisolated(nonsending) func execute(script: SQLScript) async throws {
    try Task.checkCancellation()
    try checkLease()
    guard !script.text.utf8.contains(0) else {
      throw PGError(.invalidStatement, reason: "the script contains a zero byte")
    }
    let session = checkout.session
    if session.standing(checkout.lease) == .busy { _ = try? await control("SELECT 1") }
    let operation = Operation(.script, ticket: 0)
    switch try session.start(script: script.text, operation, lease: checkout.lease) {
    case .refused: throw gone
    case .answered: break
    case .pending: await session.wait(for: operation, cancellable: true)
    }
    if operation.abandoned { throw CancellationError() }
    if let error = operation.error {
      if error.sqlState == .queryCanceled, Task.isCancelled { throw CancellationError() }
      throw error
    }
  }

  /// Runs a statement of the library's own, whether or not the task is cancelled.
  /// - Returns: What the server calls what it did.
  @discardableResult
  nonisolated(nonsending) func control(_ text: String) async throws(PGError) -> String {
    let operation = Operation(ticket: 0)
    switch checkout.session.start(control: text, operation, lease: checkout.lease) {
    case .refused: throw gone
    case .answered: break
    case .pending: await checkout.session.wait(for: operation, cancellable: false)
    }
    if let error = operation.error { throw error }
    return try operation.makeResult().commandTag
  }

  func checkLease() throws(PGError) {
    if lease.ended.load(ordering: .relaxed) {
      throw PGError(.closed, reason: "the connection was given back")
    }
  }

  private var gone: PGError {
    PGError(.connectionLost, reason: "the connection ended before the statement was sent")
  }

  /// Ends the lease. What is left of a transaction is rolled back first.
  nonisolated(nonsending) func end() async {
    lease.ended.store(true, ordering: .relaxed)
    var standing = checkout.session.standing(checkout.lease)
    if standing == .busy {
      _ = try? await control("ROLLBACK")
      standing = checkout.session.standing(checkout.lease)
    }
    pool.release(checkout, reusable: standing == .idle)
  }
}

extension Session {
  enum Standing { case idle, busy, gone }

  /// Whether a leased connection has a transaction open or statements in flight.
  func standing(_ lease: UInt64) -> Standing {
    lock.lock()
    defer { lock.unlock() }
    guard state == .ready, self.lease == lease, let pg else { return .gone }
    return pending.isEmpty && PQtransactionStatus(pg) == PQTRANS_IDLE ? .idle : .busy
  }
}
