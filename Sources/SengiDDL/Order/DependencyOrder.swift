/// Puts things after what they depend on, as far as they do not depend on one another in a circle.
///
/// Things are numbers from 0; where dependencies leave the choice, the lower number comes first.
struct DependencyOrder {
  /// For each thing what has to come before it; one list for each strength of dependency, at most
  /// four, those that are broken last first.
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
    // For each member how many dependencies are still open, and who waits for it.
    var unmet = [OpenDependencies](repeating: OpenDependencies(), count: circle.count)
    var waiting = [[(place: Int, strength: Int)]](repeating: [], count: circle.count)
    for (place, thing) in circle.enumerated() {
      for (strength, needs) in strengths[thing].enumerated() {
        for need in Set(needs) where need != thing {
          guard let other = places[need] else { continue }
          unmet[place].add(1, strength)
          waiting[other].append((place, strength))
        }
      }
    }
    var order: [Int] = []
    for _ in circle {
      var next = 0
      for place in unmet.indices where unmet[place].weight < unmet[next].weight { next = place }
      order.append(circle[next])
      unmet[next] = .done
      for (waiter, strength) in waiting[next] { unmet[waiter].add(-1, strength) }
    }
    return order
  }
}

/// How many dependencies of a thing are still open, as one number in which a stronger one
/// outweighs all weaker ones.
private struct OpenDependencies {
  private(set) var weight: UInt64 = 0
  private var counts = [0, 0, 0, 0]
  private var isDone = false

  static var done: OpenDependencies {
    var done = OpenDependencies()
    done.isDone = true
    done.weight = .max
    return done
  }

  mutating func add(_ change: Int, _ strength: Int) {
    guard !isDone, counts.indices.contains(strength) else { return }
    counts[strength] += change
    weight = counts.reduce(0) { $0 << 15 | UInt64(min(max($1, 0), 0x7FFF)) }
  }
}
