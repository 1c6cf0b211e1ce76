import SengiSQL

struct LocksAreNotAwaitedForever: ScriptRule {
  static let code = HazardCode(
    "HAZ0505", "A lock that others queue behind is waited for too long.")

  /// A minute, in milliseconds.
  private static let limit = 60_000

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    for (index, step) in script.script.steps.enumerated() {
      var timeout = step.lockTimeout
      for facts in script.statements(of: index) {
        if case .set("lock_timeout", let value, _) = facts.statement {
          timeout = value.flatMap(Self.milliseconds)
          continue
        }
        guard let timeout, timeout == 0 || timeout > Self.limit,
          let lock = facts.hotLocks.first(where: { $0.mode.blocksWrites })
        else { continue }
        let time = timeout == 0 ? "without end" : "for up to \(timeout / 1000) s"
        findings.append(
          HazardFinding(
            "whoever uses '\(lock.relation)' after it waits as long as the statement waits for its lock: \(time)",
            remedy: "lock_timeout=3000 and let the runner try again", at: facts, on: lock.relation))
        break
      }
    }
  }

  /// As the server reads a time: `3s`, `500ms`, `2min`, or a plain number of milliseconds.
  private static func milliseconds(_ text: String) -> Int? {
    let digits = text.prefix { $0.isNumber }
    guard let number = Int(digits) else { return nil }
    let unit = text.dropFirst(digits.count).trimmingPrefix { $0 == " " }
    let factors: [Substring: Int] = [
      "": 1, "ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000,
    ]
    let (product, overflow) = number.multipliedReportingOverflow(by: factors[unit] ?? 1)
    return overflow ? .max : product
  }
}
