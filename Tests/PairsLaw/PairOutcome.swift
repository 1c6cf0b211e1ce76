/// What the law said about one pair.
public struct PairOutcome: Sendable {
  public enum Verdict: Sendable, Hashable {
    case equal
    /// After the plan the database is not the new one; the value is a unified diff.
    case different(String)
    /// It is, but a plan from there to the new one is not empty; the value is that plan.
    case unstable(String)
    /// The plan back does not bring the old one back; the value is a unified diff.
    case notReturned(String)
    /// A step of the plan `up` or `down` failed, or a row was lost.
    case failed(step: String, String)
    /// The plan says that it cannot.
    case refused(String)
    case notLoadable(String)
  }

  public var pair: Pair
  public var verdict: Verdict = .equal
  /// Steps of the plan, and of the plan back.
  public var steps = 0
  public var stepsBack = 0
  public var losses: [String] = []
  /// Why there is no way back.
  public var refusalOfReturn: String?
  /// Whether the databases are equal but for the order of columns, which PostgreSQL cannot change.
  public var isReordered = false
  /// Whether they are equal but for passwords and the like, which pulling says it leaves out.
  public var isWithoutSecrets = false
  /// Whether they are equal only once each was dumped and loaded again.
  public var isReloaded = false
  /// Rows that were in the old database, and those among them of tables that stay.
  public var rows = 0
  /// Why the rows themselves stand in the way: a check failed, or a constraint does not hold.
  public var obstacle: String?
  public var duration: Duration = .zero

  public init(pair: Pair) { self.pair = pair }

  public var isFailure: Bool {
    switch verdict {
    case .equal, .refused, .notLoadable: false
    case .different, .unstable, .notReturned, .failed: true
    }
  }

  public var word: String {
    switch verdict {
    case .equal: "equal"
    case .different: "DIFFERENT"
    case .unstable: "NOT EMPTY AGAIN"
    case .notReturned: "NOT RETURNED"
    case .failed(let step, _): "FAILED \(step)"
    case .refused: "refused"
    case .notLoadable: "not loadable"
    }
  }

  /// What a person needs to see of it.
  public var detail: String? {
    switch verdict {
    case .equal: nil
    case .different(let text), .unstable(let text), .notReturned(let text), .failed(_, let text),
      .refused(let text), .notLoadable(let text):
      text
    }
  }

  /// The line of the detail that says most: of a diff the first that differs.
  public var reason: String {
    let lines = (detail ?? "").split(separator: "\n")
    let telling =
      switch verdict {
      case .different, .notReturned:
        lines.first { line in
          (line.hasPrefix("+") || line.hasPrefix("-")) && !line.hasPrefix("---")
            && !line.hasPrefix("+++") && line.count > 1
        }
      case .unstable: lines.first { !$0.hasPrefix("--") }
      default: lines.first
      }
    return String((telling ?? lines.first ?? "").prefix(160))
  }

  /// Such as `migra/enumdeps  DIFFERENT  -CREATE TYPE …`.
  public var line: String {
    let title = "\(pair.suite)/\(pair.name)"
    return title + String(repeating: " ", count: max(1, 58 - title.count)) + word
      + (detail == nil ? "" : ": \(reason)")
  }
}
