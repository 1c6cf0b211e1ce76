import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

/// A schema on its way from YAML trees.
struct Reading {
  var names: DeclaredNames
  var sources = SourceMap()
  private var target: PostgresVersion
  private var extensions: [Extension] = []
  private var namespaces: [SQLIdentifier: Namespace] = [:]
  private var units: [SchemaUnit] = []
  private var firstPlaces: [ObjectPath: SourceRange] = [:]

  init(_ configuration: ProjectConfiguration) {
    names = DeclaredNames(configuration)
    target = configuration.target
  }

  static let fileKeys = [
    "namespace", "doc", "swift_name", "extensions", "enums", "shapes", "functions", "tables",
  ]
  /// Keys of the schema language that this version cannot read.
  static let laterKeys = [
    "views", "materialized_views", "procedures", "aggregates", "domains", "types", "sequences",
    "roles", "grants", "custom", "mixins", "dropped", "event_triggers", "publications",
    "foreign_tables", "casts", "operators", "rules",
  ]

  /// First pass: what there is to refer to.
  mutating func declareNames(_ root: YAMLNode?, _ diagnostics: inout Diagnostics) {
    guard let root else { return }
    var quiet = Diagnostics()
    let namespace = self.namespace(of: root, &quiet)
    let kinds: [(String, DeclaredNames.Kind)] = [
      ("enums", .enumeration), ("shapes", .shape), ("tables", .table),
    ]
    for (key, kind) in kinds {
      for entry in root[key]?.mapping ?? [] {
        guard let name = SQLIdentifier(entry.name) else { continue }
        names.declare(kind, QualifiedName(namespace, name))
      }
    }
    for node in root["extensions"]?.sequence ?? [] {
      if let name = node.string ?? node.mapping?.first?.name { names.declareExtension(name) }
    }
    for entry in root["extensions"]?.mapping ?? [] { names.declareExtension(entry.name) }
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
      switch entry.name {
      case "namespace": break
      case "doc": space.doc = entry.value.text("a doc text", &diagnostics)
      case "swift_name":
        space.swiftName = entry.value.text("a Swift name", &diagnostics)
        sources.record(entry.value.range, for: path, .swiftName)
      case "extensions": readExtensions(entry.value, &diagnostics)
      case "enums":
        for item in entry.value.entries("enums", &diagnostics) ?? [] {
          let read = readEnumeration(item, in: name, &diagnostics)
          guard let read, isFirst(.enumeration(read.name), item, &diagnostics) else { continue }
          space.enumerations.append(read)
          unit.enumerations.append(read.name)
        }
      case "shapes":
        for item in entry.value.entries("shapes", &diagnostics) ?? [] {
          let read = readShape(item, in: name, &diagnostics)
          guard let read, isFirst(.shape(read.name), item, &diagnostics) else { continue }
          space.shapes.append(read)
          unit.shapes.append(read.name)
        }
      case "functions":
        for item in entry.value.entries("functions", &diagnostics) ?? [] {
          let read = readFunction(item, in: name, &diagnostics)
          guard let read, isFirst(.function(read), item, &diagnostics) else { continue }
          space.functions.append(read)
        }
      case "tables":
        for item in entry.value.entries("tables", &diagnostics) ?? [] {
          let read = readTable(item, in: name, &diagnostics)
          guard let read, isFirst(.table(read.name), item, &diagnostics) else { continue }
          space.tables.append(read)
          unit.tables.append(read.name)
        }
      default: unknownKey(entry, Self.fileKeys, later: Self.laterKeys, &diagnostics)
      }
    }
    namespaces[name] = space
  }

  /// Third pass: what can be said only when every table is known.
  func finish() -> ReadSchema {
    var sources = sources
    var schema = Schema(target: target, extensions: extensions)
    schema.namespaces = namespaces.values.sorted { $0.name < $1.name }
    let keys = Dictionary(
      schema.tables.map { ($0.name, $0.primaryKey?.columns ?? []) },
      uniquingKeysWith: { first, _ in first })
    for space in schema.namespaces.indices {
      for table in schema.namespaces[space].tables.indices {
        for index in schema.namespaces[space].tables[table].foreignKeys.indices {
          let key = schema.namespaces[space].tables[table].foreignKeys[index]
          guard key.referencedColumns.isEmpty else { continue }
          schema.namespaces[space].tables[table].foreignKeys[index].referencedColumns =
            keys[key.referencedTable] ?? []
        }
        addTagChecks(to: &schema.namespaces[space].tables[table], &sources)
      }
    }
    return ReadSchema(schema: schema, sources: sources, units: units)
  }

  /// The column that tags a union may hold nothing but the names of the union's cases.
  private func addTagChecks(to table: inout Table, _ sources: inout SourceMap) {
    for column in table.columns {
      guard let tag = column.tag, let shape = column.type.base.shape,
        case .union(let union)? = namespaces[shape.namespace ?? names.mainNamespace]?.shapes
          .first(where: { $0.name == shape })?.body,
        !union.cases.isEmpty
      else { continue }
      let labels = union.cases.map { SQLLiteral($0.name).sql }.joined(separator: ", ")
      let check = CheckConstraint(
        name: DefaultName.check(table.name.name, tag),
        expression: SQLExpression("\(tag.isPlain ? tag.name : tag.quoted) in (\(labels))"))
      guard !table.checks.contains(where: { $0.name == check.name }) else { continue }
      table.checks.append(check)
      let path = ObjectPath.table(table.name)
      if let place = sources.range(of: path.appending(.column(column.name)), .tag) {
        sources.record(place, for: path.appending(.check(check.name)))
      }
    }
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
      default: unknownKey(setting, ["version", "namespace"], &diagnostics)
      }
    }
    add(read, at: entry.key.range)
  }

  /// Several files may ask for one extension; the most exact request stands.
  private mutating func add(_ read: Extension, at range: SourceRange) {
    if let index = extensions.firstIndex(where: { $0.name == read.name }) {
      if extensions[index].version == nil { extensions[index].version = read.version }
      if extensions[index].namespace == nil { extensions[index].namespace = read.namespace }
    } else {
      extensions.append(read)
      sources.record(range, for: ObjectPath([.extension(read.name)]))
    }
  }

  private mutating func isFirst(
    _ path: ObjectPath, _ entry: YAMLEntry, _ diagnostics: inout Diagnostics
  ) -> Bool {
    if let first = firstPlaces[path] {
      diagnostics.error(
        SchemaCode.duplicateObject, "'\(path)' is declared twice",
        remedy: "rename or remove one", at: entry.key.range,
        notes: [Diagnostic.Note("first declared here", at: first)])
      return false
    }
    firstPlaces[path] = entry.key.range
    return true
  }
}
