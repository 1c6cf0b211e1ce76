import SengiDiagnostics
import SengiSQL
import SengiSchema

/// What `dropped` names is gone: it allows a migration to destroy what is called so, and must not
/// lie in wait for something that is still there.
struct DroppedIsGone: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    let objects = Set(schema.namespaces.flatMap(\.objectNames))
    for space in schema.namespaces {
      for (place, name) in space.dropped.enumerated() {
        let path = ObjectPath([.namespace(space.name)])
        report(
          "'\(name)'", isThere: objects.contains(name),
          isRenamed: schema.namespaces.contains { $0.formerNames.contains(name) },
          at: sources.range(of: path, .dropped(place)), into: &diagnostics)
      }
      for table in space.tables {
        for (place, name) in table.dropped.enumerated() {
          report(
            "column '\(name)' of table '\(table.name)'", isThere: table.column(name) != nil,
            isRenamed: table.columns.contains { $0.was == name },
            at: sources.range(of: table.path, .dropped(place)), into: &diagnostics)
        }
      }
      for item in space.enumerations {
        for (place, label) in item.dropped.enumerated() {
          report(
            "value '\(label)' of enum '\(item.name)'",
            isThere: item.values.contains { $0.label == label },
            isRenamed: item.values.contains { $0.was == label },
            at: sources.range(of: .enumeration(item.name), .dropped(place)), into: &diagnostics)
        }
      }
    }
  }

  private func report(
    _ title: String, isThere: Bool, isRenamed: Bool, at range: SourceRange?,
    into diagnostics: inout Diagnostics
  ) {
    if isThere {
      diagnostics.error(
        .droppedIsThere, "\(title) is said to be dropped, and is still there",
        remedy: "take it out of 'dropped', or remove it", at: range)
    } else if isRenamed {
      diagnostics.error(
        .droppedIsThere, "\(title) is said to be dropped, and lives on under another name by 'was'",
        remedy: "keep one of the two", at: range)
    }
  }
}

extension Namespace {
  /// The names of what `dropped` of a file can name.
  fileprivate var objectNames: [QualifiedName] {
    tables.map(\.name) + views.map(\.name) + sequences.map(\.name) + enumerations.map(\.name)
      + domains.map(\.name) + compositeTypes.map(\.name)
  }

  fileprivate var formerNames: [QualifiedName] {
    let names =
      tables.map(\.was) + views.map(\.was) + sequences.map(\.was) + domains.map(\.was)
      + compositeTypes.map(\.was) + enumerations.map { $0.was.flatMap { SQLIdentifier($0) } }
    return names.compactMap { $0 }.map { QualifiedName(name, $0) }
  }
}
