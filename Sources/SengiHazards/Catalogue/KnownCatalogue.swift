import SengiSQL
import SengiSchema

/// What is known of the database when a statement comes to it: the schema before, if there is one,
/// and what the statements so far have made of it.
struct KnownCatalogue: Sendable {
  struct Index: Sendable, Hashable {
    var table: QualifiedName
    /// nil where a key is an expression or nothing is known.
    var columns: [SQLIdentifier?]
    var isUnique = false
    var isPartial = false
    var isNew = false
  }

  struct View: Sendable, Hashable {
    var reads: [QualifiedName]
    var isMaterialized: Bool
    var isNew: Bool
  }

  var tables: [QualifiedName: KnownTable] = [:]
  var indexes: [QualifiedName: Index] = [:]
  var views: [QualifiedName: View] = [:]
  var domains: [QualifiedName: Domain] = [:]
  var enumerations: Set<QualifiedName> = []
  /// Types, domains and enums made by the script.
  var newTypes: Set<QualifiedName> = []
  /// Composite types that typed tables have.
  var typedTables: [QualifiedName: [QualifiedName]] = [:]
  /// Tables whose foreign keys point at the key.
  private(set) var referencing: [QualifiedName: Set<QualifiedName>] = [:]
  var searchPath: [SQLIdentifier] = [Schema.publicNamespace]
  /// The session's `timezone` as far as the script sets it.
  var timeZone: String?
  /// Whether a schema was given, so that what is not in it does not exist.
  let isComplete: Bool

  init(_ schema: Schema?) {
    isComplete = schema != nil
    guard let schema else { return }
    for space in schema.namespaces {
      for table in space.tables { add(table) }
      for domain in space.domains { domains[domain.name] = domain }
      for enumeration in space.enumerations { enumerations.insert(enumeration.name) }
      for view in space.views {
        let tokens = (try? SQLLexer.tokens(of: view.query.source)) ?? []
        views[view.name] = View(
          reads: StatementCursor.reads(tokens[...]).map { name in
            name.namespace == nil
              ? resolve(name, path: schema.searchPath(of: view.name.namespace)) : name
          }, isMaterialized: view.isMaterialized, isNew: false)
        for index in view.indexes { add(index, on: view.name) }
      }
    }
    // A table may stand before the one it is a part of.
    for table in schema.tables {
      for parent in table.parents {
        tables[parent]?.children.append(table.name)
      }
    }
  }

  private mutating func add(_ table: Table) {
    tables[table.name] = KnownTable(table)
    for key in table.foreignKeys {
      referencing[key.referencedTable, default: []].insert(table.name)
    }
    for index in table.indexes { add(index, on: table.name) }
    let keys =
      [table.primaryKey].compactMap { $0 }.map { ($0.name, $0.columns) }
      + table.uniques.map { ($0.name, $0.columns) }
    for (name, columns) in keys {
      indexes[QualifiedName(table.name.namespace, name)] = Index(
        table: table.name, columns: columns, isUnique: true)
    }
    if let type = table.ofType { typedTables[type, default: []].append(table.name) }
  }

  private mutating func add(_ index: SengiSchema.Index, on table: QualifiedName) {
    let columns = index.keys.map { key -> SQLIdentifier? in
      guard case .column(let name) = key.subject else { return nil }
      return name
    }
    indexes[QualifiedName(table.namespace, index.name)] = Index(
      table: table, columns: columns, isUnique: index.isUnique, isPartial: index.predicate != nil)
  }

  // MARK: Names

  /// The name with its namespace: the first of the search path that has such an object, else the
  /// path's first.
  func resolve(_ name: QualifiedName, path: [SQLIdentifier]? = nil) -> QualifiedName {
    if name.namespace != nil { return name }
    let path = path ?? searchPath
    for space in path {
      let full = QualifiedName(space, name.name)
      if tables[full] != nil || indexes[full] != nil || views[full] != nil { return full }
    }
    return QualifiedName(path.first ?? Schema.publicNamespace, name.name)
  }

  /// The same for a type.
  func resolveType(_ name: QualifiedName) -> QualifiedName {
    if name.namespace != nil { return name }
    for space in searchPath {
      let full = QualifiedName(space, name.name)
      if domains[full] != nil || enumerations.contains(full) || newTypes.contains(full) {
        return full
      }
    }
    return QualifiedName(searchPath.first ?? Schema.publicNamespace, name.name)
  }

  /// The type with the enum or domain that its name means.
  func resolve(_ clause: TypeClause) -> DataType {
    guard let name = clause.name.map(resolveType) else { return clause.type }
    var type = clause.type
    if domains[name] != nil {
      type.base = .domain(name)
    } else if enumerations.contains(name) {
      type.base = .enumeration(name)
    }
    return type
  }

  // MARK: Facts

  /// What is known of the table; of one nobody described, its name.
  func table(_ name: QualifiedName) -> KnownTable { tables[name] ?? KnownTable(name: name) }

  func isNew(_ name: QualifiedName) -> Bool {
    tables[name]?.isNew == true || views[name]?.isNew == true || indexes[name]?.isNew == true
  }

  /// The table's partitions and heirs, at any depth, itself left out; sorted by name.
  func descendants(of name: QualifiedName) -> [QualifiedName] {
    var found: Set<QualifiedName> = []
    var open = tables[name]?.children ?? []
    while let next = open.popLast() {
      if found.insert(next).inserted { open += tables[next]?.children ?? [] }
    }
    return found.sorted()
  }

  /// The tables with foreign keys to this one, itself left out; sorted by name.
  func tables(referencing name: QualifiedName) -> [QualifiedName] {
    (referencing[name] ?? []).filter { $0 != name }.sorted()
  }

  mutating func note(reference from: QualifiedName, to: QualifiedName) {
    referencing[to, default: []].insert(from)
  }

  func defaultPartition(of name: QualifiedName) -> QualifiedName? {
    tables[name]?.children.first { tables[$0]?.isDefaultPartition == true }
  }

  /// The table that a name in `ALTER TABLE`, `ALTER INDEX` and so on leads to.
  func tableOfIndex(_ name: QualifiedName) -> QualifiedName? { indexes[name]?.table }

  /// What a domain is of in the end, and whether any domain on the way has conditions.
  func unwrapped(_ type: DataType) -> (type: DataType, isConstrained: Bool) {
    var type = type
    var isConstrained = false
    for _ in 0..<16 {
      guard type.dimensions == 0, case .domain(let name) = type.base, let domain = domains[name]
      else { break }
      isConstrained = isConstrained || domain.isNotNull || !domain.checks.isEmpty
      type = domain.type
    }
    return (type, isConstrained)
  }

  /// The tables with a column of the domain, sorted by name.
  func tables(withDomain name: QualifiedName) -> [QualifiedName] {
    tables.values.filter { table in
      !table.isPartitioned
        && table.columns.values.contains { $0.type?.base == .domain(name) }
    }.map(\.name).sorted()
  }
}
