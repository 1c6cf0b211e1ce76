extension PoolStateMachine {
  /// How many connections are in which state.
  public var census: PoolCensus {
    var census = PoolCensus(waiting: waiting.count)
    for slot in slots {
      switch slot {
      case .empty: census.empty += 1
      case .connecting: census.connecting += 1
      case .shared: census.shared += 1
      case .withdrawn: census.withdrawn += 1
      case .leased, .leasedLost: census.leased += 1
      }
    }
    return census
  }

  func emptySlot() -> Int? {
    slots.firstIndex { if case .empty = $0 { true } else { false } }
  }

  /// The slot of the least busy shared connection, one without a slow statement if there is any;
  /// among equals the first, so that the last ones fall idle and can be closed.
  func leastBusy(_ activity: Activity) -> (slot: Int, load: Int, isSlow: Bool)? {
    var best: (slot: Int, load: Int, isSlow: Bool)?
    for (index, slot) in slots.enumerated() {
      guard case .shared = slot else { continue }
      let seen = activity(index)
      if let found = best,
        (found.isSlow ? 1 : 0, found.load) <= (seen.isSlow ? 1 : 0, seen.load)
      {
        continue
      }
      best = (index, seen.load, seen.isSlow)
    }
    return best
  }

  /// Whether a connection is on its way, or can be, for single statements that would otherwise
  /// stand behind a slow one.
  func mayGrow(now: Duration) -> Bool {
    let census = census
    return census.connecting > 0 || (census.occupied < limits.size && now >= notBefore)
  }

  /// Gives a free connection to whoever has waited longest, or to all single statements.
  mutating func assign(
    _ slot: Int, born: Duration, activity: Activity, _ actions: inout [Action]
  ) {
    if let first = waiting.first, first.use == .leased {
      waiting.removeFirst()
      slots[slot] = .leased(born: born)
      actions.append(.serve(first.waiter, slot))
    } else {
      slots[slot] = .shared(born: born)
      actions.append(.share(slot))
      serveShared(slot, &actions)
    }
  }

  /// One shared connection can serve every quick statement that waits, or one slow one.
  mutating func serveShared(_ slot: Int, _ actions: inout [Action]) {
    guard waiting.contains(where: { $0.use == .shared }) else {
      guard let slow = waiting.firstIndex(where: { $0.use == .slow }) else { return }
      actions.append(.serve(waiting.remove(at: slow).waiter, slot))
      return
    }
    for request in waiting where request.use == .shared {
      actions.append(.serve(request.waiter, slot))
    }
    waiting.removeAll { $0.use == .shared }
  }

  /// Serves single statements on the connections there are, unless they would stand behind a slow
  /// one and another connection can be had instead.
  private mutating func serveSingles(
    now: Duration, activity: Activity, _ actions: inout [Action]
  ) {
    guard let found = leastBusy(activity) else { return }
    if mayGrow(now: now) {
      let quick = waiting.contains { $0.use == .shared }
      // What was decided in this very event does not show in the activity yet.
      let isFree =
        found.load == 0
        && !actions.contains {
          if case .serve(_, let slot) = $0 { slot == found.slot } else { false }
        }
      if !found.isSlow, quick || isFree { serveShared(found.slot, &actions) }
      return
    }
    for request in waiting where request.use != .leased {
      actions.append(.serve(request.waiter, found.slot))
    }
    waiting.removeAll { $0.use != .leased }
  }

  /// Does whatever the present state allows for those who wait.
  mutating func advance(now: Duration, activity: Activity, _ actions: inout [Action]) {
    if closing {
      if !finished, census.occupied == 0 {
        finished = true
        actions.append(.finished)
      }
      return
    }
    if waiting.contains(where: { $0.use != .leased }) {
      serveSingles(now: now, activity: activity, &actions)
    }
    var supply = 0
    for slot in slots {
      switch slot {
      case .connecting, .withdrawn(_, retiring: false): supply += 1
      case .empty, .shared, .withdrawn, .leased, .leasedLost: break
      }
    }
    let leases = waiting.count { $0.use == .leased }
    while supply < leases, makeRoom(now: now, activity: activity, &actions) { supply += 1 }

    let wantsShared = waiting.contains { $0.use != .leased }
    if wantsShared, supply <= leases {
      let limit = census.shared == 0 ? limits.capacity : limits.size
      connect(upTo: limit, now: now, &actions)
    }
    while started, census.occupied < limits.minimum,
      connect(upTo: limits.minimum, now: now, &actions)
    {}
  }

  /// Sets one more connection on its way to a caller that wants it alone: an idle one, else a new
  /// one, else the least busy, which is let run dry.
  private mutating func makeRoom(
    now: Duration, activity: Activity, _ actions: inout [Action]
  ) -> Bool {
    let least = leastBusy(activity)
    if let least, least.load == 0 { return withdraw(least.slot, &actions) }
    if connect(upTo: limits.size, now: now, &actions) { return true }
    let shared = census.shared
    if let least, shared > 1 { return withdraw(least.slot, &actions) }
    if connect(upTo: limits.capacity, now: now, &actions) { return true }
    if let least { return withdraw(least.slot, &actions) }
    return false
  }

  private mutating func withdraw(_ slot: Int, _ actions: inout [Action]) -> Bool {
    guard case .shared(let born) = slots[slot] else { return false }
    slots[slot] = .withdrawn(born: born, retiring: false)
    actions.append(.withdraw(slot))
    return true
  }

  @discardableResult
  private mutating func connect(
    upTo limit: Int, now: Duration, _ actions: inout [Action]
  ) -> Bool {
    guard now >= notBefore, census.occupied < limit, let slot = emptySlot() else { return false }
    slots[slot] = .connecting
    actions.append(.connect(slot))
    return true
  }

  /// Withdraws connections that are too old (one at a time, so that not all reconnect at once) or
  /// have been unused for too long.
  mutating func retire(now: Duration, activity: Activity, _ actions: inout [Action]) {
    var occupied = census.occupied
    var recycled = false
    for index in slots.indices.reversed() {
      guard case .shared(let born) = slots[index] else { continue }
      let seen = activity(index)
      let idle = seen.load == 0 ? now - max(seen.lastUsed, born) : .zero
      let tooOld = !recycled && now - born >= limits.recycleAfter
      let unused =
        (occupied > limits.minimum && idle >= limits.idleTimeout)
        || (occupied > limits.size && idle >= limits.overflowIdleTimeout)
      guard tooOld || unused else { continue }
      recycled = recycled || tooOld
      occupied -= 1
      slots[index] = .withdrawn(born: born, retiring: true)
      actions.append(.withdraw(index))
    }
  }
}
