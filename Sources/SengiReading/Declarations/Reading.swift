import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

/// A schema on its way from YAML trees.
struct Reading {
  var names: DeclaredNames
  var sources = SourceMap()
  var schema: Schema
  var namespaces: [SQLIdentifier: Namespace] = [:]
  private var units: [SchemaUnit] = []
  private var firstPlaces: [ObjectPath: SourceRange] = [:]
  /// What tables say about columns that they take over.
  var overrides: [ObjectPath: ColumnOverride] = [:]
  /// What `use` can bring beside the behaviours.
  var mixins = Mixins()
  /// What every table uses that does not say otherwise.
  let defaultUses: [BehaviourUse]
  /// Tables that behaviours of the file at hand write to.
  var auditTables: [Table] = []

  init(_ configuration: ProjectConfiguration) {
    names = DeclaredNames(configuration)
    defaultUses = configuration.defaultUses
    schema = Schema(target: configuration.target)
  }

  /// First pass: what there is to refer to.
  mutating func declareNames(_ root: YAMLNode?, _ diagnostics: inout Diagnostics) {
    guard let root else { return }
    var quiet = Diagnostics()
    let namespace = self.namespace(of: root, &quiet)
    let kinds: [(String, DeclaredNames.Kind)] = [
      ("enums", .enumeration), ("shapes", .shape), ("tables", .table), ("domains", .domain),
      ("sequences", .sequence), ("views", .view), ("materialized_views", .view),
      ("functions", .function), ("procedures", .function), ("aggregates", .function),
    ]
    for (key, kind) in kinds {
      for entry in namedEntries(root[key]) {
        guard let name = SQLIdentifier(entry.name) else { continue }
        names.declare(kind, QualifiedName(namespace, name))
        if kind == .table { declarePartitions(of: entry.value, in: namespace) }
      }
    }
    for entry in root["mixins"]?.mapping ?? [] {
      declareMixin(entry, in: namespace, &diagnostics)
    }
    for entry in root["types"]?.mapping ?? [] {
      guard let name = SQLIdentifier(entry.name) else { continue }
      declareType(QualifiedName(namespace, name), entry.value)
    }
    for node in root["extensions"]?.sequence ?? [] {
      if let name = node.string { names.declareExtension(name) }
      for entry in node.mapping ?? [] { declareExtension(entry) }
    }
    for entry in root["extensions"]?.mapping ?? [] { declareExtension(entry) }
  }

  /// The named entries of a mapping, or of a list of one-key mappings.
  private func namedEntries(_ node: YAMLNode?) -> [YAMLEntry] {
    node?.mapping ?? (node?.sequence ?? []).flatMap { $0.mapping ?? [] }
  }

  private mutating func declarePartitions(of table: YAMLNode, in namespace: SQLIdentifier) {
    for entry in namedEntries(table["partitions"]) {
      guard let name = SQLIdentifier(entry.name) else { continue }
      names.declare(.table, QualifiedName(namespace, name))
      declarePartitions(of: entry.value, in: namespace)
    }
  }

  private mutating func declareExtension(_ entry: YAMLEntry) {
    let namespace = entry.value["namespace"]?.string.flatMap { SQLIdentifier($0) }
    names.declareExtension(entry.name, in: namespace)
  }

  private mutating func declareType(_ name: QualifiedName, _ node: YAMLNode) {
    guard let sql = node.string ?? node["sql"]?.string else {
      names.declare(.composite, name)
      return
    }
    let tokens = (try? SQLLexer.tokens(of: sql)) ?? []
    guard tokens.count > 1, tokens[0].isWord("as"), tokens[1].isWord("range") else {
      names.declare(.base, name)
      return
    }
    names.declare(.range, name)
    names.declare(.range, RangeTypeName.multirange(of: name, tokens))
  }

  /// Second pass: what each file says.
  mutating func readFile(
    _ file: SchemaFile, _ root: YAMLNode?, _ diagnostics: inout Diagnostics
  ) {
    let name = root.map { namespace(of: $0, &diagnostics) } ?? names.mainNamespace
    var unit = SchemaUnit(name: file.name, namespace: name)
    defer { units.append(unit) }
    guard let root, !root.isNull, let entries = root.entries("a schema file", &diagnostics) else {
      return
    }
    // Taken out, so that its lists grow in place.
    var space = namespaces.removeValue(forKey: name) ?? Namespace(name: name)
    let path = ObjectPath([.namespace(name)])
    if let value = root["namespace"] { sources.record(value.range, for: path) }
    for entry in entries {
      read(entry, of: name, into: &space, &unit, path, &diagnostics)
    }
    for table in takeAuditTables() {
      space.tables.append(table)
      unit.tables.append(table.name)
    }
    namespaces[name] = space
  }

  private mutating func read(
    _ entry: YAMLEntry, of name: SQLIdentifier, into space: inout Namespace,
    _ unit: inout SchemaUnit, _ path: ObjectPath, _ diagnostics: inout Diagnostics
  ) {
    switch entry.name {
    case "namespace": break
    case "mixins":
      // Read wherever they are used.
      _ = entry.value.entries("mixins by name", &diagnostics)
    case "doc": space.doc = entry.value.text("a doc text", &diagnostics)
    case "owner": space.owner = identifier(entry.value, "the owner's name", &diagnostics)
    case "swift_name":
      space.swiftName = entry.value.text("a Swift name", &diagnostics)
      sources.record(entry.value.range, for: path, .swiftName)
    case "dropped": readDropped(entry.value, in: name, into: &space, &diagnostics)
    case "extensions": readExtensions(entry.value, &diagnostics)
    case "enums":
      for item in entry.value.entries("enums", &diagnostics) ?? [] {
        let read = readEnumeration(item, in: name, &diagnostics)
        guard let read, isFirst(.enumeration(read.name), item.key.range, &diagnostics) else {
          continue
        }
        space.enumerations.append(read)
        unit.enumerations.append(read.name)
      }
    case "shapes":
      for item in entry.value.entries("shapes", &diagnostics) ?? [] {
        let read = readShape(item, in: name, &diagnostics)
        guard let read, isFirst(.shape(read.name), item.key.range, &diagnostics) else { continue }
        space.shapes.append(read)
        unit.shapes.append(read.name)
      }
    case "types":
      for item in entry.value.entries("types", &diagnostics) ?? [] {
        switch readType(item, in: name, &diagnostics) {
        case .composite(let read):
          guard isFirst(.compositeType(read.name), item.key.range, &diagnostics) else { continue }
          space.compositeTypes.append(read)
          unit.compositeTypes.append(read.name)
        case .defined(let read):
          guard isFirst(.object(read), item.key.range, &diagnostics) else { continue }
          space.objects.append(read)
        case nil: break
        }
      }
    case "tables":
      for item in entry.value.entries("tables", &diagnostics) ?? [] {
        let tables = readTable(item, in: name, &diagnostics)
        for (position, read) in tables.enumerated() {
          guard isFirst(.table(read.name), item.key.range, &diagnostics) else { continue }
          space.tables.append(read)
          if position == 0, read.partitionOf == nil { unit.tables.append(read.name) }
        }
      }
    default: readTails(entry, of: name, into: &space, &unit, &diagnostics)
    }
  }

  /// The kinds whose objects are written as `name: tail`.
  private mutating func readTails(
    _ entry: YAMLEntry, of name: SQLIdentifier, into space: inout Namespace,
    _ unit: inout SchemaUnit, _ diagnostics: inout Diagnostics
  ) {
    func each() -> [(key: YAMLNode?, value: YAMLNode)] {
      tails(entry.value, "\(entry.name) by name", &diagnostics)
    }
    switch entry.name {
    case "domains":
      for (key, value) in each() {
        let read = readDomain(key, value, in: name, &diagnostics)
        guard let read, isFirst(.domain(read.name), (key ?? value).range, &diagnostics) else {
          continue
        }
        space.domains.append(read)
        unit.domains.append(read.name)
      }
    case "sequences":
      for (key, value) in each() {
        let read = readSequence(key, value, in: name, &diagnostics)
        guard let read, isFirst(.sequence(read.name), (key ?? value).range, &diagnostics) else {
          continue
        }
        space.sequences.append(read)
      }
    case "functions", "procedures", "aggregates":
      let kind: Function.Kind =
        entry.name == "functions" ? .function : entry.name == "procedures" ? .procedure : .aggregate
      for (key, value) in each() {
        let read = readFunction(kind, key, value, in: name, &diagnostics)
        guard let read, isFirst(.function(read), (key ?? value).range, &diagnostics) else {
          continue
        }
        space.functions.append(read)
        unit.functions.append(.function(read))
      }
    case "views", "materialized_views":
      let isMaterialized = entry.name == "materialized_views"
      for (key, value) in each() {
        let read = readView(key, value, isMaterialized: isMaterialized, in: name, &diagnostics)
        guard let read, isFirst(.view(read.name), (key ?? value).range, &diagnostics) else {
          continue
        }
        space.views.append(read)
        unit.views.append(read.name)
      }
    case "roles":
      for (key, value) in each() {
        let read = readRole(key, value, &diagnostics)
        guard let read, isFirst(ObjectPath([.role(read.name)]), (key ?? value).range, &diagnostics)
        else { continue }
        schema.roles.append(read)
      }
    case "custom":
      for item in entry.value.entries("custom SQL by name", &diagnostics) ?? [] {
        let read = readCustom(item, in: name, &diagnostics)
        guard let read,
          isFirst(ObjectPath([.custom(read.name)]), item.key.range, &diagnostics)
        else { continue }
        schema.customObjects.append(read)
      }
    case "grants", "revokes":
      space.grants += readGrants(
        entry.value, isRevoke: entry.name == "revokes", after: space.grants.count, in: name,
        &diagnostics)
    case "default_privileges":
      for read in readDefaultPrivileges(entry.value, in: name, &diagnostics) {
        if read.namespace == nil {
          schema.defaultPrivileges.append(read)
        } else {
          space.defaultPrivileges.append(read)
        }
      }
    default:
      guard let kind = DefinedObject.Kind(rawValue: entry.name) else {
        unknownKey(entry, LanguagePlace.file.keyNames, &diagnostics)
        return
      }
      for (key, value) in each() {
        let read = readObject(kind, key, value, in: name, &diagnostics)
        guard let read, isFirst(.object(read), (key ?? value).range, &diagnostics) else {
          continue
        }
        if kind.isInNamespace { space.objects.append(read) } else { schema.objects.append(read) }
      }
    }
  }

  /// Third pass: what can be said only when every table is known.
  func finish(_ diagnostics: inout Diagnostics) -> ReadSchema {
    var completion = Completion(schema, namespaces, names.mainNamespace, sources, overrides)
    completion.complete()
    for path in completion.idleOverrides() {
      diagnostics.error(
        SchemaCode.missingPart, "the column's type is missing, and no parent has the column",
        remedy: "write the type under 'sql:', or the name of a column that is taken over",
        at: sources.range(of: path))
    }
    return ReadSchema(schema: completion.schema, sources: completion.sources, units: units)
  }

  private func namespace(of root: YAMLNode, _ diagnostics: inout Diagnostics) -> SQLIdentifier {
    guard let node = root["namespace"] else { return names.mainNamespace }
    guard let name = identifier(node, "the namespace's name", &diagnostics) else {
      return names.mainNamespace
    }
    return names.mapped(name)
  }

  private mutating func readExtensions(_ node: YAMLNode, _ diagnostics: inout Diagnostics) {
    if let entries = node.mapping {
      for entry in entries { readExtension(entry, &diagnostics) }
      return
    }
    for item in node.items("a list of extensions", &diagnostics) ?? [] {
      if let entries = item.mapping {
        for entry in entries { readExtension(entry, &diagnostics) }
      } else if let name = identifier(item, "an extension's name", &diagnostics) {
        add(Extension(name: name), at: item.range)
      }
    }
  }

  private mutating func readExtension(_ entry: YAMLEntry, _ diagnostics: inout Diagnostics) {
    guard let name = identifier(entry.key, "an extension's name", &diagnostics) else { return }
    var read = Extension(name: name)
    for setting in entry.value.entries("version and namespace", &diagnostics) ?? [] {
      switch setting.name {
      case "version": read.version = setting.value.text("a version", &diagnostics)
      case "namespace":
        read.namespace = identifier(setting.value, "a namespace's name", &diagnostics)
      case "doc": read.doc = setting.value.text("a doc text", &diagnostics)
      default: unknownKey(setting, LanguagePlace.extension.keyNames, &diagnostics)
      }
    }
    add(read, at: entry.key.range)
  }

  /// Several files may ask for one extension; the most exact request stands.
  private mutating func add(_ read: Extension, at range: SourceRange) {
    if let index = schema.extensions.firstIndex(where: { $0.name == read.name }) {
      if schema.extensions[index].version == nil { schema.extensions[index].version = read.version }
      if schema.extensions[index].namespace == nil {
        schema.extensions[index].namespace = read.namespace
      }
      if schema.extensions[index].doc == nil { schema.extensions[index].doc = read.doc }
    } else {
      schema.extensions.append(read)
      sources.record(range, for: ObjectPath([.extension(read.name)]))
    }
  }

  private mutating func isFirst(
    _ path: ObjectPath, _ range: SourceRange, _ diagnostics: inout Diagnostics
  ) -> Bool {
    if let first = firstPlaces[path] {
      diagnostics.error(
        SchemaCode.duplicateObject, "'\(path)' is declared twice",
        remedy: "rename or remove one", at: range,
        notes: [Diagnostic.Note("first declared here", at: first)])
      return false
    }
    firstPlaces[path] = range
    return true
  }
}
