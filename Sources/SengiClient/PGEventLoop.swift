import Synchronization

/// Something whose descriptor the loop watches.
protocol EventReceiver: AnyObject, Sendable {
  /// The descriptor is ready. Called on the loop's thread; must not block.
  ///
  /// - Parameter resumptions: Takes the tasks that can go on; the loop resumes them when it has
  ///   served every ready descriptor, so that the tasks' threads wake once for all.
  func descriptorReady(
    _ ready: PollInterest, _ resumptions: inout [UnsafeContinuation<Void, Never>])
}

/// One thread that waits for all sockets and timers of the process.
///
/// It starts with the first connection and stays: its threads and descriptors do not grow with
/// clients. It owns no task's work; it parses what arrived and resumes who waits for it.
final class PGEventLoop: Sendable {
  private struct Entry {
    var generation: UInt32 = 0
    var receiver: (any EventReceiver)?
  }

  private struct Timer {
    var due: UInt64
    var id: UInt64
    var body: @Sendable () -> Void
  }

  private struct State {
    var entries: [Entry] = []
    var free: [Int] = []
    var timers: [Timer] = []
    var lastTimer: UInt64 = 0
  }

  private static let instance = Mutex<PGEventLoop?>(nil)

  /// The process's loop, started when it is first needed.
  static func shared() throws(PGError) -> PGEventLoop {
    let loop = instance.withLock { instance -> PGEventLoop? in
      if instance == nil, let poller = Poller() {
        let loop = PGEventLoop(poller)
        if BlockingThread.start({ loop.run() }) { instance = loop }
      }
      return instance
    }
    guard let loop else {
      throw PGError(.connectFailed, reason: "the system allows no event queue or thread")
    }
    return loop
  }

  let poller: Poller
  private let state = Mutex(State())

  private init(_ poller: Poller) { self.poller = poller }

  // MARK: Receivers

  /// Gives `receiver` a tag for its descriptor, until ``remove(tag:)``.
  func add(_ receiver: any EventReceiver) -> UInt64 {
    state.withLock { state in
      let index: Int
      if let free = state.free.popLast() {
        index = free
      } else {
        index = state.entries.count
        state.entries.append(Entry())
      }
      state.entries[index].receiver = receiver
      return UInt64(state.entries[index].generation) << 32 | UInt64(index)
    }
  }

  func remove(tag: UInt64) {
    state.withLock { state in
      let index = Int(tag & 0xFFFF_FFFF)
      guard state.entries.indices.contains(index),
        state.entries[index].generation == UInt32(tag >> 32)
      else { return }
      // An event that is already under way must not reach the slot's next user.
      state.entries[index].generation &+= 1
      state.entries[index].receiver = nil
      state.free.append(index)
    }
  }

  // MARK: Timers

  /// Calls `body` on the loop's thread at `due` (nanoseconds of ``MonotonicClock``) or a little
  /// later.
  @discardableResult
  func schedule(at due: UInt64, _ body: @escaping @Sendable () -> Void) -> UInt64 {
    let (id, first) = state.withLock { state in
      state.lastTimer += 1
      let index = state.timers.firstIndex { $0.due > due } ?? state.timers.count
      state.timers.insert(Timer(due: due, id: state.lastTimer, body: body), at: index)
      return (state.lastTimer, index == 0)
    }
    if first { poller.wake() }
    return id
  }

  func cancelTimer(_ id: UInt64) {
    state.withLock { state in state.timers.removeAll { $0.id == id } }
  }

  // MARK: The thread

  private func run() -> Never {
    var ready: [(receiver: any EventReceiver, interest: PollInterest)] = []
    var events: [(UInt64, PollInterest)] = []
    var resumptions: [UnsafeContinuation<Void, Never>] = []
    while true {
      poller.wait(milliseconds: millisecondsToWait()) { events.append(($0, $1)) }
      state.withLock { state in
        for (tag, interest) in events where tag != Poller.wakeTag {
          let index = Int(tag & 0xFFFF_FFFF)
          guard state.entries.indices.contains(index),
            state.entries[index].generation == UInt32(tag >> 32),
            let receiver = state.entries[index].receiver
          else { continue }
          ready.append((receiver, interest))
        }
      }
      events.removeAll(keepingCapacity: true)
      for (receiver, interest) in ready { receiver.descriptorReady(interest, &resumptions) }
      ready.removeAll(keepingCapacity: true)
      for continuation in resumptions { continuation.resume() }
      resumptions.removeAll(keepingCapacity: true)
      for timer in dueTimers() { timer.body() }
    }
  }

  private func millisecondsToWait() -> Int32? {
    let due = state.withLock { $0.timers.first?.due }
    guard let due else { return nil }
    let now = MonotonicClock.nanoseconds()
    return due <= now ? 0 : Int32(clamping: (due - now) / 1_000_000 + 1)
  }

  private func dueTimers() -> [Timer] {
    state.withLock { state in
      guard let first = state.timers.first, first.due <= MonotonicClock.nanoseconds() else {
        return []
      }
      let now = MonotonicClock.nanoseconds()
      let due = state.timers.prefix { $0.due <= now }
      state.timers.removeFirst(due.count)
      return Array(due)
    }
  }
}
