import SengiReading
import SengiSQL
import SengiSchema

/// What a schema declares, to decide what may be left unsaid.
struct SchemaNames: Sendable {
  let schema: Schema
  let configuration: ProjectConfiguration
  private var owners: [SQLIdentifier: Set<SQLIdentifier>] = [:]
  private var primaryKeys: [QualifiedName: [SQLIdentifier]] = [:]
  private(set) var partitions: [QualifiedName: [Table]] = [:]
  private var tables: [QualifiedName: Table] = [:]
  private let fileNames: [SQLIdentifier: SQLIdentifier]

  init(_ schema: Schema, _ configuration: ProjectConfiguration) {
    self.schema = schema
    self.configuration = configuration
    fileNames = Dictionary(
      configuration.namespaces.map { ($0.value, $0.key) }.sorted { $0.1 < $1.1 },
      uniquingKeysWith: { first, _ in first })
    for space in schema.namespaces {
      let names =
        space.tables.map(\.name) + space.views.map(\.name) + space.enumerations.map(\.name)
        + space.domains.map(\.name) + space.compositeTypes.map(\.name)
        + space.shapes.map(\.name) + space.sequences.map(\.name)
      for name in names { owners[name.name, default: []].insert(space.name) }
      for object in space.objects where object.kind == .type {
        if let name = SQLIdentifier(object.name) { owners[name, default: []].insert(space.name) }
      }
      for table in space.tables {
        tables[table.name] = table
        if let key = table.primaryKey { primaryKeys[table.name] = key.columns }
        guard let parent = table.partitionOf?.parent, parent.namespace == space.name else {
          continue
        }
        partitions[parent, default: []].append(table)
      }
    }
  }

  /// The database's name of the namespace that files without `namespace` belong to.
  var main: SQLIdentifier {
    configuration.namespaces[configuration.mainNamespace] ?? configuration.mainNamespace
  }

  func table(_ name: QualifiedName) -> Table? { tables[name] }

  func primaryKey(of table: QualifiedName) -> [SQLIdentifier]? { primaryKeys[table] }

  /// The name the files give a namespace.
  func fileName(of namespace: SQLIdentifier) -> SQLIdentifier {
    fileNames[namespace] ?? namespace
  }

  /// Whether the bare name, in a file of `namespace`, means the object in `name`'s namespace.
  func isFound(_ name: QualifiedName, from namespace: SQLIdentifier?) -> Bool {
    guard let home = name.namespace else { return true }
    let holders = owners[name.name] ?? []
    // An enum of the main namespace would be found before a domain of the file's own.
    if home == namespace { return home == main || !holders.contains(main) }
    guard home == main, home == Schema.publicNamespace, holders.contains(home) else {
      return false
    }
    return namespace.map { !holders.contains($0) } ?? true
  }
}
