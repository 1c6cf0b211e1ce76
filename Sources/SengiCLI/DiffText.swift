import SengiDiff
import SengiPlan
import SengiSources

/// A difference in words: one line for each thing that comes (`+`), goes (`-`), changes (`~`) or is
/// renamed (`>`), and what is lost.
struct DiffText {
  let text: String

  init(_ comparison: SchemaComparison, _ plan: MigrationPlan) {
    var lines = Self.changes(comparison).map { ChangeDescription($0).line }
    lines += SchemaDiff.referenceRows(
      from: comparison.old, to: comparison.new, renamings: comparison.renamings
    ).map(Self.line)
    lines += comparison.shapeChanges.flatMap(\.lines)
    if lines.isEmpty, !plan.isEmpty {
      lines += plan.steps.map { "~ \($0.step.title)" }
    }
    for loss in plan.losses { lines.append("! \(loss.object): \(loss.description)") }
    text = lines.map { $0 + "\n" }.joined()
  }

  static func changes(_ comparison: SchemaComparison) -> [Change] {
    SchemaDiff.changes(
      from: comparison.old, to: comparison.new, renamings: comparison.renamings)
  }

  private static func line(_ change: ReferenceRowsChange) -> String {
    let counts = [
      (change.inserted.count, "new"), (change.updated.count, "changed"),
      (change.removed.count, "gone"),
    ]
    return "~ rows of \(change.table): "
      + counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
