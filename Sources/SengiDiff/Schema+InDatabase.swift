import SengiSQL
import SengiSchema

extension Schema {
  /// The schema without what the database never learns: names and options of Swift, what things
  /// were called before, what is gone on purpose, shapes, behaviours by name, which text columns are
  /// enums; and without reference rows, which are no part of a database's schema.
  ///
  /// Two schemas that differ only there need no migration. Lists whose order means nothing are
  /// sorted (``Schema/normalized``).
  public var inDatabase: Schema {
    var schema = self
    let kept = Set(
      namespaces.flatMap(\.enumerations).filter { $0.storage == .text }.map(\.name))
    for space in schema.namespaces.indices { schema.namespaces[space].reduce(textEnums: kept) }
    return schema.normalized
  }
}

extension Namespace {
  fileprivate mutating func reduce(textEnums: Set<QualifiedName>) {
    swiftName = nil
    dropped = []
    shapes = []
    enumerations = enumerations.filter { $0.storage == .native }.map { item in
      var item = item
      item.swiftName = nil
      item.was = nil
      item.isOpen = false
      item.dropped = []
      item.successors = [:]
      item.values = item.values.map { Enumeration.Value(label: $0.label) }
      return item
    }
    for index in domains.indices {
      domains[index].swiftName = nil
      domains[index].was = nil
      domains[index].type.reduce(textEnums)
      domains[index].dependsOn = []
    }
    for index in compositeTypes.indices {
      compositeTypes[index].swiftName = nil
      compositeTypes[index].was = nil
      compositeTypes[index].dependsOn = []
      for place in compositeTypes[index].attributes.indices {
        compositeTypes[index].attributes[place].type.reduce(textEnums)
      }
    }
    for index in sequences.indices { sequences[index].was = nil }
    for index in functions.indices { functions[index].dependsOn = [] }
    for index in objects.indices { objects[index].dependsOn = [] }
    for index in tables.indices { tables[index].reduce(textEnums) }
    for index in views.indices { views[index].reduce() }
  }
}

extension Table {
  fileprivate mutating func reduce(_ textEnums: Set<QualifiedName>) {
    swiftName = nil
    was = nil
    behaviours = []
    behaviourColumns = [:]
    referenceRows = nil
    dropped = []
    dependsOn = []
    for index in columns.indices {
      columns[index].type.reduce(textEnums)
      columns[index].swiftName = nil
      columns[index].was = nil
      columns[index].sensitive = nil
      columns[index].tag = nil
      columns[index].behaviour = nil
      columns[index].enforcesShape = nil
      columns[index].using = nil
      columns[index].back = nil
      columns[index].replaces = nil
      columns[index].replacedBy = nil
    }
    for index in foreignKeys.indices {
      foreignKeys[index].swiftName = nil
      foreignKeys[index].inverseSwiftName = nil
    }
    for index in triggers.indices {
      triggers[index].behaviour = nil
      triggers[index].dependsOn = []
    }
    for index in policies.indices { policies[index].dependsOn = [] }
  }
}

extension View {
  fileprivate mutating func reduce() {
    swiftName = nil
    was = nil
    dependsOn = []
    for index in triggers.indices { triggers[index].dependsOn = [] }
    columns = columns.compactMap { column in
      let kept = View.Column(
        name: column.name, doc: column.doc, defaultValue: column.defaultValue,
        settings: column.settings)
      return kept == View.Column(name: column.name) ? nil : kept
    }
  }
}

extension DataType {
  /// An enum kept as text is text, JSON has no shape.
  fileprivate mutating func reduce(_ textEnums: Set<QualifiedName>) {
    switch base {
    case .enumeration(let name) where textEnums.contains(name): base = .text
    case .json: base = .json(shape: nil)
    case .jsonb: base = .jsonb(shape: nil)
    default: break
    }
    hasNullableElements = false
    // The server does not keep how many dimensions an array was declared with (manual §8.15.1).
    dimensions = min(dimensions, 1)
  }
}
