import Dispatch
import Synchronization

/// Work done by several threads in turn.
public struct Jobs: Sendable {
  let count: Int

  public init(count: Int) {
    self.count = count
  }

  /// Blocks this thread until all is done.
  public func run<Item: Sendable>(_ items: [Item], _ body: @escaping @Sendable (Item) -> Void) {
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, count)) { _ in
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard items.indices.contains(index) else { return }
        body(items[index])
      }
    }
  }
}
