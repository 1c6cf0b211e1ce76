import SengiSQL
import SengiSchema

/// Gives everything in a schema its Swift name.
struct NameResolver {
  let schema: Schema
  private(set) var names: SwiftNames
  private(set) var findings: [SwiftFinding] = []

  init(_ schema: Schema, main: SQLIdentifier, options: SwiftOptions = SwiftOptions()) {
    self.schema = schema
    names = SwiftNames(main: main, options: options)
    names.types = SchemaTypes(schema)
    nameTypes()
    if options.strongIDs {
      names.ids = StrongIDs(
        schema.tables.filter { names.tables[$0.name] != nil }, names.types)
    }
    for namespace in schema.namespaces {
      for table in namespace.tables { nameColumns(of: table, at: .table(table.name)) }
      for view in namespace.views where view.hasRow {
        nameColumns(of: Table(rowOf: view), at: .view(view.name))
      }
      for enumeration in namespace.enumerations { nameCases(of: enumeration) }
      for type in namespace.compositeTypes { nameAttributes(of: type) }
    }
  }

  private mutating func nameTypes() {
    var top = NameScope(reserved: ReservedNames.types)
    for namespace in schema.namespaces where namespace.name != names.main {
      let name = namespace.name.name
      let claim = NameScope.Claim(
        path: ObjectPath([.namespace(namespace.name)]), title: "namespace \(name)",
        chosen: namespace.swiftName,
        derived: names.words(name).type ?? NameWords.spelled(name, as: "Namespace"))
      names.namespaces[namespace.name] = top.name(claim, &findings)
    }
    for namespace in schema.namespaces {
      if namespace.name == names.main {
        nameTypes(of: namespace, in: &top)
      } else {
        var scope = NameScope(reserved: ReservedNames.types)
        nameTypes(of: namespace, in: &scope)
        names.members[namespace.name] = scope.names
      }
    }
    names.topLevel = top.names
    names.findHiddenNames()
  }

  private mutating func nameTypes(of namespace: Namespace, in scope: inout NameScope) {
    func claim(
      _ path: ObjectPath, _ kind: String, _ name: QualifiedName, _ chosen: String?,
      _ derived: SwiftIdentifier
    ) -> NameScope.Claim {
      NameScope.Claim(path: path, title: "\(kind) \(name)", chosen: chosen, derived: derived)
    }
    for item in namespace.enumerations {
      let text = item.name.name.name
      let derived = names.words(text).type ?? NameWords.spelled(text, as: "Enum")
      names.enumerations[item.name] = scope.name(
        claim(.enumeration(item.name), "enum", item.name, item.swiftName, derived), &findings)
    }
    for item in namespace.shapes {
      let text = item.name.name.name
      let derived = names.words(text).type ?? NameWords.spelled(text, as: "Shape")
      names.shapes[item.name] = scope.name(
        claim(.shape(item.name), "shape", item.name, item.swiftName, derived), &findings)
    }
    for item in namespace.domains {
      let text = item.name.name.name
      let derived = names.words(text).type ?? NameWords.spelled(text, as: "Domain")
      names.domains[item.name] = scope.name(
        claim(.domain(item.name), "domain", item.name, item.swiftName, derived), &findings)
    }
    for item in namespace.compositeTypes where names.types.isReadable(item.name) {
      let text = item.name.name.name
      let derived = names.words(text).type ?? NameWords.spelled(text, as: "Composite")
      names.composites[item.name] = scope.name(
        claim(.compositeType(item.name), "type", item.name, item.swiftName, derived), &findings)
    }
    // Partitions get no Swift.
    for item in namespace.tables where item.partitionOf == nil {
      let text = item.name.name.name
      let derived = names.words(text).singular.type ?? NameWords.spelled(text, as: "Table")
      var claim = claim(.table(item.name), "table", item.name, item.swiftName, derived)
      claim.alternative = names.words(text).type
      names.tables[item.name] = scope.name(claim, &findings)
    }
    for item in namespace.views where item.hasRow {
      let text = item.name.name.name
      let derived = names.words(text).singular.type ?? NameWords.spelled(text, as: "View")
      var claim = claim(.view(item.name), "view", item.name, item.swiftName, derived)
      claim.alternative = names.words(text).type
      names.tables[item.name] = scope.name(claim, &findings)
    }
  }

  private mutating func nameColumns(of table: Table, at path: ObjectPath) {
    let hasKeyType = (table.primaryKey?.columns.count ?? 0) > 1
    var scope = NameScope(
      reserved: hasKeyType ? ReservedNames.row.union(["primaryKey"]) : ReservedNames.row)
    names.columns[table.name] = table.columns.map { column in
      let text = column.name.name
      let claim = NameScope.Claim(
        path: path.appending(.column(column.name)),
        title: "column \(table.name).\(text)", chosen: column.swiftName,
        derived: NameWords(text).member ?? NameWords.spelled(text, as: "column"))
      return scope.name(claim, &findings)
    }
  }

  private mutating func nameAttributes(of type: CompositeType) {
    var scope = NameScope(reserved: ReservedNames.composite)
    names.attributes[type.name] = type.attributes.map { attribute in
      let text = attribute.name.name
      let claim = NameScope.Claim(
        path: ObjectPath.compositeType(type.name).appending(.column(attribute.name)),
        title: "attribute \(type.name).\(text)", chosen: nil,
        derived: NameWords(text).member ?? NameWords.spelled(text, as: "attribute"))
      return scope.name(claim, &findings)
    }
  }

  private mutating func nameCases(of enumeration: Enumeration) {
    var scope = NameScope(reserved: ReservedNames.enumCase)
    names.labels[enumeration.name] = enumeration.values.map(\.label)
    names.cases[enumeration.name] = enumeration.values.map { value in
      let claim = NameScope.Claim(
        path: ObjectPath.enumeration(enumeration.name).appending(.enumValue(value.label)),
        title: "value '\(value.label)' of enum \(enumeration.name)", chosen: value.swiftName,
        derived: NameWords(value.label).member ?? NameWords.spelled(value.label, as: "value"))
      return scope.name(claim, &findings)
    }
  }
}
