import Logging
import SengiPool
import SengiWire
import Synchronization

/// The connections of one client: carries out what ``PoolStateMachine`` decides.
///
/// Single statements find a shared connection without a lock, by ``pick(slow:now:)``. Everything
/// else is an event for the machine, under the lock.
final class ConnectionPool: SessionOwner {
  typealias Machine = PoolStateMachine<Waiter, PGError>

  /// A caller that waits for a connection.
  final class Waiter: Hashable, @unchecked Sendable {
    let use: PoolUse
    // Guarded by the pool's lock:
    var continuation: UnsafeContinuation<Void, Never>?
    var outcome: Result<Checkout, any Error>?

    init(_ use: PoolUse) { self.use = use }

    /// What a single statement takes of its session.
    var ticket: UInt64 { use == .slow ? Session.slowTicket : 1 }

    static func == (one: Waiter, other: Waiter) -> Bool { one === other }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
  }

  /// What a waiter gets: a session with a ticket, or with a lease.
  struct Checkout: Sendable {
    var session: Session
    var lease: UInt64
  }

  private struct State {
    var machine: Machine
    var lastLease: UInt64 = 0
    var timerDue: Duration?
    var closers: [UnsafeContinuation<Void, Never>] = []
    var finished = false
  }

  let sessions: [Session]
  let latencies = LatencyTable()
  let observer: Observer
  private let settings: ConnectionSettings
  private let state: Mutex<State>
  /// How many sessions, from the first, have ever been connected.
  private let highest = Atomic<Int>(0)
  /// Whether one more connection would be opened under pressure.
  private let growing = Atomic<Bool>(false)
  /// Whether another connection is on its way or can be.
  private let mayGrow = Atomic<Bool>(false)

  init(_ configuration: PGConfiguration, _ observer: Observer) {
    let limits = configuration.limits.normalized
    let latencies = latencies
    self.observer = observer
    sessions = (0..<limits.capacity).map {
      Session(index: $0, configuration: configuration, latencies: latencies)
    }
    settings = ConnectionSettings(configuration)
    state = Mutex(State(machine: Machine(limits: limits, now: MonotonicClock.now())))
    for session in sessions { session.owner = self }
  }

  // MARK: Single statements

  /// A shared connection for one statement, with a ticket taken; nil when there is none.
  ///
  /// An idle one if there is any; else the one with the fewest in flight, passing over those that a
  /// slow statement holds or whose oldest one has been out for long.
  func pick(slow: Bool, now: UInt64) -> Session? {
    let count = highest.load(ordering: .acquiring)
    var best: Session?
    var fewest = UInt64.max
    var fallback: Session?
    var fallbackLoad = UInt64.max
    for index in 0..<count {
      let session = sessions[index]
      let load = session.load.load(ordering: .relaxed)
      if load == 0 {
        best = session
        fewest = 0
        break
      }
      guard load & Session.closedBit == 0 else { continue }
      if load < fallbackLoad {
        fallback = session
        fallbackLoad = load
      }
      guard load < fewest, load < Session.slowTicket else { continue }
      let since = session.headSince.load(ordering: .relaxed)
      if now > since, now - since > LatencyTable.slow { continue }
      best = session
      fewest = load
    }
    if fewest > 0, count > 0, growing.load(ordering: .relaxed) { reportPressure() }
    // Rather wait for another connection than stand behind a slow statement.
    if best == nil, mayGrow.load(ordering: .relaxed) { return nil }
    guard let session = best ?? fallback else { return nil }
    let ticket: UInt64 = slow ? Session.slowTicket : 1
    let load = session.load.wrappingAdd(ticket, ordering: .acquiringAndReleasing).newValue
    guard load & Session.closedBit == 0 else {
      session.giveBack(ticket)
      return nil
    }
    return session
  }

  /// Whether so little else is in flight that waiting in place holds nobody up.
  ///
  /// Under load the thread is better used for other tasks' statements.
  @inline(__always) func isQuiet(beside session: Session) -> Bool {
    var busy: UInt64 = 0
    for index in 0..<highest.load(ordering: .relaxed) where index != session.index {
      busy &+= sessions[index].load.load(ordering: .relaxed) & 0xFFFF_FFFF
      if busy > 1 { return false }
    }
    return true
  }

  @inline(never) private func reportPressure() {
    event { machine, now, _ in machine.pressure(now: now) }
  }

  // MARK: Waiting for a connection

  /// Waits for a connection: for a single statement with its ticket taken, or leased.
  nonisolated(nonsending) func checkOut(_ use: PoolUse) async throws -> Checkout {
    let waiter = Waiter(use)
    await withTaskCancellationHandler {
      await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
        let settled = state.withLock { _ in
          waiter.continuation = continuation
          return waiter.outcome != nil
        }
        if settled { return continuation.resume() }
        event { machine, now, activity in
          // Cancellation may have come between.
          waiter.outcome == nil
            ? machine.request(waiter, for: use, now: now, activity: activity) : []
        }
      }
    } onCancel: {
      let continuation = state.withLock { state -> UnsafeContinuation<Void, Never>? in
        let waiting = state.machine.cancel(waiter)
        guard waiting || waiter.continuation == nil, waiter.outcome == nil else { return nil }
        waiter.outcome = .failure(CancellationError())
        return waiter.continuation
      }
      continuation?.resume()
    }
    guard let outcome = state.withLock({ _ in waiter.outcome }) else {
      throw PGError(.closed, reason: "the pool lost a waiter")
    }
    return try outcome.get()
  }

  /// Ends a lease.
  func release(_ checkout: Checkout, reusable: Bool) {
    checkout.session.lend(to: .max)
    event { machine, now, activity in
      machine.release(checkout.session.index, reusable: reusable, now: now, activity: activity)
    }
  }

  /// Opens the minimum number of connections.
  func warm() { event { machine, now, activity in machine.warm(now: now, activity: activity) } }

  /// Refuses new callers and closes each connection when it is no longer used.
  func shutDown() {
    event { machine, now, activity in machine.shutDown(now: now, activity: activity) }
  }

  /// Returns when the last connection is closed.
  nonisolated(nonsending) func finished() async {
    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      let finished = state.withLock { state in
        if !state.finished { state.closers.append(continuation) }
        return state.finished
      }
      if finished { continuation.resume() }
    }
  }

  var census: PoolCensus { state.withLock { $0.machine.census } }

  // MARK: SessionOwner

  func sessionLost(_ index: Int, _ error: PGError) {
    observer.connectionLost(error)
    event { machine, now, activity in machine.lost(index, now: now, activity: activity) }
  }

  func sessionDrained(_ index: Int) {
    // A statement that has only looked in may report this in vain; another will follow.
    guard sessions[index].load.load(ordering: .acquiring) == Session.closedBit else { return }
    event { machine, now, activity in machine.drained(index, now: now, activity: activity) }
  }

  private func connectEnded(_ index: Int, _ error: PGError?) {
    if let error { observer.connectFailed(error) }
    event { machine, now, activity in
      if let error {
        machine.connectFailed(index, error, now: now, activity: activity)
      } else {
        machine.connected(index, now: now, activity: activity)
      }
    }
  }

  private func tick() {
    event { machine, now, activity in machine.tick(now: now, activity: activity) }
  }

  // MARK: Carrying out

  private func activity(_ index: Int) -> PoolActivity {
    let load = sessions[index].load.load(ordering: .acquiring)
    let since = sessions[index].headSince.load(ordering: .relaxed)
    let now = MonotonicClock.nanoseconds()
    let isBusy = load & 0xFFFF_FFFF > 0
    return PoolActivity(
      load: Int(truncatingIfNeeded: load & 0xFFFF_FFFF),
      isSlow: load & ~Session.closedBit >= Session.slowTicket
        || (isBusy && now > since && now - since > LatencyTable.slow),
      lastUsed: MonotonicClock.duration(since))
  }

  /// Gives the machine an event, does what it says, and resumes callers after the lock is released.
  private func event(
    _ body: (inout Machine, Duration, Machine.Activity) -> [Machine.Action]
  ) {
    let now = MonotonicClock.now()
    let resumed = state.withLock { state -> [UnsafeContinuation<Void, Never>] in
      var resumed: [UnsafeContinuation<Void, Never>] = []
      var actions = body(&state.machine, now, activity)[...]
      while let action = actions.popFirst() {
        actions += perform(action, now, &state, &resumed)
      }
      growing.store(state.machine.wantsPressure, ordering: .relaxed)
      mayGrow.store(state.machine.mayGrow(at: now), ordering: .relaxed)
      setTimer(&state)
      return resumed
    }
    for continuation in resumed { continuation.resume() }
  }

  private func perform(
    _ action: Machine.Action, _ now: Duration, _ state: inout State,
    _ resumed: inout [UnsafeContinuation<Void, Never>]
  ) -> [Machine.Action] {
    switch action {
    case .connect(let index):
      sessions[index].connect(settings) { [self] error in connectEnded(index, error) }
    case .share(let index):
      sessions[index].lend(to: 0)
      sessions[index].load.bitwiseAnd(~Session.closedBit, ordering: .acquiringAndReleasing)
      if highest.load(ordering: .relaxed) <= index {
        highest.store(index + 1, ordering: .releasing)
      }
    case .withdraw(let index):
      let before = sessions[index].load.bitwiseOr(
        Session.closedBit, ordering: .acquiringAndReleasing
      ).oldValue
      if before & ~Session.closedBit == 0 {
        return state.machine.drained(index, now: now, activity: activity)
      }
    case .serve(let waiter, let index):
      var checkout = Checkout(session: sessions[index], lease: 0)
      if waiter.use == .leased {
        state.lastLease += 1
        checkout.lease = state.lastLease
        sessions[index].lend(to: checkout.lease)
      } else {
        sessions[index].load.wrappingAdd(waiter.ticket, ordering: .acquiringAndReleasing)
      }
      settle(waiter, .success(checkout), &resumed)
    case .refuse(let waiter, let refusal):
      settle(waiter, .failure(Self.error(refusal, state.machine)), &resumed)
    case .close(let index):
      sessions[index].load.bitwiseOr(Session.closedBit, ordering: .acquiringAndReleasing)
      sessions[index].close()
    case .finished:
      state.finished = true
      resumed += state.closers
      state.closers.removeAll()
    }
    return []
  }

  private func settle(
    _ waiter: Waiter, _ outcome: Result<Checkout, any Error>,
    _ resumed: inout [UnsafeContinuation<Void, Never>]
  ) {
    waiter.outcome = outcome
    if let continuation = waiter.continuation { resumed.append(continuation) }
  }

  private static func error(_ refusal: PoolRefusal<PGError>, _ machine: Machine) -> PGError {
    switch refusal {
    case .checkoutTimeout:
      let census = machine.census
      return PGError(
        .checkoutTimeout,
        reason: "no connection became free within \(machine.limits.checkoutTimeout): "
          + "\(census.leased) leased, \(census.connecting) connecting, \(census.waiting) waiting")
    case .closed: return PGError(.closed, reason: "the client is closed")
    case .connectFailed(let error): return error
    }
  }

  private func setTimer(_ state: inout State) {
    guard let due = state.machine.nextDeadline, due < state.timerDue ?? .seconds(1 << 40),
      let loop = try? PGEventLoop.shared()
    else { return }
    state.timerDue = due
    loop.schedule(at: MonotonicClock.nanoseconds(due)) { [weak self] in
      guard let self else { return }
      self.state.withLock { $0.timerDue = nil }
      self.tick()
    }
  }
}
