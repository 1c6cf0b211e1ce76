import SengiDiagnostics
import SengiDiff
import SengiHazards
import SengiPlan
import SengiSQL
import SengiSteps

/// A review as Markdown, as GitHub reads it.
struct ReviewMarkdown {
  private let review: Review
  private var document = MarkdownDocument()

  var text: String { document.text }

  init(_ review: Review) {
    self.review = review
    document.heading(1, "Schema changes since \(code: review.base)")
    summary()
    changes()
    ReviewedShape.write(review.shapes, into: &document)
    steps(of: review.steps, "What the way up does")
    steps(of: review.downSteps, "What the way down does")
    scripts()
    losses()
    refusals()
    swift()
    generated()
    measured()
  }

  private mutating func summary() {
    let counts = ReviewCounts(review)
    let parts: [Prose] = [
      ReviewCounts.words(counts.changes, "change"),
      counts.up.words(" · "),
      ReviewCounts.words(counts.losses, "loss", "losses"),
      ReviewCounts.words(counts.refusals, "refusal"),
      "down \(words: review.downClass.kind.rawValue): \(counts.down.words(", "))",
      "Swift: \(counts.breaking) breaking, \(counts.construction) for rows made by hand, \(counts.additive) additive",
      counts.stale.map { "generated code: \($0) stale" } ?? "generated code: not checked in",
    ]
    document.paragraph(parts.joined(" · "))
    if !review.isProven {
      document.paragraph(
        "No server was asked what the SQL means: every difference in its text counts as a change.")
    }
  }

  private static func place(_ range: SourceRange?) -> Prose {
    range.map { " — \(code: "\($0.file):\($0.start.line)")" } ?? ""
  }

  private mutating func changes() {
    document.heading(2, "What changes")
    if review.changes.isEmpty { document.paragraph("Nothing in the database.") }
    var groups: [String] = []
    for change in review.changes where !groups.contains(change.group) {
      groups.append(change.group)
    }
    for group in groups.sorted() {
      document.heading(3, "\(code: group)")
      for change in review.changes where change.group == group {
        document.item("\(Self.words(change.description))\(Self.place(change.range))")
      }
    }
    if review.replacements.isEmpty { return }
    document.heading(3, "Between two phases")
    for line in review.replacements { document.item("\(words: line)") }
  }

  private static func words(_ change: ChangeDescription) -> Prose {
    if let former = change.formerName {
      return "renamed: \(code: former) is now \(code: change.object)"
    }
    let verb =
      switch change.mark {
      case .create: "new"
      case .drop: "dropped"
      case .alter: "changed"
      case .rename: "renamed"
      }
    let subject: Prose =
      "\(words: verb): \(words: change.kind ?? "") \(code: change.object)"
    if change.details.isEmpty { return subject }
    return "\(subject): \(words: change.details.joined(separator: ", "))"
  }

  private mutating func steps(of way: [ReviewedStep], _ title: Prose) {
    document.heading(2, title)
    if way.isEmpty { document.paragraph("Nothing.") }
    for (index, step) in way.enumerated() {
      document.heading(
        3,
        "\(index + 1). \(words: step.planned.step.title) (\(words: step.planned.step.mode.words))")
      if step.locks.isEmpty { document.item("locks nothing that is in use") }
      for lock in step.locks {
        document.item(
          "locks \(code: "\(lock.relation)") \(words: lock.mode.name)\(words: lock.mode.waiting)")
      }
      for table in step.rewrites { document.item("writes \(code: "\(table)") anew") }
      for table in step.scans {
        document.item("reads \(code: "\(table)") from end to end")
      }
      if step.isOpaque { document.item("may do more than its text shows") }
      for hazard in step.hazards { item(hazard) }
    }
  }

  private mutating func item(_ reviewed: ReviewedHazard) {
    let hazard = reviewed.hazard
    document.item(
      """
      \(words: hazard.severity.rawValue) \(code: hazard.code.code.description): \
      \(words: hazard.message)\(Self.place(reviewed.range))
      """)
    if let remedy = hazard.remedy { document.item("\(words: remedy)", depth: 1) }
  }

  private mutating func scripts() {
    document.heading(2, "SQL")
    document.heading(3, "Up")
    script(review.up)
    document.heading(3, "Down: \(words: review.downClass.kind.rawValue)")
    script(review.down)
  }

  private mutating func script(_ plan: MigrationPlan) {
    if plan.steps.isEmpty {
      document.paragraph("No statement.")
    } else {
      document.code("sql", plan.script.text)
    }
  }

  private mutating func losses() {
    document.heading(2, "What is lost")
    if review.up.losses.isEmpty {
      document.item("Up: nothing.")
    }
    for loss in review.up.losses {
      document.item("Up: \(words: loss.description)")
    }
    switch review.downClass.kind {
    case .exact: document.item("Down: nothing.")
    case .lossy:
      for loss in review.downClass.losses { document.item("Down: \(words: loss)") }
    case .impossibleWithRows:
      for need in review.downClass.needs { document.item("Down needs: \(words: need)") }
      for loss in review.downClass.losses { document.item("Down: \(words: loss)") }
    case .impossible:
      for reason in review.downClass.losses {
        document.item("Down is not to be had: \(words: reason)")
      }
    }
  }

  private mutating func refusals() {
    document.heading(2, "What cannot be done")
    if review.up.refusals.isEmpty { document.paragraph("Nothing is refused.") }
    for refusal in review.up.refusals {
      document.item("\(code: "\(refusal.object)"): \(words: refusal.reason)")
    }
  }

  private mutating func swift() {
    document.heading(2, "What changes in Swift")
    if review.interfaceChanges.isEmpty { document.paragraph("Nothing.") }
    for kind in InterfaceChange.Kind.allCases {
      let changes = review.interfaceChanges.filter { $0.kind == kind }
      if changes.isEmpty { continue }
      switch kind {
      case .breaking: document.heading(3, "Breaking")
      case .construction: document.heading(3, "Breaking where rows are made by hand")
      case .additive: document.heading(3, "Additive")
      }
      for change in changes { document.item(change.prose) }
    }
  }

  private mutating func generated() {
    document.heading(2, "Generated code")
    guard let files = review.staleFiles else {
      document.paragraph("None is checked in.")
      return
    }
    if files.isEmpty { document.paragraph("It is as the schema makes it.") }
    for file in files { document.item("\(words: file.state.rawValue): \(code: file.name)") }
  }

  private mutating func measured() {
    document.heading(2, "Measured")
    document.paragraph(
      "Locks, durations and proofs on a filled server: not measured in this version.")
  }
}

extension MigrationStep.Mode {
  var words: String {
    switch self {
    case .transaction: "transaction"
    case .autocommit: "autocommit"
    case .check: "check"
    case .batch: "batch"
    }
  }
}

extension LockMode {
  fileprivate var waiting: String {
    if blocksReads { return ": readers and writers wait" }
    return blocksWrites ? ": writers wait" : ""
  }
}
