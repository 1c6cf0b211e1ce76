import Foundation
import RoundTripLaw
import Synchronization

/// Prints outcomes as they come, and their sum.
final class Report: Sendable {
  private let outcomes = Mutex<[Outcome]>([])
  private let verbose: Bool
  private let start = ContinuousClock.now

  init(verbose: Bool) {
    self.verbose = verbose
  }

  func add(_ outcome: Outcome) {
    outcomes.withLock { outcomes in
      outcomes.append(outcome)
      print(outcome.line)
      if verbose, let detail = outcome.detail {
        for line in detail.split(separator: "\n", omittingEmptySubsequences: false).prefix(
          Self.shownLines)
        {
          print("    \(line)")
        }
      }
      fflush(nil)
    }
  }

  private static let shownLines = 40

  /// - Returns: whether the law was broken.
  func close(_ version: String, privileges: Bool) -> Bool {
    outcomes.withLock { outcomes in
      func count(_ isCounted: (Outcome.Verdict) -> Bool) -> Int {
        outcomes.count { isCounted($0.verdict) }
      }
      let identical = count { $0 == .identical }
      let different = count { if case .different = $0 { true } else { false } }
      let unstable = count { if case .unstable = $0 { true } else { false } }
      let failed = count { if case .failed = $0 { true } else { false } }
      let skipped = count { if case .skipped = $0 { true } else { false } }
      let custom = outcomes.reduce(0) { $0 + $1.customCount }
      let objects = outcomes.reduce(0) { $0 + $1.objects }
      let seconds = start.duration(to: .now).components.seconds
      print(
        """
        total: \(outcomes.count) schemas\(privileges ? " with owners and privileges" : "") on \
        PostgreSQL \(version): \(identical) identical, \(different) different, \(unstable) \
        unstable, \(failed) failed, \(skipped) skipped; \(objects) objects, \(custom) in custom \
        blocks; \(seconds) s
        """)
      return outcomes.isEmpty || outcomes.contains(where: \.isFailure)
    }
  }
}
