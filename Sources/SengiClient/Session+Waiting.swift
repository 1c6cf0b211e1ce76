import CLibPQ
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// At most one thread of the process waits in place, so that at most one of the tasks' threads can
/// stand still.
enum WaitInPlace {
  /// A shorter bound would set a timer earlier than the next tick of the scheduler, which is dear.
  static let milliseconds: Int32 = 5
  /// After so many waits one behind the other, other tasks get the thread.
  ///
  /// A yield costs about as much as three point reads: every 32 took a tenth of the rate.
  static let inRow = 256

  private static let taken = Atomic<Bool>(false)

  @inline(__always) static func enter() -> Bool {
    !taken.load(ordering: .relaxed)
      && taken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
  }

  @inline(__always) static func leave() { taken.store(false, ordering: .releasing) }
}

extension Session {
  /// Lock held; releases it. Waits at the socket for the only operation in flight.
  func waitInPlace(_ operation: Operation) -> Admission {
    defer { WaitInPlace.leave() }
    reading = true
    arm([])
    waitsInRow += 1
    let yields = waitsInRow >= WaitInPlace.inRow
    if yields { waitsInRow = 0 }
    var descriptor = pollfd(fd: fd, events: Int16(POLLIN), revents: 0)
    lock.unlock()
    var aftermath = Aftermath()
    while true {
      let ready = poll(&descriptor, 1, WaitInPlace.milliseconds)
      lock.lock()
      if ready > 0 { receive(&aftermath) }
      if operation.done || ready <= 0 || state != .ready { break }
      lock.unlock()
    }
    reading = false
    if state == .broken { tearDown() } else if !pending.isEmpty, state == .ready { arm(.read) }
    let done = operation.done
    lock.unlock()
    aftermath.run(for: self)
    return done ? .answered(yields: yields) : .pending
  }

  /// Suspends until `operation` is answered or, on a shared connection, its task is cancelled.
  ///
  /// - Parameter cancellable: Whether cancelling the task cancels the statement.
  nonisolated(nonsending) func wait(for operation: Operation, cancellable: Bool) async {
    guard cancellable else { return await suspend(operation) }
    await withTaskCancellationHandler {
      await suspend(operation)
    } onCancel: {
      cancel(operation)
    }
  }

  private nonisolated(nonsending) func suspend(_ operation: Operation) async {
    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      lock.lock()
      if operation.isSettled {
        lock.unlock()
        continuation.resume()
      } else {
        operation.continuation = continuation
        lock.unlock()
      }
    }
  }

  /// The caller's task is cancelled.
  ///
  /// `PQcancel` stops whatever runs on the connection just then. So a shared connection gets none:
  /// the answer is dropped on arrival. A leased one gets it, and nothing else is sent before the
  /// request is answered.
  private func cancel(_ operation: Operation) {
    var aftermath = Aftermath()
    lock.lock()
    defer {
      lock.unlock()
      aftermath.run(for: self)
    }
    guard !operation.done, !operation.cancelling, let pg, state == .ready else { return }
    if lease != 0, pending.first === operation, let request = PQgetCancel(pg) {
      operation.cancelling = true
      let handle = CancelHandle(pointer: request)
      let started = BlockingThread.start {
        self.sendCancels(handle, until: operation)
        handle.free()
        self.cancelFinished(operation)
      }
      if started { return }
      operation.cancelling = false
      handle.free()
    }
    operation.abandoned = true
    aftermath.resume(operation)
  }

  /// Asks the server to stop until the statement is answered.
  ///
  /// A request that arrives before the server has begun the statement stops nothing and is lost, so
  /// one is not enough; nothing else is sent on the connection meanwhile that a later one could hit.
  private func sendCancels(_ handle: CancelHandle, until operation: Operation) {
    var pause = 20
    while isAwaited(operation) {
      handle.send()
      for _ in 0..<pause where isAwaited(operation) { usleep(1000) }
      pause = min(pause * 2, 1000)
    }
  }

  private func isAwaited(_ operation: Operation) -> Bool {
    lock.lock()
    defer { lock.unlock() }
    return !operation.done && state == .ready
  }

  private func cancelFinished(_ operation: Operation) {
    var aftermath = Aftermath()
    lock.lock()
    operation.cancelling = false
    aftermath.resume(operation)
    lock.unlock()
    aftermath.run(for: self)
  }
}

/// libpq's copy of what a cancel request needs, on its way to another thread.
private struct CancelHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  func send() {
    var message = [CChar](repeating: 0, count: 256)
    _ = PQcancel(pointer, &message, Int32(message.count))
  }

  func free() { PQfreeCancel(pointer) }
}
