import Dispatch
import Synchronization

/// The results in the order of the items, made on as many cores as there are.
func sideBySide<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ body: @Sendable (Item) -> Result
) -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: items.count))
  DispatchQueue.concurrentPerform(iterations: items.count) { position in
    let result = body(items[position])
    results.withLock { $0[position] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}
