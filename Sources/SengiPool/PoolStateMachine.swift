/// The pool's decisions, without its connections, threads or clock: an event goes in, actions come
/// out.
///
/// Connections are known by the index of their slot, `0 ..< limits.capacity`. Time is whatever the
/// caller says it is, counted from any origin.
public struct PoolStateMachine<Waiter: Hashable & Sendable, Failure: Sendable>: Sendable {
  public typealias Action = PoolAction<Waiter, Failure>
  /// Tells how busy the shared connection in a slot is.
  public typealias Activity = (Int) -> PoolActivity

  struct Request: Sendable {
    var waiter: Waiter
    var use: PoolUse
    var deadline: Duration
  }

  enum Slot: Sendable {
    /// Leads to ``connecting``.
    case empty
    /// Leads to ``shared(born:)`` or ``leased(born:)``, or back to ``empty``.
    case connecting
    /// Serves many callers. Leads to ``withdrawn(born:retiring:)`` and, when lost, ``empty``.
    case shared(born: Duration)
    /// Serves the rest of its callers. Leads to ``leased(born:)`` or ``shared(born:)``, or when
    /// retiring or lost to ``empty``.
    case withdrawn(born: Duration, retiring: Bool)
    /// Serves one caller. Leads to ``leased(born:)`` of the next, ``shared(born:)``,
    /// ``leasedLost`` and ``empty``.
    case leased(born: Duration)
    /// Lost while a caller holds it. Leads to ``empty``.
    case leasedLost
  }

  public let limits: PoolLimits
  var slots: [Slot]
  var waiting: [Request] = []
  var failures = 0
  var notBefore: Duration
  /// When to try again after a failed attempt; nil once that moment has passed.
  var retryAt: Duration?
  var nextMaintenance: Duration
  /// Somebody has asked for a connection, so that the minimum is to be kept.
  var started = false
  var closing = false
  var finished = false

  public init(limits: PoolLimits, now: Duration) {
    self.limits = limits.normalized
    slots = Array(repeating: .empty, count: self.limits.capacity)
    notBefore = now
    nextMaintenance = now + self.limits.maintenanceInterval(occupied: 0)
  }

  // MARK: Callers

  /// A caller that found no connection by itself asks for one.
  public mutating func request(
    _ waiter: Waiter, for use: PoolUse, now: Duration, activity: Activity
  ) -> [Action] {
    if closing { return [.refuse(waiter, .closed)] }
    started = true
    waiting.append(Request(waiter: waiter, use: use, deadline: now + limits.checkoutTimeout))
    var actions: [Action] = []
    advance(now: now, activity: activity, &actions)
    return actions
  }

  /// A caller no longer wants a connection.
  ///
  /// - Returns: Whether it was still waiting; if not, it has been served or refused before.
  public mutating func cancel(_ waiter: Waiter) -> Bool {
    guard let index = waiting.firstIndex(where: { $0.waiter == waiter }) else { return false }
    waiting.remove(at: index)
    return true
  }

  /// A leased connection comes back.
  ///
  /// - Parameter reusable: Whether it is in a state in which others can use it.
  public mutating func release(
    _ slot: Int, reusable: Bool, now: Duration, activity: Activity
  ) -> [Action] {
    guard slots.indices.contains(slot) else { return [] }
    var actions: [Action] = []
    switch slots[slot] {
    case .leased(let born):
      if !reusable || closing || now - born >= limits.recycleAfter {
        slots[slot] = .empty
        actions.append(.close(slot))
      } else {
        assign(slot, born: born, activity: activity, &actions)
      }
    case .leasedLost: slots[slot] = .empty
    case .empty, .connecting, .shared, .withdrawn: return []
    }
    advance(now: now, activity: activity, &actions)
    return actions
  }

  /// Single statements found every shared connection busy: one more would help, if it is allowed.
  public mutating func pressure(now: Duration) -> [Action] {
    guard wantsPressure, now >= notBefore, let slot = emptySlot() else { return [] }
    slots[slot] = .connecting
    return [.connect(slot)]
  }

  /// Whether ``pressure(now:)`` can have an effect, so that callers need not report it in vain.
  public var wantsPressure: Bool {
    let census = census
    return !closing && census.connecting == 0 && census.occupied < limits.size
  }

  /// Whether a single statement that finds only slow connections had better ask for another one.
  public func mayGrow(at now: Duration) -> Bool { !closing && mayGrow(now: now) }

  /// Opens the minimum number of connections.
  public mutating func warm(now: Duration, activity: Activity) -> [Action] {
    started = true
    var actions: [Action] = []
    advance(now: now, activity: activity, &actions)
    return actions
  }

  // MARK: Connections

  /// An attempt to connect succeeded.
  public mutating func connected(_ slot: Int, now: Duration, activity: Activity) -> [Action] {
    guard slots.indices.contains(slot), case .connecting = slots[slot] else { return [] }
    failures = 0
    notBefore = now
    retryAt = nil
    var actions: [Action] = []
    if closing {
      slots[slot] = .empty
      actions.append(.close(slot))
    } else {
      assign(slot, born: now, activity: activity, &actions)
    }
    advance(now: now, activity: activity, &actions)
    return actions
  }

  /// An attempt to connect failed. When no connection is left or under way, every waiter hears it.
  public mutating func connectFailed(
    _ slot: Int, _ failure: Failure, now: Duration, activity: Activity
  ) -> [Action] {
    guard slots.indices.contains(slot), case .connecting = slots[slot] else { return [] }
    slots[slot] = .empty
    failures += 1
    notBefore = now + limits.backOff(after: failures)
    retryAt = notBefore
    var actions: [Action] = []
    if census.occupied == 0 {
      for request in waiting { actions.append(.refuse(request.waiter, .connectFailed(failure))) }
      waiting.removeAll()
    }
    advance(now: now, activity: activity, &actions)
    return actions
  }

  /// A connection broke; its owner has closed it already.
  public mutating func lost(_ slot: Int, now: Duration, activity: Activity) -> [Action] {
    guard slots.indices.contains(slot) else { return [] }
    switch slots[slot] {
    case .shared, .withdrawn: slots[slot] = .empty
    case .leased: slots[slot] = .leasedLost
    case .empty, .connecting, .leasedLost: return []
    }
    var actions: [Action] = []
    advance(now: now, activity: activity, &actions)
    return actions
  }

  /// A withdrawn connection has no statement left.
  public mutating func drained(_ slot: Int, now: Duration, activity: Activity) -> [Action] {
    guard slots.indices.contains(slot), case .withdrawn(let born, let retiring) = slots[slot] else {
      return []
    }
    var actions: [Action] = []
    if retiring {
      slots[slot] = .empty
      actions.append(.close(slot))
    } else {
      assign(slot, born: born, activity: activity, &actions)
    }
    advance(now: now, activity: activity, &actions)
    return actions
  }

  // MARK: Time and the end

  /// Time has passed: waiters give up, back-off ends, old and unused connections go.
  public mutating func tick(now: Duration, activity: Activity) -> [Action] {
    var actions: [Action] = []
    for request in waiting where request.deadline <= now {
      actions.append(.refuse(request.waiter, .checkoutTimeout))
    }
    waiting.removeAll { $0.deadline <= now }
    if let due = retryAt, now >= due { retryAt = nil }
    if now >= nextMaintenance {
      nextMaintenance = now + limits.maintenanceInterval(occupied: census.occupied)
      retire(now: now, activity: activity, &actions)
    }
    advance(now: now, activity: activity, &actions)
    return actions
  }

  /// When ``tick(now:activity:)`` is due; nil when nothing can happen by time alone.
  public var nextDeadline: Duration? {
    if closing { return nil }
    let census = census
    var deadlines = waiting.prefix(1).map(\.deadline)
    if census.live > 0 { deadlines.append(nextMaintenance) }
    let wanting = !waiting.isEmpty || (started && census.occupied < limits.minimum)
    if wanting, let retryAt { deadlines.append(retryAt) }
    return deadlines.min()
  }

  /// Refuses everybody, and closes every connection as soon as nobody uses it.
  public mutating func shutDown(now: Duration, activity: Activity) -> [Action] {
    var actions: [Action] = []
    if !closing {
      closing = true
      for request in waiting { actions.append(.refuse(request.waiter, .closed)) }
      waiting.removeAll()
      for slot in slots.indices {
        switch slots[slot] {
        case .shared(let born):
          slots[slot] = .withdrawn(born: born, retiring: true)
          actions.append(.withdraw(slot))
        case .withdrawn(let born, _): slots[slot] = .withdrawn(born: born, retiring: true)
        case .empty, .connecting, .leased, .leasedLost: break
        }
      }
    }
    advance(now: now, activity: activity, &actions)
    return actions
  }
}
