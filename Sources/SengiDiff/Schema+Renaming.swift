import SengiSQL
import SengiSchema

extension Schema {
  /// The schema as it is once the renaming is done: the server lets what refers to a thing follow
  /// it, but for the bodies of functions, which are text to it.
  public func renaming(_ renaming: Renaming) -> Schema {
    var schema = self
    guard let old = renaming.from.steps.last, let new = renaming.to.steps.last else { return self }
    switch (old, new) {
    case (.table, .table), (.view, .view), (.sequence, .sequence), (.enumeration, .enumeration),
      (.domain, .domain), (.compositeType, .compositeType):
      guard let from = renaming.from.objectName, let to = renaming.to.objectName else { break }
      for space in schema.namespaces.indices { schema.namespaces[space].rename(from, to: to) }
      schema.move(from, to: to)
    case (.column(let from), .column(let to)):
      guard let table = renaming.to.parent?.objectName else { break }
      for space in schema.namespaces.indices {
        schema.namespaces[space].renameColumn(from, to: to, of: table)
      }
    case (.enumValue(let from), .enumValue(let to)):
      guard let type = renaming.to.parent?.objectName else { break }
      for space in schema.namespaces.indices {
        schema.namespaces[space].renameLabel(from, to: to, of: type)
      }
    case (_, .unique), (_, .check), (_, .exclusion), (_, .foreignKey), (_, .index):
      guard let relation = renaming.to.parent?.objectName else { break }
      for space in schema.namespaces.indices {
        schema.namespaces[space].renamePart(old, to: new, of: relation)
      }
    default: break
    }
    return schema
  }

  /// Puts what has come into another namespace there.
  private mutating func move(_ from: QualifiedName, to: QualifiedName) {
    guard from.namespace != to.namespace,
      let source = namespaces.firstIndex(where: { $0.name == from.namespace })
    else { return }
    if !namespaces.contains(where: { $0.name == to.namespace }), let name = to.namespace {
      namespaces.append(Namespace(name: name))
    }
    guard let target = namespaces.firstIndex(where: { $0.name == to.namespace }) else { return }
    func take<Item>(_ list: WritableKeyPath<Namespace, [Item]>, _ name: (Item) -> QualifiedName) {
      let moved = namespaces[source][keyPath: list].filter { name($0) == to }
      namespaces[source][keyPath: list].removeAll { name($0) == to }
      namespaces[target][keyPath: list] += moved
    }
    take(\.tables) { $0.name }
    take(\.views) { $0.name }
    take(\.sequences) { $0.name }
    take(\.enumerations) { $0.name }
    take(\.domains) { $0.name }
    take(\.compositeTypes) { $0.name }
  }
}

extension ObjectPath {
  /// The qualified name of the table, view, type or sequence that the path leads to or into.
  public var objectName: QualifiedName? {
    var namespace: SQLIdentifier?
    for step in steps {
      switch step {
      case .namespace(let name): namespace = name
      case .table(let name), .view(let name), .sequence(let name), .enumeration(let name),
        .domain(let name), .compositeType(let name):
        return QualifiedName(namespace, name)
      default: return nil
      }
    }
    return nil
  }
}

extension Namespace {
  fileprivate mutating func rename(_ from: QualifiedName, to: QualifiedName) {
    func renamed(_ name: QualifiedName) -> QualifiedName { name == from ? to : name }
    let inText: (SQLExpression) -> SQLExpression = { $0.renaming(from.name, to: to.name) }
    for index in tables.indices {
      tables[index].name = renamed(tables[index].name)
      tables[index].inherits = tables[index].inherits.map(renamed)
      if let parent = tables[index].partitionOf?.parent {
        tables[index].partitionOf?.parent = renamed(parent)
      }
      for key in tables[index].foreignKeys.indices {
        tables[index].foreignKeys[key].referencedTable = renamed(
          tables[index].foreignKeys[key].referencedTable)
      }
      for column in tables[index].columns.indices {
        tables[index].columns[column].type.rename(renamed)
      }
      tables[index].changeTexts(inText)
    }
    for index in views.indices {
      views[index].name = renamed(views[index].name)
      views[index].query = inText(views[index].query)
    }
    for index in sequences.indices {
      sequences[index].name = renamed(sequences[index].name)
      if let table = sequences[index].ownedBy?.table {
        sequences[index].ownedBy?.table = renamed(table)
      }
    }
    for index in enumerations.indices {
      enumerations[index].name = renamed(enumerations[index].name)
    }
    for index in domains.indices {
      domains[index].name = renamed(domains[index].name)
      domains[index].type.rename(renamed)
    }
    for index in compositeTypes.indices {
      compositeTypes[index].name = renamed(compositeTypes[index].name)
      for place in compositeTypes[index].attributes.indices {
        compositeTypes[index].attributes[place].type.rename(renamed)
      }
    }
    for index in grants.indices { grants[index].object = renamed(grants[index].object) }
  }

  fileprivate mutating func renameColumn(
    _ from: SQLIdentifier, to: SQLIdentifier, of table: QualifiedName
  ) {
    let inText: (SQLExpression) -> SQLExpression = { $0.renaming(from, to: to) }
    for index in tables.indices {
      let isChild = tables[index].parents.contains(table)
      if tables[index].name == table || isChild {
        tables[index].changeColumns { $0 == from ? to : $0 }
        tables[index].changeTexts(inText)
      }
      for key in tables[index].foreignKeys.indices
      where tables[index].foreignKeys[key].referencedTable == table {
        let columns = tables[index].foreignKeys[key].referencedColumns
        tables[index].foreignKeys[key].referencedColumns = columns.map { $0 == from ? to : $0 }
      }
    }
    for index in sequences.indices
    where sequences[index].ownedBy == ColumnReference(table: table, column: from) {
      sequences[index].ownedBy?.column = to
    }
    for index in grants.indices where grants[index].object == table {
      for place in grants[index].privileges.indices {
        let columns = grants[index].privileges[place].columns
        grants[index].privileges[place].columns = columns.map { $0 == from ? to : $0 }
      }
    }
  }

  fileprivate mutating func renameLabel(_ from: String, to: String, of type: QualifiedName) {
    for index in enumerations.indices where enumerations[index].name == type {
      for place in enumerations[index].values.indices
      where enumerations[index].values[place].label == from {
        enumerations[index].values[place].label = to
      }
    }
    for index in tables.indices
    where tables[index].columns.contains(where: { $0.type.base == .enumeration(type) }) {
      tables[index].changeTexts { $0.renaming(label: from, to: to) }
      let columns = tables[index].columns.filter { $0.type.base == .enumeration(type) }
      tables[index].referenceRows?.rename(label: from, to: to, in: Set(columns.map(\.name)))
    }
  }

  fileprivate mutating func renamePart(
    _ from: ObjectPath.Step, to: ObjectPath.Step, of relation: QualifiedName
  ) {
    for index in tables.indices where tables[index].name == relation {
      tables[index].renamePart(from, to: to)
    }
    for index in tables.indices where tables[index].partitionOf?.parent == relation {
      tables[index].renamePartAbove(from, to: to)
    }
    for index in views.indices where views[index].name == relation {
      guard case (.index(let old), .index(let new)) = (from, to) else { continue }
      for place in views[index].indexes.indices where views[index].indexes[place].name == old {
        views[index].indexes[place].name = new
      }
    }
  }
}

extension Table {
  fileprivate mutating func renamePart(_ from: ObjectPath.Step, to: ObjectPath.Step) {
    switch (from, to) {
    case (.unique(let old), .unique(let new)):
      for index in uniques.indices where uniques[index].name == old { uniques[index].name = new }
      renameAttachment(old, to: new)
    case (.check(let old), .check(let new)):
      for index in checks.indices where checks[index].name == old { checks[index].name = new }
    case (.exclusion(let old), .exclusion(let new)):
      for index in exclusions.indices where exclusions[index].name == old {
        exclusions[index].name = new
      }
    case (.foreignKey(let old), .foreignKey(let new)):
      for index in foreignKeys.indices where foreignKeys[index].name == old {
        foreignKeys[index].name = new
      }
    case (.index(let old), .index(let new)):
      for index in indexes.indices where indexes[index].name == old { indexes[index].name = new }
      renameAttachment(old, to: new)
      if clusterOn == old { clusterOn = new }
      if replicaIdentity == .index(old) { replicaIdentity = .index(new) }
    default: break
    }
  }

  fileprivate mutating func renamePartAbove(_ from: ObjectPath.Step, to: ObjectPath.Step) {
    switch (from, to) {
    case (.index(let old), .index(let new)), (.unique(let old), .unique(let new)):
      guard let own = attachedIndexes.removeValue(forKey: old) else { return }
      attachedIndexes[new] = own
    default: break
    }
  }

  private mutating func renameAttachment(_ old: SQLIdentifier, to new: SQLIdentifier) {
    onlyIndexes = onlyIndexes.map { $0 == old ? new : $0 }.sorted()
    attachedIndexes = attachedIndexes.mapValues { $0 == old ? new : $0 }
  }
}

extension DataType {
  fileprivate mutating func rename(_ change: (QualifiedName) -> QualifiedName) {
    switch base {
    case .enumeration(let name): base = .enumeration(change(name))
    case .domain(let name): base = .domain(change(name))
    case .composite(let name): base = .composite(change(name))
    default: break
    }
  }
}
