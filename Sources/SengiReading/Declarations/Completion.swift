import SengiSQL
import SengiSchema

/// Fills in what can be said only when every table is known: columns that come from elsewhere,
/// referenced columns left out, checks that follow from declarations.
struct Completion {
  private(set) var schema: Schema
  private(set) var sources: SourceMap
  private let mainNamespace: SQLIdentifier
  private let overrides: [ObjectPath: ColumnOverride]
  /// Where each table stands: its namespace's index and its own.
  private var places: [QualifiedName: (space: Int, table: Int)] = [:]

  init(
    _ schema: Schema, _ namespaces: [SQLIdentifier: Namespace], _ mainNamespace: SQLIdentifier,
    _ sources: SourceMap, _ overrides: [ObjectPath: ColumnOverride]
  ) {
    self.schema = schema
    self.overrides = overrides
    self.schema.namespaces = namespaces.values.sorted { $0.name < $1.name }
    self.sources = sources
    self.mainNamespace = mainNamespace
    for (space, namespace) in self.schema.namespaces.enumerated() {
      for (table, value) in namespace.tables.enumerated() where places[value.name] == nil {
        places[value.name] = (space, table)
      }
    }
  }

  mutating func complete() {
    var done: Set<QualifiedName> = []
    for name in schema.tables.map(\.name) { fillColumns(of: name, &done) }
    let keys = Dictionary(
      schema.tables.map { ($0.name, $0.primaryKey?.columns ?? []) },
      uniquingKeysWith: { first, _ in first })
    for space in schema.namespaces.indices {
      for table in schema.namespaces[space].tables.indices {
        var completed = schema.namespaces[space].tables[table]
        for index in completed.foreignKeys.indices {
          let key = completed.foreignKeys[index]
          guard key.referencedColumns.isEmpty else { continue }
          completed.foreignKeys[index].referencedColumns = keys[key.referencedTable] ?? []
        }
        addTagChecks(to: &completed)
        addEnumChecks(to: &completed)
        schema.namespaces[space].tables[table] = completed
      }
    }
    schema.addDualWrites(&sources)
  }

  /// Parents first; a table that is its own ancestor is left as it is, for a rule to find.
  private mutating func fillColumns(of name: QualifiedName, _ done: inout Set<QualifiedName>) {
    guard done.insert(name).inserted, let place = places[name] else { return }
    let table = schema.namespaces[place.space].tables[place.table]
    if let parent = table.partitionOf?.parent { fillColumns(of: parent, &done) }
    for parent in table.inherits { fillColumns(of: parent, &done) }
    if let columns = columns(of: table) {
      schema.namespaces[place.space].tables[place.table].columns = columns
    }
  }

  private func columns(of table: Table) -> [Column]? {
    if let bound = table.partitionOf {
      guard !bound.isAttached, let parent = self.table(bound.parent) else { return nil }
      return parent.columns.map { partitionColumn($0, in: table) }
        + table.columns.filter { parent.column($0.name) == nil }
    }
    if let type = table.ofType {
      guard
        let composite = schema.namespaces.flatMap(\.compositeTypes).first(where: {
          $0.name == type
        })
      else { return nil }
      return composite.attributes.map(\.handedDown).map { typed in
        override(of: typed.name, in: table)?.applied(to: typed, isSerial: false)
          ?? table.column(typed.name) ?? typed
      }
    }
    guard !table.inherits.isEmpty else { return nil }
    var columns: [Column] = []
    var serials: Set<SQLIdentifier> = []
    for parent in table.inherits.compactMap({ self.table($0) }) {
      for column in parent.columns {
        if let index = columns.firstIndex(where: { $0.name == column.name }) {
          if !column.isNullable { columns[index].isNullable = false }
          continue
        }
        columns.append(column.handedToChild)
        if column.generation == .serial { serials.insert(column.name) }
      }
    }
    for own in table.columns {
      if let index = columns.firstIndex(where: { $0.name == own.name }) {
        columns[index] =
          override(of: own.name, in: table)?
          .applied(to: columns[index], isSerial: serials.contains(own.name)) ?? own
      } else {
        columns.append(own)
      }
    }
    return columns
  }

  /// A parent's column in a partition, with what the partition says otherwise.
  private func partitionColumn(_ inherited: Column, in table: Table) -> Column {
    var column = inherited.handedToPartition
    if let override = override(of: inherited.name, in: table) {
      column = override.applied(to: column, isSerial: inherited.generation == .serial)
      // A partition cannot go without.
      if !inherited.isNullable { column.isNullable = false }
    } else if let own = table.column(inherited.name) {
      column.doc = own.doc
      column.notNullName = own.notNullName
      column.settings = own.settings
      if let value = own.defaultValue { column.defaultValue = value }
      if !own.isNullable { column.isNullable = false }
    }
    return column
  }

  private func override(of column: SQLIdentifier, in table: Table) -> ColumnOverride? {
    overrides[ObjectPath.table(table.name).appending(.column(column))]
  }

  /// What says something about columns that its table does not take over.
  func idleOverrides() -> [ObjectPath] {
    let said = Dictionary(grouping: overrides.keys) { $0.parent }
    return schema.tables.flatMap { table -> [ObjectPath] in
      let path = ObjectPath.table(table.name)
      let taken = Set(namesTakenOver(by: table).map { path.appending(.column($0)) })
      return (said[path] ?? []).filter { !taken.contains($0) }
        .sorted { "\($0)".utf8.lexicographicallyPrecedes("\($1)".utf8) }
    }
  }

  /// The names of the columns that a table takes over.
  private func namesTakenOver(by table: Table) -> [SQLIdentifier] {
    if let type = table.ofType {
      return schema.compositeType(type)?.attributes.map(\.name) ?? []
    }
    let parents = table.partitionOf.map { $0.isAttached ? [] : [$0.parent] } ?? table.inherits
    return parents.compactMap { self.table($0) }.flatMap(\.columns).map(\.name)
  }

  private func table(_ name: QualifiedName) -> Table? {
    places[name].map { schema.namespaces[$0.space].tables[$0.table] }
  }

  private func shape(_ name: QualifiedName) -> Shape? {
    schema.namespaces.first { $0.name == name.namespace ?? mainNamespace }?
      .shapes.first { $0.name == name }
  }

  /// The column that tags a union may hold nothing but the names of the union's cases.
  private mutating func addTagChecks(to table: inout Table) {
    for column in table.columns {
      guard let tag = column.tag, let shape = column.type.base.shape,
        case .union(let union)? = self.shape(shape)?.body, !union.cases.isEmpty
      else { continue }
      add(
        Self.check(on: tag, of: table, labels: union.cases.map(\.name)), column.name, .tag,
        to: &table)
    }
  }

  /// An enum that the database holds as text is kept to its labels by a check.
  private mutating func addEnumChecks(to table: inout Table) {
    for column in table.columns where !column.isInherited && !column.type.isArray {
      guard case .enumeration(let name) = column.type.base,
        let enumeration = schema.enumeration(name), enumeration.storage == .text,
        !enumeration.values.isEmpty
      else { continue }
      let labels = enumeration.values.map(\.label)
      add(Self.check(on: column.name, of: table, labels: labels), column.name, .type, to: &table)
    }
  }

  private static func check(
    on column: SQLIdentifier, of table: Table, labels: [String]
  ) -> CheckConstraint {
    let list = labels.map { SQLLiteral($0).sql }.joined(separator: ", ")
    return CheckConstraint(
      name: DefaultName.check(table.name.name, column),
      expression: SQLExpression("\(column.spelled) in (\(list))"))
  }

  private mutating func add(
    _ check: CheckConstraint, _ column: SQLIdentifier, _ aspect: SourceMap.Aspect,
    to table: inout Table
  ) {
    guard !table.checks.contains(where: { $0.name == check.name }) else { return }
    table.checks.append(check)
    let path = ObjectPath.table(table.name)
    if let place = sources.range(of: path.appending(.column(column)), aspect) {
      sources.record(place, for: path.appending(.check(check.name)))
    }
  }
}
