/// A pattern made ready to run: all ways through it are followed at once, so that the time taken
/// grows with the text's length alone.
struct PatternProgram: Sendable {
  private enum Step {
    case take(CharacterRanges)
    case fork(Int, Int)
    case jump(Int)
    case start, end, found
  }

  static let never = PatternProgram(steps: [])
  private static let maximumSteps = 20_000

  private var steps: [Step]

  private init(steps: [Step]) { self.steps = steps }

  init(_ node: PGJSONPattern.Node) throws(PGJSONPattern.Fault) {
    steps = []
    try add(node)
    steps.append(.found)
  }

  private mutating func add(_ node: PGJSONPattern.Node) throws(PGJSONPattern.Fault) {
    guard steps.count < Self.maximumSteps else {
      throw PGJSONPattern.Fault(message: "the repetitions multiply beyond bounds")
    }
    switch node {
    case .empty: break
    case .set(let set): steps.append(.take(set))
    case .start: steps.append(.start)
    case .end: steps.append(.end)
    case .sequence(let parts): for part in parts { try add(part) }
    case .choice(let parts): try add(choice: parts[...])
    case .repeated(let inner, let least, let most):
      for _ in 0..<least { try add(inner) }
      guard let most else {
        let fork = steps.count
        steps.append(.jump(0))
        try add(inner)
        steps.append(.jump(fork))
        steps[fork] = .fork(fork + 1, steps.count)
        return
      }
      var forks: [Int] = []
      for _ in least..<most {
        forks.append(steps.count)
        steps.append(.jump(0))
        try add(inner)
      }
      for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
    }
  }

  private mutating func add(
    choice parts: ArraySlice<PGJSONPattern.Node>
  ) throws(PGJSONPattern.Fault) {
    guard let first = parts.first else { return }
    guard parts.count > 1 else { return try add(first) }
    let fork = steps.count
    steps.append(.jump(0))
    try add(first)
    let jump = steps.count
    steps.append(.jump(0))
    steps[fork] = .fork(fork + 1, steps.count)
    try add(choice: parts.dropFirst())
    steps[jump] = .jump(steps.count)
  }

  func matches(_ text: String) -> Bool {
    guard !steps.isEmpty else { return false }
    let scalars = text.unicodeScalars
    var current: Set<Int> = []
    var index = scalars.startIndex
    while true {
      let isStart = index == scalars.startIndex
      let isEnd = index == scalars.endIndex
      var reached: Set<Int> = []
      for step in current.union([0]) {
        if reach(step, isStart: isStart, isEnd: isEnd, &reached) { return true }
      }
      if isEnd { return false }
      let scalar = scalars[index]
      current.removeAll(keepingCapacity: true)
      for step in reached {
        if case .take(let set) = steps[step], set.contains(scalar) { current.insert(step + 1) }
      }
      index = scalars.index(after: index)
    }
  }

  /// Follows what takes no character.
  /// - Returns: Whether the end of the pattern is reached.
  private func reach(_ first: Int, isStart: Bool, isEnd: Bool, _ reached: inout Set<Int>) -> Bool {
    var open = [first]
    while let step = open.popLast() {
      guard reached.insert(step).inserted else { continue }
      switch steps[step] {
      case .found: return true
      case .take: break
      case .fork(let left, let right): open += [left, right]
      case .jump(let target): open.append(target)
      case .start: if isStart { open.append(step + 1) }
      case .end: if isEnd { open.append(step + 1) }
      }
    }
    return false
  }
}
