import Testing

@testable import SengiPool

private typealias Machine = PoolStateMachine<Int, String>

/// A pool's owner without connections: carries out actions on paper, with time as it likes.
private struct MockOwner {
  var machine: Machine
  var now: Duration = .zero
  var loads: [Int: Int] = [:]
  var lastUsed: [Int: Duration] = [:]
  var withdrawn: Set<Int> = []
  var connecting: [Int] = []
  var open: Set<Int> = []
  var served: [Int: Int] = [:]
  var leases: [Int: Int] = [:]
  var refused: [Int: String] = [:]
  var uses: [Int: PoolUse] = [:]
  /// Slots whose oldest statement has been out for long.
  var slow: Set<Int> = []
  var finished = 0

  init(_ limits: PoolLimits) { machine = Machine(limits: limits, now: .zero) }

  func activity(_ slot: Int) -> PoolActivity {
    PoolActivity(
      load: loads[slot] ?? 0, isSlow: slow.contains(slot), lastUsed: lastUsed[slot] ?? .zero)
  }

  mutating func carryOut(_ actions: [Machine.Action]) {
    var queue = actions[...]
    while let action = queue.popFirst() {
      switch action {
      case .connect(let slot):
        #expect(!open.contains(slot) && !connecting.contains(slot))
        connecting.append(slot)
      case .share(let slot):
        #expect(open.contains(slot))
        withdrawn.remove(slot)
      case .withdraw(let slot):
        withdrawn.insert(slot)
        if loads[slot] ?? 0 == 0 {
          queue += machine.drained(slot, now: now, activity: activity)
        }
      case .serve(let waiter, let slot):
        #expect(open.contains(slot), "served from a connection that is not open")
        #expect(served[waiter] == nil && refused[waiter] == nil, "served twice")
        served[waiter] = slot
        if uses[waiter] == .leased {
          #expect(leases[slot] == nil && loads[slot] ?? 0 == 0, "leased while in use")
          leases[slot] = waiter
        } else {
          #expect(leases[slot] == nil && !withdrawn.contains(slot), "shared while leased")
          loads[slot, default: 0] += 1
        }
      case .refuse(let waiter, let refusal):
        #expect(served[waiter] == nil && refused[waiter] == nil, "refused twice")
        switch refusal {
        case .checkoutTimeout: refused[waiter] = "timeout"
        case .closed: refused[waiter] = "closed"
        case .connectFailed(let failure): refused[waiter] = failure
        }
      case .close(let slot):
        #expect(open.contains(slot) && loads[slot] ?? 0 == 0, "closed while in use")
        open.remove(slot)
        withdrawn.remove(slot)
      case .finished: finished += 1
      }
    }
  }

  mutating func request(_ waiter: Int, _ use: PoolUse) {
    uses[waiter] = use
    carryOut(machine.request(waiter, for: use, now: now, activity: activity))
  }

  mutating func connectFirst() {
    guard !connecting.isEmpty else { return }
    let slot = connecting.removeFirst()
    open.insert(slot)
    withdrawn.insert(slot)
    carryOut(machine.connected(slot, now: now, activity: activity))
  }

  mutating func failFirst(_ failure: String) {
    guard !connecting.isEmpty else { return }
    let slot = connecting.removeFirst()
    carryOut(machine.connectFailed(slot, failure, now: now, activity: activity))
  }

  mutating func release(_ slot: Int, reusable: Bool = true) {
    leases[slot] = nil
    withdrawn.insert(slot)
    carryOut(machine.release(slot, reusable: reusable, now: now, activity: activity))
  }

  mutating func answer(_ slot: Int) {
    guard let load = loads[slot], load > 0 else { return }
    loads[slot] = load - 1
    lastUsed[slot] = now
    if load == 1 { slow.remove(slot) }
    if load == 1, withdrawn.contains(slot) {
      carryOut(machine.drained(slot, now: now, activity: activity))
    }
  }

  mutating func lose(_ slot: Int) {
    open.remove(slot)
    withdrawn.remove(slot)
    loads[slot] = 0
    carryOut(machine.lost(slot, now: now, activity: activity))
  }

  mutating func tick() { carryOut(machine.tick(now: now, activity: activity)) }

  mutating func shutDown() { carryOut(machine.shutDown(now: now, activity: activity)) }
}

@Suite struct PoolTests {
  @Test func opensAConnectionForTheFirstCallerAndSharesIt() {
    var owner = MockOwner(PoolLimits(size: 2, overflow: 0))
    owner.request(1, .shared)
    #expect(owner.connecting == [0])
    owner.request(2, .shared)
    #expect(owner.connecting == [0], "one connection serves both")
    owner.connectFirst()
    #expect(owner.served == [1: 0, 2: 0])
    #expect(owner.machine.census.shared == 1)
  }

  @Test func leasesGoToWhomWaitedLongest() {
    var owner = MockOwner(PoolLimits(size: 1, overflow: 0))
    for waiter in 1...4 { owner.request(waiter, .leased) }
    owner.connectFirst()
    #expect(owner.served == [1: 0])
    owner.release(0)
    #expect(owner.served == [1: 0, 2: 0])
    let cancelled = (owner.machine.cancel(3), owner.machine.cancel(2))
    #expect(cancelled == (true, false))
    owner.release(0)
    #expect(owner.served == [1: 0, 2: 0, 4: 0])
  }

  @Test func drainsASharedConnectionForALease() {
    var owner = MockOwner(PoolLimits(size: 1, overflow: 0))
    owner.request(1, .shared)
    owner.connectFirst()
    owner.request(2, .leased)
    #expect(owner.served[2] == nil)
    owner.answer(0)
    #expect(owner.leases == [0: 2])
  }

  @Test func takesADrainingConnectionBackWhenItsWaiterCancels() {
    var owner = MockOwner(PoolLimits(size: 1, overflow: 0))
    owner.request(1, .shared)
    owner.connectFirst()
    owner.request(2, .leased)
    let cancelled = owner.machine.cancel(2)
    #expect(cancelled)
    owner.answer(0)
    #expect(owner.machine.census.shared == 1)
    #expect(owner.machine.census.waiting == 0)
  }

  @Test func overflowsForABurstAndClosesItSoonAfter() {
    var owner = MockOwner(
      PoolLimits(size: 2, overflow: 2, overflowIdleTimeout: .seconds(5)))
    for waiter in 1...5 { owner.request(waiter, .leased) }
    for _ in 1...4 { owner.connectFirst() }
    #expect(owner.leases.count == 4)
    #expect(owner.served[5] == nil)
    for slot in 0...3 { owner.release(slot) }
    #expect(owner.served[5] != nil)
    owner.release(0)
    owner.now = .seconds(20)
    owner.tick()
    #expect(owner.machine.census.shared == 2)
    #expect(owner.open.count == 2)
  }

  @Test func waitersGiveUpAfterTheCheckoutTimeout() {
    var owner = MockOwner(PoolLimits(size: 1, overflow: 0, checkoutTimeout: .seconds(30)))
    owner.request(1, .leased)
    owner.connectFirst()
    owner.now = .seconds(1)
    owner.request(2, .leased)
    #expect(owner.machine.nextDeadline.map { $0 <= .seconds(31) } == true)
    owner.now = .seconds(30)
    owner.tick()
    #expect(owner.refused.isEmpty)
    owner.now = .seconds(31)
    owner.tick()
    #expect(owner.refused == [2: "timeout"])
    owner.release(0)
    #expect(owner.machine.census.shared == 1)
  }

  @Test func tellsEveryWaiterThatNothingCanBeReachedAndBacksOff() {
    var owner = MockOwner(PoolLimits(size: 2, overflow: 0, firstBackOff: .milliseconds(50)))
    owner.request(1, .shared)
    owner.request(2, .shared)
    owner.failFirst("no server")
    #expect(owner.refused == [1: "no server", 2: "no server"])
    owner.request(3, .shared)
    #expect(owner.connecting.isEmpty, "the pause is kept")
    #expect(owner.machine.nextDeadline == .milliseconds(50))
    owner.now = .milliseconds(50)
    owner.tick()
    #expect(owner.connecting == [0])
    owner.failFirst("still no server")
    #expect(owner.refused[3] == "still no server")
    owner.request(4, .shared)
    #expect(owner.machine.nextDeadline == .milliseconds(150), "the second pause is twice as long")
    owner.now = .milliseconds(150)
    owner.tick()
    owner.connectFirst()
    #expect(owner.served[4] == 0)
  }

  @Test func keepsWaitersWhileAnotherConnectionLives() {
    var owner = MockOwner(PoolLimits(size: 2, overflow: 0))
    owner.request(1, .leased)
    owner.connectFirst()
    owner.request(2, .leased)
    owner.failFirst("too many connections")
    #expect(owner.refused.isEmpty)
    owner.release(0)
    #expect(owner.served[2] == 0)
  }

  @Test func recyclesOldConnectionsOneAtATime() {
    var owner = MockOwner(
      PoolLimits(minimum: 2, size: 2, overflow: 0, recycleAfter: .seconds(3600)))
    owner.carryOut(owner.machine.warm(now: owner.now, activity: owner.activity))
    owner.connectFirst()
    owner.connectFirst()
    owner.now = .seconds(3601)
    owner.tick()
    #expect(owner.open.count == 1)
    #expect(owner.connecting.count == 1, "the minimum is kept")
    owner.connectFirst()
    owner.now += .seconds(60)
    owner.tick()
    #expect(owner.connecting.count == 1)
  }

  @Test func growsUnderPressureUpToItsSize() {
    var owner = MockOwner(PoolLimits(size: 2, overflow: 5))
    owner.request(1, .shared)
    owner.connectFirst()
    #expect(owner.machine.wantsPressure)
    owner.carryOut(owner.machine.pressure(now: owner.now))
    #expect(owner.connecting == [1])
    #expect(!owner.machine.wantsPressure, "one at a time")
    owner.connectFirst()
    #expect(!owner.machine.wantsPressure)
    owner.carryOut(owner.machine.pressure(now: owner.now))
    #expect(owner.connecting.isEmpty)
  }

  @Test func quickStatementsWaitForAConnectionRatherThanBehindASlowOne() {
    var owner = MockOwner(PoolLimits(size: 2, overflow: 5))
    owner.request(1, .slow)
    owner.connectFirst()
    owner.slow = [0]
    owner.request(2, .shared)
    #expect(owner.served[2] == nil && owner.connecting == [1])
    owner.connectFirst()
    #expect(owner.served[2] == 1)
    owner.slow = [0, 1]
    owner.request(3, .shared)
    #expect(owner.served[3] != nil, "no connection beyond the size can be had")
  }

  @Test func quickStatementsStandBehindASlowOneWhenNoConnectionCanBeHad() {
    var owner = MockOwner(PoolLimits(size: 2))
    owner.request(1, .slow)
    owner.connectFirst()
    owner.slow = [0]
    owner.request(2, .shared)
    owner.failFirst("down")
    #expect(owner.served[2] == 0)
  }

  @Test func slowStatementsGetAConnectionEach() {
    var owner = MockOwner(PoolLimits(size: 2))
    for waiter in 1...3 { owner.request(waiter, .slow) }
    owner.connectFirst()
    owner.slow = [0]
    #expect(owner.served == [1: 0])
    owner.connectFirst()
    #expect(owner.served[2] == 1 && owner.served[3] != nil)
  }

  @Test func shutsDownWhenTheLastLeaseEnds() {
    var owner = MockOwner(PoolLimits(size: 2, overflow: 0))
    owner.request(1, .leased)
    owner.connectFirst()
    owner.request(2, .shared)
    owner.shutDown()
    #expect(owner.refused == [2: "closed"])
    owner.request(3, .shared)
    #expect(owner.refused[3] == "closed")
    owner.connectFirst()
    #expect(owner.finished == 0)
    owner.release(0)
    #expect(owner.finished == 1)
    #expect(owner.open.isEmpty)
    #expect(owner.machine.nextDeadline == nil)
  }

  @Test func aLostLeaseFreesItsPlaceOnRelease() {
    var owner = MockOwner(PoolLimits(size: 1, overflow: 0))
    owner.request(1, .leased)
    owner.connectFirst()
    owner.lose(0)
    owner.request(2, .leased)
    #expect(owner.connecting.isEmpty)
    owner.release(0)
    #expect(owner.connecting == [0])
    owner.connectFirst()
    #expect(owner.served[2] == 0)
  }

  @Test(arguments: 0..<40) func randomEventsLoseNothing(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed) &* 7919 &+ 1)
    let limits = PoolLimits(
      minimum: Int.random(in: 0...2, using: &random), size: Int.random(in: 1...4, using: &random),
      overflow: Int.random(in: 0...3, using: &random), checkoutTimeout: .seconds(3),
      recycleAfter: .seconds(20), idleTimeout: .seconds(5), overflowIdleTimeout: .seconds(1))
    var owner = MockOwner(limits)
    var next = 0
    for _ in 0..<2000 {
      switch Int.random(in: 0..<14, using: &random) {
      case 0...2:
        next += 1
        owner.request(next, .leased)
      case 3...4:
        next += 1
        owner.request(next, Bool.random(using: &random) ? .shared : .slow)
        if let slot = owner.served[next], Bool.random(using: &random) { owner.slow.insert(slot) }
      case 5: owner.connectFirst()
      case 6: if Int.random(in: 0..<4, using: &random) == 0 { owner.failFirst("down") }
      case 7...8:
        if let slot = owner.leases.keys.sorted().randomElement(using: &random) {
          owner.release(slot, reusable: Int.random(in: 0..<10, using: &random) > 0)
        }
      case 9...10:
        let busy = owner.loads.filter { $0.value > 0 }.keys.sorted()
        if let slot = busy.randomElement(using: &random) { owner.answer(slot) }
      case 11:
        if let waiter = owner.uses.keys.sorted().randomElement(using: &random),
          owner.machine.cancel(waiter)
        {
          #expect(owner.served[waiter] == nil && owner.refused[waiter] == nil)
          owner.refused[waiter] = "cancelled"
        }
      case 12:
        if Int.random(in: 0..<5, using: &random) == 0,
          let slot = owner.open.sorted().randomElement(using: &random)
        {
          owner.lose(slot)
        }
      default:
        owner.now += .milliseconds(Int.random(in: 0..<2000, using: &random))
        owner.tick()
        if let deadline = owner.machine.nextDeadline, owner.machine.census.connecting == 0 {
          #expect(deadline > owner.now, "a deadline in the past would make the loop spin")
        }
      }
      let census = owner.machine.census
      #expect(census.occupied <= limits.capacity)
      #expect(census.connecting == owner.connecting.count)
      #expect(census.leased == owner.leases.count)
      let waiting = owner.uses.count - owner.served.count - owner.refused.count
      #expect(census.waiting == waiting, "a waiter was lost")
      #expect(
        census.shared + census.withdrawn + owner.leases.keys.count { owner.open.contains($0) }
          == owner.open.count, "a connection was lost")
    }
    owner.shutDown()
    while !owner.connecting.isEmpty { owner.connectFirst() }
    for slot in owner.leases.keys.sorted() { owner.release(slot) }
    for slot in owner.loads.keys.sorted() {
      while owner.loads[slot] ?? 0 > 0 { owner.answer(slot) }
    }
    #expect(owner.finished == 1)
    #expect(owner.open.isEmpty)
    #expect(owner.uses.count == owner.served.count + owner.refused.count)
  }
}

private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state
    mixed ^= mixed >> 33
    mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 33
  }
}
