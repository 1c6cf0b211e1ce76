/// What the law said about one schema.
public struct Outcome: Sendable {
  public enum Verdict: Sendable, Hashable {
    case identical
    /// The rebuilt database differs; the value is a unified diff.
    case different(String)
    /// The database is the same, but pulling again gave other YAML.
    case unstable(source: String, String)
    case failed(step: String, String)
    /// This server lacks something that the schema needs.
    case skipped(String)
  }

  public var name: String
  public var verdict: Verdict = .identical
  /// Objects in the loaded database, of which comments and the like are parts.
  public var objects = 0
  /// Objects that the YAML holds as SQL text, by kind.
  public var custom: [String: Int] = [:]
  public var duration: Duration = .zero

  public init(name: String) {
    self.name = name
  }

  public var isFailure: Bool {
    switch verdict {
    case .identical, .skipped: false
    case .different, .unstable, .failed: true
    }
  }

  public var customCount: Int { custom.values.reduce(0, +) }

  /// One line, such as `pagila   identical   97 objects   0 custom   1.9 s`.
  public var line: String {
    let seconds =
      Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    let kinds = custom.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let list = kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))"
    return [
      Self.padded(name, 26), Self.padded(word, 22), Self.padded("\(objects) objects", 13),
      Self.padded("\(customCount) custom\(list)", 12), "\((seconds * 10).rounded() / 10) s",
    ].joined(separator: " ")
  }

  private var word: String {
    switch verdict {
    case .identical: "identical"
    case .different: "DIFFERENT"
    case .unstable: "UNSTABLE"
    case .failed(let step, _): "FAILED: \(step)"
    case .skipped(let lack): "skipped: \(lack)"
    }
  }

  /// What a person needs to see of a failure.
  public var detail: String? {
    switch verdict {
    case .identical, .skipped: nil
    case .different(let text): text
    case .unstable(let source, let text): "pulled again from \(source):\n\(text)"
    case .failed(_, let text): text
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
