import SengiSQL

struct BatchesUseTheirBounds: StatementRule {
  static let code = HazardCode(
    "HAZ0510", "A batch's statement does not say which stretch it changes.", .error)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .batch(let batch) = facts.mode else { return }
    let parameters = Set(facts.tokens.filter { $0.kind == .parameter }.map(\.text))
    let missing = ["$1", "$2"].filter { !parameters.contains($0) }
    guard !missing.isEmpty else { return }
    let key = batch.key.spelled
    findings.append(
      HazardFinding(
        "without \(missing.joined(separator: " and ")) every stretch changes rows beyond its own",
        remedy: "WHERE ($1 IS NULL OR \(key) > $1) AND \(key) <= $2", at: facts,
        on: batch.table))
  }
}
