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
    let local = relation.property
    let remote = relation.targetProperty
    let type: SwiftCode =
      "\(kind)<\(type(relation.table)), \(type(relation.target)), \(key(relation, library))>"
    let first: SwiftCode =
      relation.kind == .toMany ? "key: { $0.\(local) }" : "foreignKey: { $0.\(local) }"
    let second: SwiftCode =
      relation.kind == .toMany ? "foreignKey: { $0.\(remote) }" : "key: { $0.\(remote) }"
    return RelationLayout.lines(
      layout.inside(), "public static var \(relation.name)", type, kind,
      [first, second, "column: { $0.\(remote) }"])
  }

  private func key(_ relation: Relation, _ library: LibraryNames) -> SwiftCode {
    let base = relation.type
    if let scalar = ScalarType(base) { return library[scalar.library] }
    if case .enumeration(let name) = base {
      return names.absolute(
        names.enumerations[name] ?? SwiftIdentifier(derived: "Unknown"), in: name.namespace)
    }
    return library[.pgJSON]
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
