import Synchronization

/// What ``ExpressionNames`` has found in the texts last read: every rule asks anew, and the answer
/// depends on the text alone.
final class ExpressionMemo: Sendable {
  static let shared = ExpressionMemo()

  private let known = Mutex<[String: ExpressionNames]>([:])
  /// More than a large schema has; a program that reads schema after schema must not grow.
  private static let limit = 20_000

  subscript(source: String) -> ExpressionNames? {
    get { known.withLock { $0[source] } }
    set {
      known.withLock { known in
        if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
        known[source] = newValue
      }
    }
  }
}
