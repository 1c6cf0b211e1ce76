import SengiSQL
import SengiSchema

/// Makes the views of the relations that one table's foreign keys add to row types.
struct RelationEmitter {
  let names: SwiftNames
  let layout: SwiftLayout

  /// One view for each row type that gets relations, its own table's first.
  func views(_ relations: [Relation]) -> [RelationsView] {
    var order: [QualifiedName] = []
    var groups: [QualifiedName: [Relation]] = [:]
    let forward = relations.filter { $0.kind == .toOne }
    for relation in forward + relations.filter({ $0.kind != .toOne }) {
      if groups[relation.table] == nil { order.append(relation.table) }
      groups[relation.table, default: []].append(relation)
    }
    return order.compactMap { table in
      guard let group = groups[table] else { return nil }
      let header: SwiftCode = "extension \(type(table)) {"
      let isLong = !layout.fits(header)
      return RelationsView(
        header: SwiftLines(isLong ? ["// swift-format-ignore", header] : [header]),
        relations: group.enumerated().map { position, relation in
          item(relation, isFirst: position == 0)
        })
    }
  }

  private func type(_ table: QualifiedName) -> SwiftCode {
    names.absolute(
      names.tables[table] ?? SwiftIdentifier(derived: "Unknown"), in: table.namespace)
  }

  private func item(_ relation: Relation, isFirst: Bool) -> RelationsView.Item {
    let doc = SwiftDocComment([documentation(relation)], width: layout.inside().width).lines
    return RelationsView.Item(
      doc: SwiftLines(isFirst ? doc : [""] + doc), declaration: SwiftLines(declaration(relation)))
  }

  private func documentation(_ relation: Relation) -> String {
    let target = DocText.code(relation.target.description)
    let column = relation.kind == .toOne ? relation.column : relation.targetColumn
    let through = DocText.code(column.name)
    return switch relation.kind {
    case .toOne: "The row of `\(target)` that `\(through)` references."
    case .toMany: "The rows of `\(target)` whose `\(through)` references this row."
    case .toOneBack: "The row of `\(target)` whose `\(through)` references this row."
    }
  }

  private func declaration(_ relation: Relation) -> [SwiftCode] {
    let library = names.library(seenBy: [relation.table.namespace, relation.target.namespace])
    let kind = relation.kind == .toMany ? library[.sqlToMany] : library[.sqlToOne]
    let key = RelationKey(relation, names, library)
    let type: SwiftCode =
      "\(kind)<\(type(relation.table)), \(type(relation.target)), \(key.type)>"
    let local = key.value(relation.property, key.id, isNullable: relation.isNullable)
    let remote = key.value(
      relation.targetProperty, key.targetID, isNullable: relation.isTargetNullable)
    let labels: (SwiftCode, SwiftCode) =
      relation.kind == .toMany ? ("key", "foreignKey") : ("foreignKey", "key")
    return RelationLayout.lines(
      layout.inside(), "\(library.access)static var \(relation.name)", type, kind,
      [
        "\(labels.0): { $0.\(local) }", "\(labels.1): { $0.\(remote) }",
        "column: { $0.\(key.column(relation.targetProperty, key.targetID)) }",
      ])
  }
}

/// Lays out one relation's declaration.
enum RelationLayout {
  static func lines(
    _ layout: SwiftLayout, _ head: SwiftCode, _ type: SwiftCode, _ callee: SwiftCode,
    _ arguments: [SwiftCode]
  ) -> [SwiftCode] {
    let opening: SwiftCode = "\(head): \(type) {"
    let call = layout.inside().call(callee, arguments)
    if layout.fits(opening), call.allSatisfy(layout.inside().fits) {
      return [opening] + call.indented + ["}"]
    }
    return ["// swift-format-ignore", "\(opening) \(callee)(\(arguments.joined(", "))) }"]
  }
}
