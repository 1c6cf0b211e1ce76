/// A queue that neither moves its elements nor allocates once it has its size.
struct Ring<Element> {
  private var storage: [Element?] = Array(repeating: nil, count: 16)
  private var head = 0
  private(set) var count = 0

  @inline(__always) var isEmpty: Bool { count == 0 }
  @inline(__always) var first: Element? { storage[head] }

  mutating func append(_ element: Element) {
    if count == storage.count {
      storage =
        (0..<count).map { storage[(head + $0) & (count - 1)] } + Array(repeating: nil, count: count)
      head = 0
    }
    storage[(head + count) & (storage.count - 1)] = element
    count += 1
  }

  mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    let element = storage[head]
    storage[head] = nil
    head = (head + 1) & (storage.count - 1)
    count -= 1
    return element
  }
}
