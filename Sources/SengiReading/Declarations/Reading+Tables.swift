import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  static let tableKeys = [
    "doc", "swift_name", "was", "columns", "primary_key", "unique", "checks", "foreign_keys",
    "indexes", "triggers", "use",
  ]

  mutating func readTable(
    _ entry: YAMLEntry, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> Table? {
    guard let name = identifier(entry.key, "a table's name", &diagnostics),
      let parts = entry.value.entries("a table's columns and keys", &diagnostics)
    else { return nil }
    var draft = TableDraft(Table(name: QualifiedName(namespace, name), columns: []))
    sources.record(entry.key.range, for: draft.path)
    if let columns = entry.value["columns"] {
      for column in columns.entries("a table's columns", &diagnostics) ?? [] {
        readColumn(column, into: &draft, in: namespace, &diagnostics)
      }
    } else {
      diagnostics.error(
        SchemaCode.missingPart, "table '\(name)' has no columns",
        remedy: "write them under 'columns:'", at: entry.key.range)
    }
    for part in parts {
      switch part.name {
      case "columns": break
      case "doc": draft.table.doc = part.value.text("a doc text", &diagnostics)
      case "swift_name":
        draft.table.swiftName = part.value.text("a Swift name", &diagnostics)
        sources.record(part.value.range, for: draft.path, .swiftName)
      case "was":
        draft.table.was = identifier(part.value, "the former name", &diagnostics)
        sources.record(part.value.range, for: draft.path, .was)
      case "primary_key": readPrimaryKey(part.value, into: &draft, &diagnostics)
      case "unique": readUniques(part.value, into: &draft, &diagnostics)
      case "checks": readChecks(part.value, into: &draft, &diagnostics)
      case "foreign_keys":
        readForeignKeys(part.value, into: &draft, in: namespace, &diagnostics)
      case "indexes": readIndexes(part.value, into: &draft, &diagnostics)
      case "triggers": readTriggers(part.value, into: &draft, &diagnostics)
      case "use": readBehaviours(part.value, into: &draft, &diagnostics)
      default:
        unknownKey(
          part, Self.tableKeys,
          later: [
            "exclude", "policies", "partitions", "partition_by", "inherits", "dropped", "rls",
            "storage", "unlogged", "tablespace", "statistics", "grants", "rules",
          ], &diagnostics)
      }
    }
    return draft.table
  }

  private mutating func readBehaviours(
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

/// A table while its parts are read.
struct TableDraft {
  var table: Table
  var path: ObjectPath
  /// Names that were left out, with the place of the object that would have each.
  var chosenNames: [SQLIdentifier: SourceRange] = [:]

  init(_ table: Table) {
    self.table = table
    path = .table(table.name)
  }
}
