import SengiDiagnostics

/// The numbers of a review's first line.
struct ReviewCounts: Sendable, Hashable {
  var changes: Int
  var steps: Int
  var errors: Int
  var warnings: Int
  var notes: Int
  var losses: Int
  var refusals: Int
  var breaking: Int
  var construction: Int
  var additive: Int
  /// nil where no generated code is checked in.
  var stale: Int?

  init(_ review: Review) {
    changes = review.changes.count
    steps = review.steps.count
    let severities = review.hazards.map(\.hazard.severity)
    errors = severities.filter { $0 == .error }.count
    warnings = severities.filter { $0 == .warning }.count
    notes = severities.filter { $0 == .note }.count
    losses = review.up.losses.count
    refusals = review.up.refusals.count
    let kinds = review.interfaceChanges.map(\.kind)
    breaking = kinds.filter { $0 == .breaking }.count
    construction = kinds.filter { $0 == .construction }.count
    additive = kinds.filter { $0 == .additive }.count
    stale = review.staleFiles?.count
  }

  /// Of one thing or of several.
  static func words(_ count: Int, _ one: StaticString, _ many: StaticString? = nil) -> Prose {
    let word = count == 1 ? one.description : many?.description ?? one.description + "s"
    return "\(count) \(words: word)"
  }
}
