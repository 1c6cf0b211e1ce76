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
        + space.shapes.map(\.name) + space.sequences.map(\.name) + space.functions.map(\.name)
      for name in names { owners[name.name, default: []].insert(space.name) }
      for object in space.objects where object.kind == .type {
        if let name = SQLIdentifier(object.name) { owners[name, default: []].insert(space.name) }
      }
      for table in space.tables {
        tables[table.name] = table
        if let key = table.primaryKey { primaryKeys[table.name] = key.columns }
        if table.isListedByParent(in: space.name), let parent = table.partitionOf?.parent {
          partitions[parent, default: []].append(table)
        }
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
  ///
  /// The reader looks into the file's own namespace, the main one, and those of extensions. A name
  /// that stands nowhere is taken for one of the file's own.
  func isFound(_ name: QualifiedName, from namespace: SQLIdentifier?) -> Bool {
    guard let home = name.namespace else { return true }
    let holders = owners[name.name] ?? []
    let path = [namespace ?? main, main] + schema.extensions.compactMap(\.namespace)
    guard let first = path.first(where: holders.contains) else { return home == namespace }
    guard first == home else { return false }
    // Extensions come in the order of the files, which is not known here.
    return home == namespace || home == main || Set(path).intersection(holders).count == 1
  }
}

extension Table {
  /// Whether the table is written under the one it is a partition of.
  func isListedByParent(in namespace: SQLIdentifier) -> Bool {
    guard let bound = partitionOf else { return false }
    return bound.parent.namespace == namespace && !bound.isAttached
  }
}
