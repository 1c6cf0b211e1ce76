import Foundation
import PairsLaw
import Synchronization

/// Prints what fails as it comes, and a line for each suite at the end.
final class PairsReport: Sendable {
  private let outcomes = Mutex<[PairOutcome]>([])
  private let verbose: Bool
  private let output: String?
  private let start = ContinuousClock.now

  init(verbose: Bool, output: String?) {
    self.verbose = verbose
    self.output = output
  }

  func add(_ record: PairLaw.Record) {
    outcomes.withLock { outcomes in
      outcomes.append(record.outcome)
      if record.outcome.detail != nil { print(record.outcome.line) }
      if verbose, let detail = record.outcome.detail {
        for line in detail.split(separator: "\n", omittingEmptySubsequences: false).prefix(
          Self.shownLines)
        {
          print("    \(line)")
        }
      }
      fflush(nil)
    }
    do {
      try write(record)
    } catch {
      print("error: cannot write to \(output ?? ""): \(error)")
    }
  }

  private static let shownLines = 60

  private static let names = ["up.sql", "down.sql", "outcome.txt"]

  /// `DIR/SUITE/NAME/{up.sql,down.sql,outcome.txt}`.
  private func write(_ record: PairLaw.Record) throws {
    guard let output else { return }
    let pair = record.outcome.pair
    let folder = URL(filePath: output).appending(path: "\(pair.suite)/\(pair.name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in Self.names { try? FileManager.default.removeItem(at: folder.appending(path: name)) }
    var files = record.files
    var text = "\(record.outcome.word)\n"
    for loss in record.outcome.losses { text += "loss: \(loss)\n" }
    if let obstacle = record.outcome.obstacle { text += "stopped by rows: \(obstacle)\n" }
    if let refusal = record.outcome.refusalOfReturn { text += "no way back: \(refusal)\n" }
    if let detail = record.outcome.detail { text += "\n\(detail)\n" }
    files["outcome.txt"] = text
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
  }

  /// - Returns: whether the law was broken.
  func close(_ version: String) -> Bool {
    outcomes.withLock { outcomes in
      for suite in Set(outcomes.map(\.pair.suite)).sorted() {
        print(Self.line(suite, outcomes.filter { $0.pair.suite == suite }))
      }
      let seconds = start.duration(to: .now).components.seconds
      print(Self.line("total", outcomes) + "; PostgreSQL \(version), \(seconds) s")
      return outcomes.isEmpty || outcomes.contains(where: \.isFailure)
    }
  }

  private static func line(_ title: String, _ outcomes: [PairOutcome]) -> String {
    func count(_ isCounted: (PairOutcome.Verdict) -> Bool) -> Int {
      outcomes.count { isCounted($0.verdict) }
    }
    let equal = count { $0 == .equal }
    let different = count { if case .different = $0 { true } else { false } }
    let unstable = count { if case .unstable = $0 { true } else { false } }
    let returned = count { if case .notReturned = $0 { true } else { false } }
    let failed = count { if case .failed = $0 { true } else { false } }
    let refused = count { if case .refused = $0 { true } else { false } }
    let notLoadable = count { if case .notLoadable = $0 { true } else { false } }
    let reordered = outcomes.count { $0.verdict == .equal && $0.isReordered }
    let secret = outcomes.count { $0.verdict == .equal && $0.isWithoutSecrets }
    let oneWay = outcomes.count { $0.verdict == .equal && $0.refusalOfReturn != nil }
    let rows = outcomes.reduce(0) { $0 + $1.rows }
    let stopped = outcomes.count { $0.obstacle != nil }
    let withRows = rows == 0 ? "" : "; \(rows) rows, \(stopped) stopped by them"
    let lossy = outcomes.count { !$0.losses.isEmpty }
    return """
      \(title): \(outcomes.count) pairs: \(equal) equal (\(reordered) but for the order of columns, \
      \(secret) but for secrets that are told of, \(oneWay) with no way back), \(different) different, \(unstable) not empty again, \
      \(returned) not returned, \(failed) failed to apply, \(refused) refused, \(notLoadable) not \
      loadable; \(lossy) with losses\(withRows)
      """
  }
}
