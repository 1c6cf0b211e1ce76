import SengiSQL
import SengiSchema

extension KnownCatalogue {
  /// Takes in what a statement of the given step has made.
  mutating func apply(_ statement: Statement, step: Int) {
    switch statement {
    case .createTable(let table): create(table, step: step)
    case .alterRelation(let alteration): alter(alteration)
    case .createIndex(let index):
      let table = resolve(index.table)
      let keys = index.keys.map { $0?.name ?? "expr" }.joined(separator: "_")
      let name = index.name ?? SQLIdentifier(truncating: "\(table.name.name)_\(keys)_idx")
      indexes[QualifiedName(table.namespace, name)] = Index(
        table: table, columns: index.keys, isUnique: index.isUnique, isPartial: index.isPartial,
        isNew: true)
    case .createView(let view):
      let name = resolve(view.name)
      let reads = view.reads.map { resolve($0) }
      // Without a schema, a view that is replaced may have been there.
      let isNew = views[name]?.isNew ?? (isComplete || !view.replaces)
      views[name] = View(reads: reads, isMaterialized: view.isMaterialized, isNew: isNew)
    case .createType(let name), .createDomain(let name, _): newTypes.insert(resolve(name))
    case .createTableObject(.policy, _, let table):
      let name = resolve(table)
      tables[name]?.policyCount += 1
    case .drop(let drop): self.drop(drop)
    case .set(let name, let value, _): set(name, to: value)
    default: break
    }
  }

  private mutating func set(_ name: String, to value: String?) {
    if name == "timezone" { timeZone = value }
    guard name == "search_path", let value else { return }
    // The tokens stand without white space: `app,public`.
    searchPath = value.split(separator: ",").compactMap { SQLIdentifier(String($0)) }
  }

  // MARK: Creating

  private mutating func create(_ creation: TableCreation, step: Int) {
    let name = resolve(creation.name)
    guard tables[name] == nil else { return }
    var table = KnownTable(name: name)
    table.isDescribed = true
    table.creationStep = step
    table.isTemporary = creation.isTemporary
    table.isPartitioned = creation.isPartitioned
    tables[name] = table
    for parent in ([creation.partitionOf].compactMap { $0 } + creation.inherits).map({ resolve($0) }
    ) {
      tables[parent]?.children.append(name)
      let inherited = tables[parent]?.columns ?? [:]
      tables[name]?.columns.merge(inherited) { own, _ in own }
    }
    let partitioned = creation.partitionOf.map { resolve($0) }
    tables[name]?.parent = partitioned
    for column in creation.columns { add(column, to: name) }
    for constraint in creation.constraints { add(constraint, to: name) }
  }

  private mutating func add(_ column: ColumnClause, to name: QualifiedName) {
    let type = resolve(column.type)
    tables[name]?.columns[column.name] = KnownTable.Column(
      type: type, isNullable: !column.isNotNull)
    for constraint in column.constraints { add(constraint, to: name) }
  }

  private mutating func add(_ constraint: ConstraintClause, to table: QualifiedName) {
    let isValidated = !constraint.isNotValid && !constraint.isNotEnforced
    let name = constraint.name ?? defaultName(constraint, of: table)
    switch constraint.kind {
    case .check:
      tables[table]?.checks[name] = KnownTable.Check(
        words: CheckWords.normalized(constraint.expression), isValidated: isValidated)
    case .foreignKey:
      guard let referenced = constraint.referencedTable.map({ resolve($0) }) else { return }
      tables[table]?.foreignKeys[name] = KnownForeignKey(
        columns: constraint.columns, referencedTable: referenced, referencedColumns: [],
        isValidated: isValidated, isEnforced: !constraint.isNotEnforced)
      note(reference: table, to: referenced)
    case .unique, .primaryKey:
      let old = constraint.usingIndex.map { QualifiedName(table.namespace, $0) }
      let known = old.flatMap { indexes.removeValue(forKey: $0) }
      let columns = known?.columns.compactMap { $0 } ?? constraint.columns
      tables[table]?.keys[name] = KnownTable.Key(
        columns: columns, isPrimary: constraint.kind == .primaryKey)
      indexes[QualifiedName(table.namespace, name)] = Index(
        table: table, columns: columns, isUnique: true, isNew: true)
      guard constraint.kind == .primaryKey else { return }
      for column in columns { tables[table]?.columns[column]?.isNullable = false }
    case .notNull:
      if isValidated, let column = constraint.columns.first {
        tables[table]?.columns[column]?.isNullable = false
      }
    case .exclusion: break
    }
  }

  /// As the server would name it; a number behind it is left out.
  private func defaultName(_ constraint: ConstraintClause, of table: QualifiedName) -> SQLIdentifier
  {
    let columns = constraint.columns.map(\.name).joined(separator: "_")
    let suffix =
      switch constraint.kind {
      case .check: "check"
      case .foreignKey: "fkey"
      case .unique: "key"
      case .primaryKey: "pkey"
      case .exclusion: "excl"
      case .notNull: "not_null"
      }
    let isKey = constraint.kind == .primaryKey
    let parts = [table.name.name, isKey ? "" : columns, suffix].filter { !$0.isEmpty }
    return constraint.usingIndex ?? SQLIdentifier(truncating: parts.joined(separator: "_"))
  }

  // MARK: Dropping

  private mutating func drop(_ drop: Drop) {
    for name in drop.names.map({ resolve($0) }) {
      switch drop.kind {
      case .table, .foreignTable:
        if let parent = tables[name]?.parent { tables[parent]?.children.removeAll { $0 == name } }
        tables[name] = nil
        indexes = indexes.filter { $0.value.table != name }
      case .index: indexes[name] = nil
      case .view, .materializedView: views[name] = nil
      default: break
      }
    }
  }

  // MARK: Altering

  private mutating func alter(_ alteration: RelationAlteration) {
    let name = resolve(alteration.name)
    if tables[name] == nil, indexes[name] == nil, views[name] == nil, alteration.kind == .table {
      // What statements tell of a table that nobody described.
      tables[name] = KnownTable(name: name)
    }
    for part in alteration.parts { alter(part.action, of: name) }
  }

  private mutating func alter(_ action: TableAction, of name: QualifiedName) {
    switch action {
    case .addColumn(let column): add(column, to: name)
    case .dropColumn(let column): tables[name]?.columns[column] = nil
    case .setType(let column, let clause, _):
      let type = resolve(clause)
      tables[name]?.columns[column]?.type = type
    case .setNotNull(let column): tables[name]?.columns[column]?.isNullable = false
    case .dropNotNull(let column): tables[name]?.columns[column]?.isNullable = true
    case .addConstraint(let constraint): add(constraint, to: name)
    case .validateConstraint(let constraint):
      tables[name]?.checks[constraint]?.isValidated = true
      tables[name]?.foreignKeys[constraint]?.isValidated = true
    case .dropConstraint(let constraint):
      tables[name]?.checks[constraint] = nil
      tables[name]?.foreignKeys[constraint] = nil
      if tables[name]?.keys.removeValue(forKey: constraint) != nil {
        indexes[QualifiedName(name.namespace, constraint)] = nil
      }
    case .renameColumn(let old, let new):
      if let column = tables[name]?.columns.removeValue(forKey: old) {
        tables[name]?.columns[new] = column
      }
    case .rename(let new): move(name, to: QualifiedName(name.namespace, new))
    case .setSchema(let space): move(name, to: QualifiedName(space, name.name))
    case .attachPartition(let child, let isDefault):
      let child = resolve(child)
      tables[name]?.children.append(child)
      tables[child]?.parent = name
      tables[child]?.isDefaultPartition = isDefault
    case .detachPartition(let child, _), .finalizeDetach(let child):
      let child = resolve(child)
      tables[name]?.children.removeAll { $0 == child }
      tables[child]?.parent = nil
    case .setLogged: tables[name]?.isUnlogged = false
    case .setUnlogged: tables[name]?.isUnlogged = true
    case .rowSecurity(.enable): tables[name]?.hasRowSecurity = true
    case .rowSecurity(.disable): tables[name]?.hasRowSecurity = false
    default: break
    }
  }

  private mutating func move(_ old: QualifiedName, to new: QualifiedName) {
    if let index = indexes.removeValue(forKey: old) { indexes[new] = index }
    if let view = views.removeValue(forKey: old) { views[new] = view }
    guard var table = tables.removeValue(forKey: old) else { return }
    table.name = new
    tables[new] = table
    for (name, index) in indexes where index.table == old { indexes[name]?.table = new }
  }
}
