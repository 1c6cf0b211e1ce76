/// Puts things after what they depend on, as far as they do not depend on one another in a circle.
///
/// Things are numbers from 0; where dependencies leave the choice, the lower number comes first.
struct DependencyOrder {
  /// For each thing what has to come before it.
  var required: [[Int]]
  /// For each thing what had better come before it, but may come after.
  var preferred: [[Int]]

  /// Every thing once.
  func sorted() -> [Int] {
    circles().flatMap(broken)
  }

  /// The strongly connected components, each after those it depends on (Tarjan's algorithm with a
  /// stack of its own, so that a long chain of foreign keys does not exhaust the thread's).
  private func circles() -> [[Int]] {
    let edges = zip(required, preferred).map { $0 + $1 }
    var entered = [Int?](repeating: nil, count: edges.count)
    var lowest = [Int](repeating: 0, count: edges.count)
    var isOpen = [Bool](repeating: false, count: edges.count)
    var open: [Int] = []
    var circles: [[Int]] = []
    var clock = 0
    for root in edges.indices where entered[root] == nil {
      var visits = [(node: root, edge: 0)]
      while let visit = visits.last {
        let node = visit.node
        if entered[node] == nil {
          entered[node] = clock
          lowest[node] = clock
          clock += 1
          open.append(node)
          isOpen[node] = true
        }
        if visit.edge < edges[node].count {
          visits[visits.count - 1].edge += 1
          let next = edges[node][visit.edge]
          if let time = entered[next] {
            if isOpen[next] { lowest[node] = min(lowest[node], time) }
          } else {
            visits.append((next, 0))
          }
          continue
        }
        visits.removeLast()
        if let caller = visits.last?.node { lowest[caller] = min(lowest[caller], lowest[node]) }
        guard lowest[node] == entered[node], let start = open.lastIndex(of: node) else { continue }
        for member in open[start...] { isOpen[member] = false }
        circles.append(open[start...].sorted())
        open.removeSubrange(start...)
      }
    }
    return circles
  }

  /// An order for things in a circle that leaves few wishes open, and requirements last of all.
  private func broken(_ circle: [Int]) -> [Int] {
    var order: [Int] = []
    var left = Set(circle)
    func unmet(_ needs: [Int], of thing: Int) -> Int {
      needs.count { $0 != thing && left.contains($0) }
    }
    while !left.isEmpty {
      let next = circle.filter(left.contains).min { a, b in
        (unmet(required[a], of: a), unmet(preferred[a], of: a), a)
          < (unmet(required[b], of: b), unmet(preferred[b], of: b), b)
      }
      guard let next else { break }
      order.append(next)
      left.remove(next)
    }
    return order
  }
}
