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
    let columns = relation.kind == .toOne ? relation.pairs : relation.pairs.map(\.reversed)
    let keys = Self.listed(columns)
    let verb = columns.count == 1 ? "references" : "reference"
    if let link = relation.link {
      let table = DocText.code(link.table.description)
      return
        "The rows of `\(target)` that `\(table)` ties to this row by \(Self.listed(link.pairs))."
    }
    return switch relation.kind {
    case .toOne: "The row of `\(target)` that \(keys) \(verb)."
    case .toMany, .through: "The rows of `\(target)` whose \(keys) \(verb) this row."
    case .toOneBack: "The row of `\(target)` whose \(keys) \(verb) this row."
    }
  }

  /// `a`, `b` and `c`, each as code.
  private static func listed(_ pairs: [Relation.Pair]) -> String {
    let names = pairs.map { "`\(DocText.code($0.column.name))`" }
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " and \(last)"
  }

  private func declaration(_ relation: Relation) -> [SwiftCode] {
    let library = names.library(
      seenBy: [relation.table.namespace, relation.found.namespace, relation.target.namespace])
    let kind: SwiftCode =
      switch relation.kind {
      case .toOne, .toOneBack: library[.sqlToOne]
      case .toMany: library[.sqlToMany]
      case .through: library[.sqlThrough]
      }
    let head: SwiftCode = "\(library.access)static var \(relation.name)"
    guard let pair = relation.pairs.first, relation.pairs.count == 1 else {
      return composite(relation, head, kind, library)
    }
    let key = RelationKey(relation, pair, names, library)
    let own = key.value(pair.property, key.id, isNullable: pair.isNullable)
    let column: SwiftCode = "{ $0.\(key.column(pair.targetProperty, key.targetID)) }"
    if let link = relation.link {
      let arguments: [SwiftCode] = [
        "key: { $0.\(own) }", "through: \(type(link.table)).self", "foreignKey: \(column)",
        "on: { \(condition(link, relation.target)) }",
      ]
      return RelationLayout.lines(
        layout.inside(), head, spelled(relation, kind, key.type), kind, arguments)
    }
    let found = key.value(pair.targetProperty, key.targetID, isNullable: pair.isTargetNullable)
    let labels = labels(relation)
    return RelationLayout.lines(
      layout.inside(), head, spelled(relation, kind, key.type), kind,
      ["\(labels.own): { $0.\(own) }", "\(labels.found): { $0.\(found) }", "column: \(column)"])
  }

  private func composite(
    _ relation: Relation, _ head: SwiftCode, _ kind: SwiftCode, _ library: LibraryNames
  ) -> [SwiftCode] {
    let key = CompositeRelationKey(relation, names, library)
    let inner = layout.inside(6)
    let labels = labels(relation)
    var arguments = [Self.labelled(labels.own, key.ownKey(inner))]
    if let link = relation.link { arguments.append(["through: \(type(link.table)).self"]) }
    arguments.append(Self.labelled(labels.found, key.foundKey(inner)))
    arguments.append(Self.labelled("columns", key.columns))
    if let link = relation.link {
      arguments.append(["on: { \(condition(link, relation.target)) }"])
    }
    return RelationLayout.lines(
      layout.inside(), head, spelled(relation, kind, key.type), kind, arguments)
  }

  private func spelled(_ relation: Relation, _ kind: SwiftCode, _ key: SwiftCode) -> SwiftCode {
    "\(kind)<\(type(relation.table)), \(type(relation.target)), \(key)>"
  }

  private func labels(_ relation: Relation) -> (own: SwiftCode, found: SwiftCode) {
    switch relation.kind {
    case .toMany, .through: ("key", "foreignKey")
    case .toOne, .toOneBack: ("foreignKey", "key")
    }
  }

  private static func labelled(_ label: SwiftCode, _ lines: [SwiftCode]) -> [SwiftCode] {
    guard let first = lines.first else { return [] }
    return ["\(label): \(first)"] + lines.dropFirst()
  }

  /// What ties a row of the table between, `$0`, to the target's, `$1`.
  private func condition(_ link: Relation.Link, _ target: QualifiedName) -> SwiftCode {
    link.pairs.map { pair -> SwiftCode in
      let id = names.ids[link.table, pair.column]
      let targetID = names.ids[target, pair.targetColumn]
      func column(_ property: SwiftIdentifier, _ own: StrongIDs.Reference?) -> SwiftCode {
        id?.owner != targetID?.owner && own != nil ? "\(property).rawValue()" : "\(property)"
      }
      return "$0.\(column(pair.property, id)) == $1.\(column(pair.targetProperty, targetID))"
    }.joined(" && ")
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

  /// The same with arguments over several lines.
  static func lines(
    _ layout: SwiftLayout, _ head: SwiftCode, _ type: SwiftCode, _ callee: SwiftCode,
    _ arguments: [[SwiftCode]]
  ) -> [SwiftCode] {
    let opening: SwiftCode = "\(head): \(type) {"
    let items = arguments.enumerated().flatMap { position, lines -> [SwiftCode] in
      guard let last = lines.last else { return [] }
      return lines.dropLast() + ["\(last)\(position == arguments.count - 1 ? ")" : ",")"]
    }
    let body = ["\(callee)("] + items.indented
    let fits = layout.fits(opening) && body.allSatisfy(layout.inside().fits)
    return (fits ? [] : ["// swift-format-ignore"]) + [opening] + body.indented + ["}"]
  }
}
