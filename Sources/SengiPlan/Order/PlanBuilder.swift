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
  private(set) var refusals: [Refusal] = []
  /// Dropped before anything is built.
  private(set) var cleared: Set<ObjectPath> = []
  /// Made from the new schema's statements, whether they were there before or not.
  private(set) var created: Set<ObjectPath> = []
  /// Dropped after everything is built.
  private(set) var removed: [ObjectPath: SchemaElement] = [:]
  /// Columns that are given their type again, since the type is another of the same name.
  private(set) var retyped: Set<ObjectPath> = []
  /// Columns and domains whose defaults are unset while what they name is made anew.
  private(set) var unset: Set<ObjectPath> = []
  /// Types, tables and sequences that make room for others of the same name.
  private(set) var steppingAside: Set<ObjectPath> = []
  private(set) var alterations: [(from: SchemaElement, to: SchemaElement)] = []
  var documents = DocumentOperations()
  private(set) var reservations: [String] = []
  /// By partition: what is attached to indexes and keys of the table above that stay.
  var attachments: [QualifiedName: [SQLIdentifier: SQLIdentifier]] = [:]
  let typed: TypedTables

  /// The names of relations and types in the new schema.
  let takenNames: Set<QualifiedName>
  let takenStatistics: Set<QualifiedName>
  /// The names of tables, views and sequences of the new schema, which text may leave unqualified.
  let referredNames: Set<SQLIdentifier>

  let renamings: [Renaming]
  let conversions: Conversions
  let shapeChanges: [ShapeChange]
  /// Who hangs on whom in both schemas.
  let families: Families

  init(
    old: PlannedSchema, new: PlannedSchema, renamings: [Renaming] = [],
    conversions: Conversions = Conversions(), shapeChanges: [ShapeChange] = [],
    typed: TypedTables
  ) {
    self.renamings = renamings
    self.conversions = conversions
    self.shapeChanges = shapeChanges
    self.old = old
    self.new = new
    takenNames = new.schema.relationAndTypeNames
    referredNames = new.schema.referredNames
    takenStatistics = Set(
      new.schema.tables.flatMap { $0.statistics.map(\.name) }
        + new.schema.namespaces.flatMap(\.views).flatMap { $0.statistics.map(\.name) })
    dependants = Dependants(old.schema, old.mentions)
    families = Families(old.schema, new.schema)
    self.typed = typed
  }

  /// - Parameter replaced: Elements that are made anew though they are said alike.
  mutating func apply(_ changes: [Change], replacing replaced: [SchemaElement] = []) {
    for change in changes {
      switch change {
      case .create(let element): created.insert(element.path)
      case .drop(let element): removed[element.path] = element
      case .alter(let from, let to): alterations.append((from, to))
      case .rename, .grant, .ungrant, .defaultPrivileges, .undoDefaultPrivileges: break
      }
    }
    for element in replaced where removed[element.path] == nil { clear(element) }
    clearIndexesApart()
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
    replaceDisordered()
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
      if case .function(let item) = element {
        if hidesOthers(element) || isMisread(item) { clear(element) }
      } else if hidesOthers(element) {
        stepAside(element)
      }
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

  mutating func stepAside(_ element: SchemaElement) {
    guard markSteppingAside(element.path) else { return }
    clearWhatNames(element.path)
  }

  /// What names an element that is about to lose its name means another by it from now on.
  mutating func clearWhatNames(_ path: ObjectPath) {
    for dependant in dependants.dependants(on: path) where dependant.tie == .whole {
      switch dependant.element {
      case .table: continue
      case .object(let item) where item.kind == .type: replaceType(dependant.element)
      default: clear(dependant.element)
      }
    }
  }

  /// Parts of tables that go too, made after what they need, would hold that back.
  mutating func clearLateParts(on path: ObjectPath) {
    for dependant in dependants.dependants(on: path) {
      guard dependant.tie == .whole, let owner = dependant.element.owner, removed[owner] != nil,
        old.position(path) > old.position(owner)
      else { continue }
      clear(dependant.element)
    }
  }

  /// Leaves the dropping of an element to the change of another.
  mutating func keep(_ path: ObjectPath) { removed[path] = nil }

  /// Returns whether it was not to be dropped first of all before.
  mutating func markCleared(_ path: ObjectPath) -> Bool { cleared.insert(path).inserted }

  /// Returns whether it did not make room before.
  mutating func markSteppingAside(_ path: ObjectPath) -> Bool {
    steppingAside.insert(path).inserted
  }

  /// Returns whether it was not to be given its type again before.
  mutating func markRetyped(_ path: ObjectPath) -> Bool { retyped.insert(path).inserted }

  mutating func markUnset(_ path: ObjectPath) { unset.insert(path) }

  /// Has an element that is out of the way by then made again, where the new schema has it.
  mutating func makeAnew(_ path: ObjectPath) {
    keep(path)
    if !isGone(path) { created.insert(path) }
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

  /// Says what the plan cannot answer for.
  mutating func reserve(_ words: [String]) { reservations += words }
}

extension SchemaElement {
  /// Whether the element hangs on others and can go before anything is built.
  fileprivate var isClearedFirst: Bool {
    switch self {
    case .primaryKey, .unique, .check, .exclusion, .foreignKey, .index, .trigger, .rule, .policy,
      .statistics, .view, .domainCheck:
      true
    case .object(let item):
      item.kind == .eventTrigger || item.kind == .publication || item.kind == .subscription
    case .namespace, .extension, .enumeration, .domain, .compositeType, .sequence, .function,
      .table, .column, .viewColumn, .custom:
      false
    }
  }
}
