import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

/// Decides what is dropped, made anew and changed in place, and collects the statements.
struct PlanBuilder {
  let old: PlannedSchema
  let new: PlannedSchema
  let dependants: Dependants
  var operations: [Operation] = []
  var losses: [Loss] = []
  var refusals: [Refusal] = []
  /// Dropped before anything is built.
  private(set) var cleared: Set<ObjectPath> = []
  /// Made from the new schema's statements, whether they were there before or not.
  private(set) var created: Set<ObjectPath> = []
  /// Dropped after everything is built.
  private(set) var removed: [ObjectPath: SchemaElement] = [:]
  /// Columns that are given their type again, since the type is another of the same name.
  private(set) var retyped: Set<ObjectPath> = []
  /// Columns and domains whose defaults are unset while what they name is made anew.
  var unset: Set<ObjectPath> = []
  /// Types, tables and sequences that make room for others of the same name.
  private(set) var steppingAside: Set<ObjectPath> = []
  private(set) var alterations: [(from: SchemaElement, to: SchemaElement)] = []
  var shapeChanges: [ShapeChange] = []
  var documents = DocumentOperations()
  var reservations: [String] = []

  /// The names of relations and types in the new schema.
  let takenNames: Set<QualifiedName>
  let takenStatistics: Set<QualifiedName>
  /// The names of tables, views and sequences of the new schema, which text may leave unqualified.
  let referredNames: Set<SQLIdentifier>

  let renamings: [Renaming]
  let conversions: Conversions
  /// Who hangs on whom in both schemas.
  let families: Families

  init(
    old: PlannedSchema, new: PlannedSchema, renamings: [Renaming] = [],
    conversions: Conversions = Conversions()
  ) {
    self.renamings = renamings
    self.conversions = conversions
    self.old = old
    self.new = new
    takenNames = new.schema.relationAndTypeNames
    referredNames = new.schema.referredNames
    takenStatistics = Set(
      new.schema.tables.flatMap { $0.statistics.map(\.name) }
        + new.schema.namespaces.flatMap(\.views).flatMap { $0.statistics.map(\.name) })
    dependants = Dependants(old.schema, old.mentions)
    families = Families(old.schema, new.schema)
  }

  mutating func apply(_ changes: [Change]) {
    for change in changes {
      switch change {
      case .create(let element): created.insert(element.path)
      case .drop(let element): removed[element.path] = element
      case .alter(let from, let to): alterations.append((from, to))
      case .rename, .grant, .ungrant, .defaultPrivileges, .undoDefaultPrivileges: break
      }
    }
    for element in removed.values.sorted(by: { $0.path.description < $1.path.description }) {
      if element.isClearedFirst {
        clear(element)
      } else if nameIsTaken(element) {
        // What can step aside under another name needs nothing to go before it.
        if element.canMakeRoom { stepAside(element) } else { clear(element) }
      } else {
        clearLateParts(on: element.path)
      }
      if case .column(let column, let table) = element { columnChanges(column, of: table) }
    }
    for (from, to) in alterations { decide(from, to) }
    clearShapeChecks()
    settleRewrites()
    let removed = self.removed.values.sorted { $0.path.description < $1.path.description }
    for element in removed {
      // Text that stays word for word means another now.
      for dependant in dependants.dependants(on: element.path)
      where dependant.tie == .whole && !isGone(dependant.element.path) {
        handle(dependant)
      }
    }
    for element in removed where !isCleared(element.path) {
      if hidesOthers(element) { stepAside(element) }
      if case .function(let item) = element, isMisread(item) { clear(element) }
    }
    settleRewrites()
    unsetDefaultsOnSequences()
    write(changes)
  }

  /// What stands in the old schema under the path and has no place in the new one.
  func isGone(_ path: ObjectPath) -> Bool { new.element(path) == nil }

  /// Whether the element, or what it is a part of, is made from the new schema's statements.
  func isCreated(_ path: ObjectPath) -> Bool {
    created.contains(path) || path.ancestors.contains { created.contains($0) }
  }

  func isCleared(_ path: ObjectPath) -> Bool {
    cleared.contains(path) || path.ancestors.contains { cleared.contains($0) }
  }

  /// Functions that take or give a table's rows do not let its columns change their types.
  mutating func clearFunctionsOfRows(of table: QualifiedName) {
    for dependant in dependants.dependants(on: .table(table)) {
      if case .function = dependant.element { clear(dependant.element) }
    }
  }

  /// Whether columns are of the type.
  func isColumnType(_ path: ObjectPath) -> Bool {
    dependants.dependants(on: path).contains { dependant in
      guard dependant.tie == .type, case .column = dependant.element else { return false }
      return true
    }
  }

  private mutating func stepAside(_ element: SchemaElement) {
    guard steppingAside.insert(element.path).inserted else { return }
    clearWhatNames(element.path)
  }

  /// What names an element that is about to lose its name means another by it from now on.
  private mutating func clearWhatNames(_ path: ObjectPath) {
    for dependant in dependants.dependants(on: path) where dependant.tie == .whole {
      switch dependant.element {
      case .table: continue
      case .object(let item) where item.kind == .type: replaceType(dependant.element)
      default: clear(dependant.element)
      }
    }
  }

  /// Parts of tables that go too, made after what they need, would hold that back.
  private mutating func clearLateParts(on path: ObjectPath) {
    for dependant in dependants.dependants(on: path) {
      guard dependant.tie == .whole, let owner = dependant.element.owner, removed[owner] != nil,
        old.position(path) > old.position(owner)
      else { continue }
      clear(dependant.element)
    }
  }

  /// Leaves the dropping of an element to the change of another.
  mutating func keep(_ path: ObjectPath) { removed[path] = nil }

  // MARK: What has to go first

  /// Drops the element first of all, with everything that hangs on it, and makes what stays again.
  mutating func clear(_ element: SchemaElement) {
    let path = element.path
    guard !isCleared(path), cleared.insert(path).inserted else { return }
    removed[path] = nil
    if !isGone(path) { created.insert(path) }
    switch element {
    case .primaryKey(let key, let table): clearReferences(to: table, key.columns, isPrimary: true)
    case .unique(let key, let table): clearReferences(to: table, key.columns, isPrimary: false)
    case .index(let index, let relation):
      if let table = relation.objectName, let columns = index.keyColumns {
        clearReferences(to: table, columns, isPrimary: false)
      }
      clearPartitionIndexes(of: index, on: relation)
    case .column(let column, let table):
      if !column.isComputed { tellLoss(of: element) }
      columnChanges(column, of: table)
    case .table(let table):
      if let whole = old.table(table.name) { clearReferences(to: whole) }
      if !losses.contains(where: { $0.object == path }) {
        losses.append(Loss(.table, path, "the rows of \(table.name)"))
      }
      for child in old.schema.tables
      where child.partitionOf?.parent == table.name || child.inherits.contains(table.name) {
        if let element = removed[.table(child.name)] { clear(element) }
      }
    default: break
    }
    for dependant in dependants.dependants(on: path) { handle(dependant) }
  }

  private mutating func handle(_ dependant: Dependant) {
    let path = dependant.element.path
    switch (dependant.tie, dependant.element) {
    case (.whole, .viewColumn(_, let view)):
      if let element = old.element(.view(view)) { clear(element) }
    case (.whole, .table(let table)):
      replaceTable(table, because: "its partition key depends on what is made anew")
    case (.whole, .object(let item)) where item.kind == .type: replaceType(dependant.element)
    case (.whole, _): clear(dependant.element)
    case (.defaultValue, _):
      if !isCleared(path), removed[path] == nil { unset.insert(path) }
    case (.type, .column(let column, let table)) where isPartitionKey(column.name, of: table):
      replacePartitioned(table)
    case (.type, .column):
      guard !isCleared(path), removed[path] == nil else { return }
      if retyped.insert(path).inserted, case .column(let column, let table) = dependant.element {
        clearFunctionsOfRows(of: table)
        columnChanges(column, of: table)
        clearComparisons(of: column.name, table)
      }
    case (.type, _): replaceType(dependant.element)
    }
  }

  /// Lets a type make room for another of the same name, and gives its columns that one.
  mutating func replaceType(_ element: SchemaElement) {
    let path = element.path
    guard steppingAside.insert(path).inserted else { return }
    removed[path] = nil
    if !isGone(path) { created.insert(path) }
    for dependant in dependants.dependants(on: path) { handle(dependant) }
  }

  /// Clears what hangs on a column that is dropped, made anew or given another type.
  mutating func columnChanges(_ column: SQLIdentifier, of table: QualifiedName) {
    for dependant in dependants.dependants(onColumn: column, of: .table(table)) {
      switch dependant.element {
      // The server builds these again itself.
      case .check(_, of: table), .exclusion(_, of: table), .index, .statistics, .foreignKey:
        continue
      case .column(let other, of: table):
        if dependant.tie == .whole, other.name != column { clear(dependant.element) }
      default: handle(dependant)
      }
    }
  }

  /// Clears what compares a column with others of its type, which come to the new one by one.
  private mutating func clearComparisons(of column: SQLIdentifier, _ table: QualifiedName) {
    for dependant in dependants.dependants(onColumn: column, of: .table(table)) {
      switch dependant.element {
      case .check(_, of: table), .exclusion(_, of: table), .index(_, of: .table(table)):
        clear(dependant.element)
      default: break
      }
    }
    clearForeignKeys(of: column, table)
  }

  private mutating func columnChanges(_ column: Column, of table: QualifiedName) {
    columnChanges(column.name, of: table)
  }

  private mutating func clearReferences(
    to table: QualifiedName, _ columns: [SQLIdentifier], isPrimary: Bool
  ) {
    for other in old.schema.tables {
      for key in other.foreignKeys
      where key.referencedTable == table && Set(key.referencedColumns) == Set(columns) {
        clear(.foreignKey(key, of: other.name))
      }
    }
    guard isPrimary else { return }
    // A view that groups by the primary key may show the other columns (manual, GROUP BY).
    for dependant in dependants.dependants(on: .table(table))
    where dependant.words.contains("group") {
      if case .view = dependant.element { clear(dependant.element) }
    }
  }

  private mutating func clearReferences(to table: Table) {
    for other in old.schema.tables where other.name != table.name {
      for key in other.foreignKeys where key.referencedTable == table.name {
        clear(.foreignKey(key, of: other.name))
      }
    }
  }

  /// Clears the foreign keys that a column is part of, on either side.
  mutating func clearForeignKeys(of column: SQLIdentifier, _ table: QualifiedName) {
    for other in old.schema.tables {
      for key in other.foreignKeys {
        let holds =
          (other.name == table && key.columns.contains(column))
          || (key.referencedTable == table && key.referencedColumns.contains(column))
        if holds { clear(.foreignKey(key, of: other.name)) }
      }
    }
    // A key that carries the column is built again, which those that refer to it do not allow.
    guard let whole = old.table(table) else { return }
    if let key = whole.primaryKey, key.include.contains(column) {
      clearReferences(to: table, key.columns, isPrimary: false)
    }
    for key in whole.uniques where key.include.contains(column) {
      clearReferences(to: table, key.columns, isPrimary: false)
    }
  }

  /// Makes the whole table anew, which loses its rows.
  mutating func replaceTable(_ table: Table, because reason: String) {
    guard !isCleared(.table(table.name)) else { return }
    for child in old.schema.tables where child.partitionOf?.parent == table.name {
      // What goes to another parent has left this one by then.
      guard new.table(child.name)?.partitionOf?.parent == table.name || isGone(.table(child.name))
      else { continue }
      replaceTable(child, because: "\(table.name) is made anew")
    }
    for child in old.schema.tables where child.inherits.contains(table.name) {
      guard let after = new.table(child.name), after.inherits.contains(table.name) else { continue }
      replaceTable(child, because: "\(table.name) is made anew")
    }
    losses.append(Loss(.table, .table(table.name), "the rows of \(table.name): \(reason)"))
    clear(.table(table))
  }

  /// What the table was called before; nil where it keeps its name.
  func renamed(_ table: QualifiedName) -> ObjectPath? {
    renamings.first { $0.to == .table(table) }?.from
  }

  /// Whether the column has its name and type before and after.
  func isKept(_ column: SQLIdentifier, of table: QualifiedName) -> Bool {
    let path = ObjectPath.table(table).appending(.column(column))
    return old.table(table)?.column(column)?.type == new.table(table)?.column(column)?.type
      && old.table(table)?.column(column) != nil && !renamings.contains { $0.to == path }
      && !isCleared(path)
  }

  mutating func refuse(_ path: ObjectPath, _ reason: String) {
    refusals.append(Refusal(path, reason))
  }
}

extension SchemaElement {
  /// Whether the element hangs on others and can go before anything is built.
  fileprivate var isClearedFirst: Bool {
    switch self {
    case .primaryKey, .unique, .check, .exclusion, .foreignKey, .index, .trigger, .rule, .policy,
      .statistics, .view, .domainCheck:
      true
    case .object(let item): item.kind == .eventTrigger || item.kind == .publication
    case .namespace, .extension, .enumeration, .domain, .compositeType, .sequence, .function,
      .table, .column, .viewColumn, .custom:
      false
    }
  }
}
