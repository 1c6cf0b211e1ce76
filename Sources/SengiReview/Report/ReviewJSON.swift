import SengiDiagnostics
import SengiDiff
import SengiHazards
import SengiJSON
import SengiPlan
import SengiSQL
import SengiSteps

/// A review for programs: `Documentation/review.md` says what each member means.
struct ReviewJSON {
  /// Raised when a name goes or changes its meaning, not when one is added.
  static let format = 1

  let text: String

  init(_ review: Review) {
    text =
      Self.object([
        ("format", .number("\(Self.format)")), ("base", .string(review.base)),
        ("proven", .boolean(review.isProven)), ("alarming", .boolean(review.isAlarming)),
        ("counts", Self.counts(ReviewCounts(review))),
        ("changes", .array(review.changes.map(Self.change))),
        ("replacements", .array(review.replacements.map(JSONValue.string))),
        ("documents", .array(review.shapes.map(\.json))),
        ("up", Self.up(review)),
        ("down", Self.down(review)),
        ("swift", .array(review.interfaceChanges.map(Self.change))),
        ("generated", review.staleFiles.map { .array($0.map(Self.file)) } ?? .null),
        ("measured", .null),
      ]).indentedText
  }

  /// With its keys in order.
  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(
      members.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
        .map { JSONValue.Member(key: $0.0, value: $0.1) })
  }

  private static func number(_ value: Int) -> JSONValue { .number("\(value)") }
  private static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  private static func place(_ range: SourceRange?) -> JSONValue {
    guard let range else { return .null }
    return object([
      ("file", .string(range.file)), ("line", number(range.start.line)),
      ("column", number(range.start.column)),
    ])
  }

  private static func counts(_ counts: ReviewCounts) -> JSONValue {
    object([
      ("changes", number(counts.changes)), ("steps", number(counts.up.steps)),
      ("errors", number(counts.up.errors)), ("warnings", number(counts.up.warnings)),
      ("notes", number(counts.up.notes)),
      (
        "down",
        object([
          ("steps", number(counts.down.steps)), ("errors", number(counts.down.errors)),
          ("warnings", number(counts.down.warnings)), ("notes", number(counts.down.notes)),
        ])
      ),
      ("losses", number(counts.losses)),
      ("refusals", number(counts.refusals)), ("breaking", number(counts.breaking)),
      ("construction", number(counts.construction)), ("additive", number(counts.additive)),
      ("stale", counts.stale.map(number) ?? .null),
    ])
  }

  private static func change(_ change: ReviewedChange) -> JSONValue {
    let verb =
      switch change.description.mark {
      case .create: "create"
      case .drop: "drop"
      case .alter: "alter"
      case .rename: "rename"
      }
    return object([
      ("change", .string(verb)), ("kind", text(change.description.kind)),
      ("object", .string(change.description.object)), ("was", text(change.description.formerName)),
      ("details", .array(change.description.details.map(JSONValue.string))),
      ("group", .string(change.group)), ("place", place(change.range)),
    ])
  }

  private static func up(_ review: Review) -> JSONValue {
    object([
      ("sql", .string(review.up.script.text)), ("steps", .array(review.steps.map(step))),
      ("losses", .array(review.up.losses.map(loss))),
      ("refusals", .array(review.up.refusals.map(refusal))),
    ])
  }

  private static func down(_ review: Review) -> JSONValue {
    object([
      ("class", .string(review.downClass.kind.rawValue)),
      ("sql", .string(review.down.script.text)),
      ("steps", .array(review.downSteps.map(step))),
      (
        "reasons",
        .array((review.downClass.needs + review.downClass.losses).map(JSONValue.string))
      ),
      ("losses", .array(review.down.losses.map(loss))),
      ("refusals", .array(review.down.refusals.map(refusal))),
    ])
  }

  private static func step(_ step: ReviewedStep) -> JSONValue {
    let names = { (names: [QualifiedName]) in JSONValue.array(names.map { .string("\($0)") }) }
    return object([
      ("title", .string(step.planned.step.title)), ("mode", .string(step.planned.step.mode.words)),
      ("objects", .array(step.planned.objects.map { .string("\($0)") })),
      ("statements", .array(step.planned.step.statements.map { .string($0.description) })),
      (
        "locks",
        .array(
          step.locks.map { lock in
            object([
              ("relation", .string("\(lock.relation)")), ("mode", .string(lock.mode.name)),
              ("blocksReads", .boolean(lock.mode.blocksReads)),
              ("blocksWrites", .boolean(lock.mode.blocksWrites)),
            ])
          })
      ),
      ("rewrites", names(step.rewrites)), ("scans", names(step.scans)),
      ("opaque", .boolean(step.isOpaque)), ("hazards", .array(step.hazards.map(hazard))),
    ])
  }

  private static func hazard(_ reviewed: ReviewedHazard) -> JSONValue {
    let hazard = reviewed.hazard
    return object([
      ("code", .string(hazard.code.code.description)),
      ("severity", .string(hazard.severity.rawValue)), ("message", .string(hazard.message)),
      ("remedy", text(hazard.remedy)), ("statement", number(hazard.statement)),
      ("relation", text(hazard.relation.map { "\($0)" })), ("place", place(reviewed.range)),
    ])
  }

  private static func loss(_ loss: Loss) -> JSONValue {
    object([
      ("kind", .string(loss.kind.rawValue)), ("object", .string("\(loss.object)")),
      ("description", .string(loss.description)),
    ])
  }

  private static func refusal(_ refusal: Refusal) -> JSONValue {
    object([("object", .string("\(refusal.object)")), ("reason", .string(refusal.reason))])
  }

  private static func change(_ change: InterfaceChange) -> JSONValue {
    object([
      ("kind", .string(change.kind.rawValue)), ("declaration", .string(change.declaration)),
      ("words", .string(change.prose.description)),
    ])
  }

  private static func file(_ file: StaleFile) -> JSONValue {
    object([("name", .string(file.name)), ("state", .string(file.state.rawValue))])
  }
}
