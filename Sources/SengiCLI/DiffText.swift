import SengiDiff
import SengiPlan
import SengiSources

/// A difference in words: one line for each thing that comes (`+`), goes (`-`), changes (`~`) or is
/// renamed (`>`), and what is lost.
struct DiffText {
  let text: String

  init(_ comparison: SchemaComparison, _ plan: MigrationPlan) {
    var lines = Self.changes(comparison).map { ChangeDescription($0).line }
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
}
