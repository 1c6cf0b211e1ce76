import SengiDiagnostics

/// The numbers of a review's first line.
struct ReviewCounts: Sendable, Hashable {
  /// Those of one way.
  struct Way: Sendable, Hashable {
    var steps: Int
    var errors: Int
    var warnings: Int
    var notes: Int

    init(_ steps: [ReviewedStep]) {
      self.steps = steps.count
      let severities = steps.flatMap(\.hazards).map(\.hazard.severity)
      errors = severities.count { $0 == .error }
      warnings = severities.count { $0 == .warning }
      notes = severities.count { $0 == .note }
    }

    /// `2 steps · 0 errors, 1 warning, 0 notes`, with something else between steps and hazards.
    func words(_ separator: Prose) -> Prose {
      """
      \(ReviewCounts.words(steps, "step"))\(separator)\(ReviewCounts.words(errors, "error")), \
      \(ReviewCounts.words(warnings, "warning")), \(ReviewCounts.words(notes, "note"))
      """
    }
  }

  var changes: Int
  var up: Way
  var down: Way
  var losses: Int
  var refusals: Int
  var breaking: Int
  var construction: Int
  var additive: Int
  /// nil where no generated code is checked in.
  var stale: Int?

  init(_ review: Review) {
    changes = review.changes.count
    up = Way(review.steps)
    down = Way(review.downSteps)
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
