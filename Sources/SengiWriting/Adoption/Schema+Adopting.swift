import SengiSQL
import SengiSchema

extension Schema {
  /// The schema of a database with everything that only the files know.
  ///
  /// A database holds no shapes, no Swift names and no former names; text that means the same stays
  /// as it was written.
  func adopting(_ existing: Schema, _ options: FolderUpdate.Options) -> Schema {
    var schema = self
    schema.extensions = extensions.map { item in
      guard let known = existing.extensions.first(where: { $0.name == item.name }) else {
        return item
      }
      var item = item
      if known.version == nil { item.version = nil }
      if known.namespace == nil, item.namespace == Self.publicNamespace { item.namespace = nil }
      return item
    }
    let isPartial = options.namespaces != nil
    schema.extensions += existing.extensions.filter { known in
      (isPartial || known.name.name == "plpgsql")
        && !extensions.contains { $0.name == known.name }
    }
    schema.roles += existing.roles.filter { known in !roles.contains { $0.name == known.name } }
    schema.customObjects += existing.customObjects.filter { known in
      !customObjects.contains { $0.name == known.name }
    }
    schema.objects = objects.map { $0.adopting(from: existing.objects, options) }
    if isPartial {
      schema.objects += existing.objects.filter { known in
        !objects.contains { $0.kind == known.kind && $0.name == known.name }
      }
      schema.defaultPrivileges = existing.defaultPrivileges
    }
    schema.namespaces = namespaces.map { space in
      existing.namespace(space.name).map { space.adopting($0, existing, options) } ?? space
    }
    for known in existing.namespaces where namespace(known.name) == nil {
      let wasRead = options.namespaces?.contains(known.name) ?? true
      if !wasRead {
        schema.namespaces.append(known)
      } else {
        let kept = Namespace(name: known.name).adopting(known, existing, options)
        if !kept.shapes.isEmpty || !kept.enumerations.isEmpty { schema.namespaces.append(kept) }
      }
    }
    schema.namespaces.sort { $0.name < $1.name }
    return schema.adoptingReplacements(of: existing)
  }
}

extension Namespace {
  fileprivate func adopting(
    _ known: Namespace, _ schema: Schema, _ options: FolderUpdate.Options
  ) -> Namespace {
    var space = self
    space.swiftName = known.swiftName
    space.shapes = known.shapes
    space.dropped = known.dropped
    if !options.withOwners { space.owner = known.owner }
    space.enumerations = enumerations.map { item in
      known.enumerations.first { $0.name == item.name }.map { item.adopting($0, options) } ?? item
    }
    space.enumerations += known.enumerations.filter { item in
      item.storage == .text && !enumerations.contains { $0.name == item.name }
    }
    space.domains = domains.map { item in
      known.domains.first { $0.name == item.name }.map { item.adopting($0, options) } ?? item
    }
    space.compositeTypes = compositeTypes.map { item in
      guard let before = known.compositeTypes.first(where: { $0.name == item.name }) else {
        return item
      }
      var item = item
      item.swiftName = before.swiftName
      item.was = before.was
      item.dependsOn = item.dependsOn.adopting(before.dependsOn)
      if !options.withOwners { item.owner = before.owner }
      return item
    }
    space.sequences = sequences.map { item in
      guard let before = known.sequences.first(where: { $0.name == item.name }) else { return item }
      var item = item
      item.was = before.was
      if !options.withOwners { item.owner = before.owner }
      return item
    }
    space.functions = functions.map { item in
      let same = known.functions.filter { $0.name == item.name && $0.kind == item.kind }
      guard let before = same.first(where: { $0.hasSameArguments(as: item) }) else { return item }
      var item = item
      if before.definition.isSame(as: item.definition) { item.definition = before.definition }
      item.dependsOn = item.dependsOn.adopting(before.dependsOn)
      if !options.withOwners { item.owner = before.owner }
      return item
    }
    space.tables = tables.map { table in
      known.tables.first { $0.name == table.name }.map { table.adopting($0, schema, options) }
        ?? table
    }
    space.views = views.map { view in
      known.views.first { $0.name == view.name }.map { view.adopting($0, options) } ?? view
    }
    space.objects = objects.map { $0.adopting(from: known.objects, options) }
    return space
  }
}

extension Function {
  fileprivate func hasSameArguments(as other: Function) -> Bool {
    guard let own = arguments, let others = other.arguments else { return false }
    return own.isSame(as: others)
  }
}

extension Enumeration {
  fileprivate func adopting(
    _ known: Enumeration, _ options: FolderUpdate.Options
  ) -> Enumeration {
    var item = self
    item.swiftName = known.swiftName
    item.was = known.was
    item.isOpen = known.isOpen
    item.dropped = known.dropped.filter { label in !item.values.contains { $0.label == label } }
    item.successors = known.successors.filter { item.dropped.contains($0.key) }
    if !options.withOwners { item.owner = known.owner }
    for index in item.values.indices {
      guard let before = known.values.first(where: { $0.label == item.values[index].label }) else {
        continue
      }
      item.values[index] = before
    }
    return item
  }
}

extension Domain {
  fileprivate func adopting(_ known: Domain, _ options: FolderUpdate.Options) -> Domain {
    var item = self
    item.swiftName = known.swiftName
    item.was = known.was
    item.dependsOn = item.dependsOn.adopting(known.dependsOn)
    item.defaultValue = item.defaultValue.adopting(known.defaultValue)
    item.checks = item.checks.adopting(known.checks)
    if !options.withOwners { item.owner = known.owner }
    return item
  }
}

extension View {
  fileprivate func adopting(_ known: View, _ options: FolderUpdate.Options) -> View {
    var view = self
    view.swiftName = known.swiftName
    view.was = known.was
    view.dependsOn = view.dependsOn.adopting(known.dependsOn)
    if known.query.isSame(as: query) { view.query = known.query }
    view.adoptColumns(known.columns)
    view.indexes = view.indexes.adopting(known.indexes)
    view.triggers = view.triggers.adopting(known.triggers)
    if !options.withOwners { view.owner = known.owner }
    return view
  }

  /// Types are wanted only where the files have some; that a column is never NULL, and the shape of
  /// its JSON, only they know.
  private mutating func adoptColumns(_ known: [Column]) {
    if known.allSatisfy({ $0.type == nil }) {
      for index in columns.indices { columns[index].type = nil }
      columns.removeAll { $0 == Column(name: $0.name) }
    }
    for before in known {
      guard let index = columns.firstIndex(where: { $0.name == before.name }) else {
        if let name = before.swiftName, before.type == nil {
          columns.append(Column(name: before.name, swiftName: name))
        }
        continue
      }
      columns[index].swiftName = before.swiftName
      columns[index].sensitive = before.sensitive
      guard let type = before.type, let found = columns[index].type,
        type.withoutShape == found.withoutShape
      else { continue }
      columns[index].type = type
      columns[index].isNullable = before.isNullable
    }
  }
}

extension DataType {
  /// The type as the database has it.
  fileprivate var withoutShape: DataType {
    switch base {
    case .json: DataType(.json(shape: nil), dimensions: dimensions)
    case .jsonb: DataType(.jsonb(shape: nil), dimensions: dimensions)
    default: DataType(base, dimensions: dimensions)
    }
  }
}

extension DefinedObject {
  fileprivate func adopting(
    from known: [DefinedObject], _ options: FolderUpdate.Options
  ) -> DefinedObject {
    let same = known.filter { $0.kind == kind && $0.name == name }
    guard
      let before = same.first(where: { $0.definition.isSame(as: definition) })
        ?? (same.count == 1 ? same.first : nil)
    else { return self }
    var item = self
    if before.definition.isSame(as: definition) { item.definition = before.definition }
    item.dependsOn = item.dependsOn.adopting(before.dependsOn)
    if !options.withOwners { item.owner = before.owner }
    return item
  }
}

extension [QualifiedName] {
  /// What was written by hand stays, and what is known besides is added.
  func adopting(_ known: [QualifiedName]) -> [QualifiedName] {
    known + filter { !known.contains($0) }
  }
}

extension SQLExpression? {
  /// The text as it was written, where it means the same.
  func adopting(_ known: SQLExpression?) -> SQLExpression? {
    guard let self, let known else { return self }
    return self.isSame(as: known) ? known : self
  }
}
