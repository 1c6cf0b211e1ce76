import SengiDiff
import SengiJSON
import SengiPlan
import SengiSources
import SengiSteps

/// A difference for programs: its changes, steps, losses and refusals.
struct DiffJSON {
  let text: String

  init(_ comparison: SchemaComparison, _ plan: MigrationPlan) {
    text =
      Self.object([
        ("format", .number("1")),
        ("equal", .boolean(plan.isEmpty)),
        ("proven", .boolean(comparison.isProven)),
        ("changes", .array(DiffText.changes(comparison).compactMap(Self.change))),
        ("documents", .array(comparison.shapeChanges.map(Self.shape))),
        ("steps", .array(plan.steps.map(Self.step))),
        (
          "losses",
          .array(
            plan.losses.map { loss in
              Self.object([
                ("kind", .string(loss.kind.rawValue)), ("object", .string("\(loss.object)")),
                ("description", .string(loss.description)),
              ])
            })
        ),
        (
          "refusals",
          .array(
            plan.refusals.map { refusal in
              Self.object([
                ("object", .string("\(refusal.object)")), ("reason", .string(refusal.reason)),
              ])
            })
        ),
      ]).indentedText
  }

  private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(members.map { JSONValue.Member(key: $0.0, value: $0.1) })
  }

  private static func change(_ change: Change) -> JSONValue? {
    func named(_ verb: String, _ element: SchemaElement) -> JSONValue {
      object([
        ("change", .string(verb)), ("kind", .string(element.kindName)),
        ("object", .string("\(element.path)")),
      ])
    }
    switch change {
    case .create(let element): return named("create", element)
    case .drop(let element): return named("drop", element)
    case .alter(_, let element): return named("alter", element)
    case .rename(let renaming):
      return object([
        ("change", .string("rename")), ("object", .string("\(renaming.to)")),
        ("was", .string("\(renaming.from)")),
      ])
    case .grant(let grant):
      return object([("change", .string("grant")), ("object", .string("\(grant.object)"))])
    case .ungrant(let grant):
      return object([("change", .string("revoke")), ("object", .string("\(grant.object)"))])
    case .defaultPrivileges, .undoDefaultPrivileges:
      return object([("change", .string("default privileges"))])
    }
  }

  private static func shape(_ change: ShapeChange) -> JSONValue {
    object([
      ("object", .string("\(change.path)")), ("class", .string(change.compatibility.rawValue)),
      (
        "differences",
        .array(
          change.differences.map { difference in
            object([
              ("path", .string(difference.path)), ("words", .string(difference.words)),
              ("class", .string(difference.compatibility.rawValue)),
            ])
          })
      ),
    ])
  }

  private static func step(_ planned: PlannedStep) -> JSONValue {
    let mode =
      switch planned.step.mode {
      case .transaction: "transaction"
      case .autocommit: "autocommit"
      case .check: "check"
      case .batch: "batch"
      }
    return object([
      ("mode", .string(mode)), ("title", .string(planned.step.title)),
      ("objects", .array(planned.objects.map { .string("\($0)") })),
      ("statements", .array(planned.step.statements.map { .string($0.description) })),
    ])
  }
}
