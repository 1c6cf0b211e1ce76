import SengiDiff
import SengiPlan
import SengiSQL
import SengiSchema
import SengiSources

/// A difference in words: one line for each thing that comes (`+`), goes (`-`), changes (`~`) or is
/// renamed (`>`), and what is lost.
struct DiffText {
  let text: String

  init(_ comparison: SchemaComparison, _ plan: MigrationPlan) {
    var lines = Self.changes(comparison).compactMap(Self.line)
    if lines.isEmpty, !plan.isEmpty {
      lines += plan.steps.map { "~ \($0.step.title)" }
    }
    for loss in plan.losses { lines.append("! \(loss.object): loses \(loss.description)") }
    text = lines.map { $0 + "\n" }.joined()
  }

  static func changes(_ comparison: SchemaComparison) -> [Change] {
    SchemaDiff.changes(
      from: comparison.old, to: comparison.new, renamings: comparison.renamings)
  }

  private static func line(_ change: Change) -> String? {
    switch change {
    case .create(let element): "+ \(element.title)"
    case .drop(let element): "- \(element.title)"
    case .alter(let old, let new):
      "~ \(new.title)" + (details(old, new).map { ": \($0)" } ?? "")
    case .rename(let renaming): "> \(renaming.from) is now \(renaming.to)"
    case .grant(let grant): "+ grant \(words(grant))"
    case .ungrant(let grant): "- grant \(words(grant))"
    case .defaultPrivileges(let item): "+ default privileges \(item.definition.source)"
    case .undoDefaultPrivileges(let item): "- default privileges \(item.definition.source)"
    }
  }

  private static func words(_ grant: Grant) -> String {
    let privileges = grant.privileges.map { privilege in
      privilege.columns.isEmpty
        ? privilege.name
        : "\(privilege.name) (\(privilege.columns.map(\.name).joined(separator: ", ")))"
    }
    return privileges.joined(separator: ", ") + " on \(grant.object) to "
      + grant.grantees.map(\.name).joined(separator: ", ")
  }

  /// What about it changes, where words for that are few.
  private static func details(_ old: SchemaElement, _ new: SchemaElement) -> String? {
    switch (old, new) {
    case (.column(let before, _), .column(let after, _)): columnDetails(before, after)
    case (.enumeration(let before), .enumeration(let after)):
      labelDetails(before.values.map(\.label), after.values.map(\.label))
    default: nil
    }
  }

  private static func columnDetails(_ before: Column, _ after: Column) -> String? {
    var parts: [String] = []
    if before.type != after.type { parts.append("\(before.type.sql) becomes \(after.type.sql)") }
    if before.isNullable != after.isNullable {
      parts.append(after.isNullable ? "may be NULL" : "is never NULL")
    }
    if before.defaultValue != after.defaultValue {
      parts.append(after.defaultValue.map { "default \($0.source)" } ?? "no default")
    }
    if before.generation != after.generation { parts.append("is generated otherwise") }
    if before.doc != after.doc { parts.append("comment") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static func labelDetails(_ before: [String], _ after: [String]) -> String? {
    let parts =
      after.filter { !before.contains($0) }.map { "+ \(SQLLiteral($0).sql)" }
      + before.filter { !after.contains($0) }.map { "- \(SQLLiteral($0).sql)" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
