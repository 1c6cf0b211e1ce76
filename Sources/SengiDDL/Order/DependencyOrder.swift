/// Puts things after what they depend on, as far as they do not depend on one another in a circle.
///
/// Things are numbers from 0; where dependencies leave the choice, the lower number comes first.
struct DependencyOrder {
  /// For each thing what has to come before it; one list for each strength of dependency, those
  /// that are broken last first.
  private let strengths: [[[Int]]]

  /// - Parameter strengths: As many lists for each thing as there are strengths, strongest first.
  init(_ strengths: [[[Int]]]) {
    self.strengths = strengths
  }

  /// - Parameters:
  ///   - required: For each thing what has to come before it.
  ///   - preferred: For each thing what had better come before it, but may come after.
  init(required: [[Int]], preferred: [[Int]]) {
    strengths = zip(required, preferred).map { [$0, $1] }
  }

  /// Every thing once.
  func sorted() -> [Int] {
    circles().flatMap(broken)
  }

  /// The strongly connected components, each after those it depends on (Tarjan's algorithm with a
  /// stack of its own, so that a long chain of foreign keys does not exhaust the thread's).
  private func circles() -> [[Int]] {
    let edges = strengths.map { Array($0.joined()) }
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

  /// An order for things in a circle that breaks few dependencies, and the stronger last of all.
  private func broken(_ circle: [Int]) -> [Int] {
    guard circle.count > 1 else { return circle }
    var places: [Int: Int] = [:]
    for (place, thing) in circle.enumerated() { places[thing] = place }
    let count = strengths[circle[0]].count
    // For each member how many dependencies of each strength are still open, and who waits for it.
    var unmet = [[Int]](repeating: [Int](repeating: 0, count: count), count: circle.count)
    var waiting = [[(place: Int, strength: Int)]](repeating: [], count: circle.count)
    for (place, thing) in circle.enumerated() {
      for (strength, needs) in strengths[thing].enumerated() {
        for need in Set(needs) where need != thing {
          guard let other = places[need] else { continue }
          unmet[place][strength] += 1
          waiting[other].append((place, strength))
        }
      }
    }
    var order: [Int] = []
    var left = Array(circle.indices)
    while let next = left.indices.min(by: {
      Self.precedes((unmet[left[$0]], left[$0]), (unmet[left[$1]], left[$1]))
    }) {
      let place = left.remove(at: next)
      order.append(circle[place])
      for (waiter, strength) in waiting[place] { unmet[waiter][strength] -= 1 }
    }
    return order
  }

  private static func precedes(_ a: (unmet: [Int], place: Int), _ b: (unmet: [Int], place: Int))
    -> Bool
  {
    for (left, right) in zip(a.unmet, b.unmet) where left != right { return left < right }
    return a.place < b.place
  }
}
