import CLibPQ
import Logging
import SengiWire
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Hears of what happens to a session outside any call of its own.
protocol SessionOwner: AnyObject, Sendable {
  func sessionLost(_ index: Int, _ error: PGError)
  func sessionDrained(_ index: Int)
}

/// One place of the pool and the libpq connection in it, with a queue of statements in flight.
///
/// Every libpq call is made under ``lock``, which is never held while waiting; continuations are
/// resumed after it is released. The object outlives its connections: when one breaks, another is
/// opened in the same place.
final class Session: EventReceiver, @unchecked Sendable {
  enum State {
    /// Leads to ``connecting``.
    case closed
    /// Leads to ``ready`` or ``closed``.
    case connecting
    /// Leads to ``broken`` when the socket ends or libpq loses its way, to ``closed`` on request.
    case ready
    /// No call is made any more; a thread still looks at the socket. Leads to ``closed``.
    case broken
  }

  /// In ``load``: no single statement may use this connection.
  static let closedBit: UInt64 = 1 << 63
  /// In ``load``: what a slow statement counts for. Others keep away from its connection.
  static let slowTicket: UInt64 = 1 << 32 | 1

  let index: Int
  let prepares: Bool
  let preparedLimit: Int
  let latencies: LatencyTable
  let logger: Logger

  /// Single statements in flight, and the marks above.
  let load = Atomic<UInt64>(Session.closedBit)
  /// When the statement that is now at the head was sent or became the head.
  let headSince = Atomic<UInt64>(0)

  let lock = Lock()
  weak var owner: (any SessionOwner)?

  // Guarded by `lock`:
  var state = State.closed
  var pg: OpaquePointer?
  var fd: Int32 = -1
  var loop: PGEventLoop?
  var tag: UInt64 = 0
  var armed: PollInterest = []
  /// A thread waits in place at the socket.
  var reading = false
  var waitsInRow = 0
  var pending = Ring<Operation>()
  var statements = PreparedStatements()
  var parameters = ParameterBuffer()
  /// Who has the connection alone; 0 when it is shared.
  var lease: UInt64 = 0
  /// Tells a connection attempt from the one before it.
  var attempt: UInt64 = 0
  var completion: (@Sendable (PGError?) -> Void)?
  var connectTimer: UInt64?

  init(index: Int, configuration: PGConfiguration, latencies: LatencyTable) {
    self.index = index
    prepares = configuration.prepared
    preparedLimit = max(1, configuration.preparedStatementLimit)
    logger = configuration.logger
    self.latencies = latencies
  }

  deinit { if let pg { PQfinish(pg) } }

  func descriptorReady(
    _ ready: PollInterest, _ resumptions: inout [UnsafeContinuation<Void, Never>]
  ) {
    var aftermath = Aftermath()
    lock.lock()
    switch state {
    case .connecting: stepConnecting(&aftermath)
    case .ready:
      if ready.contains(.write), let pg, PQflush(pg) != 1 { arm(.read) }
      receive(&aftermath)
    case .broken, .closed: break
    }
    lock.unlock()
    aftermath.run(for: self, resuming: &resumptions)
  }

  /// Lock held. Has the loop watch the socket, or no longer.
  @inline(__always) func arm(_ interest: PollInterest) {
    guard armed != interest, let loop else { return }
    armed = interest
    _ = loop.poller.watch(fd, tag: tag, for: interest)
  }

  /// Lock held. Gives up the socket and the connection.
  func tearDown() {
    if let loop {
      if fd >= 0 { loop.poller.forget(fd) }
      loop.remove(tag: tag)
    }
    if let pg { PQfinish(pg) }
    pg = nil
    fd = -1
    loop = nil
    armed = []
    statements.removeAll()
    waitsInRow = 0
    state = .closed
  }

  /// Lock held. Ends the connection: everything in the queue fails, in order.
  ///
  /// - Parameter proven: The server reported its end instead of an answer, so that neither the
  ///   statement at the head nor any behind it has had an effect.
  func breakDown(_ error: PGError, proven: Bool = false, _ aftermath: inout Aftermath) {
    guard case .ready = state else { return }
    var atHead = true
    while let operation = pending.popFirst() {
      if operation.error == nil {
        var own = error
        own.outcome = proven && !(atHead && operation.result != nil) ? .notExecuted : .unknown
        operation.error = own
      }
      atHead = false
      operation.inTransaction = true
      settle(operation, &aftermath)
    }
    load.bitwiseOr(Self.closedBit, ordering: .acquiringAndReleasing)
    aftermath.lost = error
    if reading {
      state = .broken
      if fd >= 0 {
        loop?.poller.forget(fd)
        shutdown(fd, Int32(SHUT_RDWR))
      }
    } else {
      tearDown()
    }
  }

  /// Lock held. The operation is answered; counts it out and lets its caller go on.
  @inline(__always) func settle(_ operation: Operation, _ aftermath: inout Aftermath) {
    operation.done = true
    if operation.ticket != 0 {
      let left = load.wrappingSubtract(operation.ticket, ordering: .acquiringAndReleasing).newValue
      if left == Self.closedBit { aftermath.drained = true }
    }
    aftermath.resume(operation)
  }

  /// Takes back a ticket that was not used.
  func giveBack(_ ticket: UInt64) {
    let left = load.wrappingSubtract(ticket, ordering: .acquiringAndReleasing).newValue
    if left == Self.closedBit { owner?.sessionDrained(index) }
  }

  /// Closes an unused connection.
  func close() {
    var aftermath = Aftermath()
    lock.lock()
    lease = 0
    attempt &+= 1
    if case .ready = state {
      breakDown(PGError(.closed, reason: "the connection was closed"), &aftermath)
      aftermath.lost = nil
    }
    lock.unlock()
    aftermath.run(for: self)
  }

  /// Lends the connection to the lease with this number; 0 shares it.
  func lend(to lease: UInt64) {
    lock.lock()
    self.lease = lease
    lock.unlock()
  }
}
