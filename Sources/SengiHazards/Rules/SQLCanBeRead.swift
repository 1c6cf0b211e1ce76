import SengiSQL

struct SQLCanBeRead: StatementRule {
  static let code = HazardCode(
    "HAZ0509", "A statement cannot be split into words.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .unreadable(let reason) = facts.statement else { return }
    findings.append(
      HazardFinding("the server will refuse the statement: \(reason)", at: facts))
  }
}
