import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  mutating func readBehaviours(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for item in node.items("a list of behaviours", &diagnostics) ?? [] {
      guard let name = item.name("a behaviour", &diagnostics) else { continue }
      guard let behaviour = Behaviour(rawValue: name) else {
        let known = Behaviour.allCases.map(\.rawValue)
        diagnostics.error(
          SchemaCode.unknownBehaviour, "unknown behaviour '\(name)'",
          remedy: Suggestion.remedy(for: name, in: known)
            ?? "the behaviours are \(known.joined(separator: ", "))",
          at: item.range)
        continue
      }
      guard !draft.table.behaviours.contains(behaviour) else {
        diagnostics.error(
          SchemaCode.repeatedClause, "'\(name)' is said twice", at: item.range)
        continue
      }
      draft.table.behaviours.append(behaviour)
      apply(behaviour, at: item.range, to: &draft, &diagnostics)
    }
  }

  private mutating func apply(
    _ behaviour: Behaviour, at range: SourceRange, to draft: inout TableDraft,
    _ diagnostics: inout Diagnostics
  ) {
    func column(_ name: StaticString, isNullable: Bool) -> Column {
      Column(
        name: SQLIdentifier(static: name), type: DataType(.timestamptz(precision: nil)),
        isNullable: isNullable, defaultValue: isNullable ? nil : SQLExpression("now()"),
        behaviour: behaviour)
    }
    let added =
      switch behaviour {
      case .timestamps:
        [column("created_at", isNullable: false), column("updated_at", isNullable: false)]
      case .softDelete: [column("deleted_at", isNullable: true)]
      }
    for column in added {
      if let own = draft.table.column(column.name) {
        guard own.type == column.type, own.isNullable == column.isNullable else {
          diagnostics.error(
            SchemaCode.behaviourColumn,
            "column '\(column.name)' of '\(behaviour.rawValue)' is declared with another type",
            remedy: "declare it as 'timestamptz\(column.isNullable ? "?" : "")' or leave it out",
            at: sources.range(of: draft.path.appending(.column(column.name)), .type))
          continue
        }
        continue
      }
      draft.table.columns.append(column)
      sources.record(range, for: draft.path.appending(.column(column.name)))
    }
    guard behaviour == .timestamps else { return }
    let trigger = Trigger(
      name: DefaultName.trigger(draft.table.name.name, "touch_updated_at"),
      event: SQLExpression("before update"),
      action: SQLExpression("for each row execute function sengi.touch_updated_at()"),
      behaviour: behaviour)
    draft.table.triggers.append(trigger)
    sources.record(range, for: draft.path.appending(.trigger(trigger.name)))
  }
}
