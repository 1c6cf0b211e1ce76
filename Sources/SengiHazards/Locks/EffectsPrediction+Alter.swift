import SengiSQL
import SengiSchema

extension EffectsPrediction {
  mutating func alter(_ alteration: RelationAlteration) {
    let name = full(alteration.name)
    if let table = catalogue.tableOfIndex(name), catalogue.tables[name] == nil {
      return alter(index: name, of: table, alteration)
    }
    guard alteration.kind == .table || alteration.kind == .foreignTable,
      catalogue.views[name] == nil
    else {
      let isIndex = alteration.kind == .index
      let isLight = alteration.parts.allSatisfy { Self.isLightForIndex($0.action) }
      return builder.lock(name, isIndex && isLight ? .shareUpdateExclusive : .accessExclusive)
    }
    for part in alteration.parts {
      let mode = Self.mode(of: part.action)
      let reaches = !alteration.isOnly && Self.reachesPartitions(part.action)
      let all = reaches ? family(name) : [name]
      builder.lock(all, mode)
      lockOthers(part.action, of: name)
      touchRows(part.action, of: name, all: all)
    }
  }

  private mutating func alter(
    index name: QualifiedName, of table: QualifiedName, _ alteration: RelationAlteration
  ) {
    // `ALTER TABLE index RENAME` takes the lock that a table would get.
    let isLight =
      alteration.kind == .index && alteration.parts.allSatisfy { Self.isLightForIndex($0.action) }
    builder.lock(name, isLight ? .shareUpdateExclusive : .accessExclusive)
    for part in alteration.parts {
      guard case .attachPartition(let child, _) = part.action else { continue }
      builder.lock(full(child), .accessExclusive)
      builder.lock(table, .accessShare)
    }
  }

  private static func isLightForIndex(_ action: TableAction) -> Bool {
    switch action {
    case .rename, .setOptions, .attachPartition, .setStatistics: true
    default: false
    }
  }

  /// The lock on the table itself (manual, ALTER TABLE, Notes).
  static func mode(of action: TableAction) -> LockMode {
    switch action {
    case .setStatistics, .setColumnOptions, .validateConstraint, .markClustered, .attachPartition,
      .finalizeDetach, .detachPartition(_, isConcurrent: true):
      .shareUpdateExclusive
    case .setOptions(let names):
      names.allSatisfy(isLightOption) ? .shareUpdateExclusive : .accessExclusive
    case .addConstraint(let constraint) where constraint.kind == .foreignKey: .shareRowExclusive
    case .switchTrigger: .shareRowExclusive
    default: .accessExclusive
    }
  }

  private static func isLightOption(_ name: String) -> Bool {
    let light: Set<String> = [
      "fillfactor", "toast_tuple_target", "parallel_workers", "vacuum_index_cleanup",
      "vacuum_truncate", "log_autovacuum_min_duration", "vacuum_max_eager_freeze_failure_rate",
      "toast",
    ]
    return light.contains(name) || name.hasPrefix("autovacuum_")
  }

  private static func reachesPartitions(_ action: TableAction) -> Bool {
    switch action {
    case .addColumn, .dropColumn, .setType, .setDefault, .dropDefault, .setNotNull, .dropNotNull,
      .setExpression, .dropExpression, .setStatistics, .setStorage, .addConstraint,
      .validateConstraint, .alterConstraint, .dropConstraint, .renameColumn, .renameConstraint,
      .switchTrigger:
      true
    default: false
    }
  }

  // MARK: Other tables

  private mutating func lockOthers(_ action: TableAction, of name: QualifiedName) {
    let table = catalogue.table(name)
    switch action {
    case .addColumn(let column): for constraint in column.constraints { lockReferenced(constraint) }
    case .addConstraint(let constraint): lockReferenced(constraint)
    case .dropConstraint(let constraint):
      if let key = table.foreignKeys[constraint], key.isEnforced {
        builder.lock(family(key.referencedTable), .accessExclusive)
      }
    case .alterConstraint(let constraint, enforces: true):
      if let key = table.foreignKeys[constraint] {
        builder.lock(key.referencedTable, .shareRowExclusive)
      }
    case .validateConstraint(let constraint):
      if let key = table.foreignKeys[constraint] { builder.lock(key.referencedTable, .rowShare) }
    case .dropColumn(let column):
      for key in table.foreignKeys.values where key.columns.contains(column) && key.isEnforced {
        builder.lock(key.referencedTable, .accessExclusive)
      }
    case .setType(let column, _, _): lockKeys(of: column, table)
    case .attachPartition(let child, _):
      builder.lock(family(full(child)), .accessExclusive)
      lockForPartition(of: name)
    case .detachPartition(let child, let isConcurrent):
      builder.lock(full(child), .accessExclusive)
      if !isConcurrent, let other = catalogue.defaultPartition(of: name) {
        builder.lock(other, .accessExclusive)
      }
    case .finalizeDetach(let child): builder.lock(full(child), .accessExclusive)
    case .inherit(let parent): builder.lock(full(parent), .shareUpdateExclusive)
    case .endInherit(let parent): builder.lock(full(parent), .accessShare)
    default: break
    }
  }

  private mutating func lockReferenced(_ constraint: ConstraintClause) {
    guard let referenced = constraint.referencedTable.map(full) else { return }
    builder.lock(family(referenced), .shareRowExclusive)
  }

  /// A foreign key over the column is dropped and made again, on both sides.
  private mutating func lockKeys(of column: SQLIdentifier, _ table: KnownTable) {
    for key in table.foreignKeys.values where key.columns.contains(column) {
      builder.lock(key.referencedTable, .accessExclusive)
    }
    for other in catalogue.tables(referencing: table.name) {
      let keys = catalogue.table(other).foreignKeys.values
      if keys.contains(where: {
        $0.referencedTable == table.name && $0.referencedColumns.contains(column)
      }) {
        builder.lock(other, .accessExclusive)
      }
    }
  }

  // MARK: Rows

  private mutating func touchRows(
    _ action: TableAction, of name: QualifiedName, all: [QualifiedName]
  ) {
    let tables = stored(all)
    switch action {
    case .addColumn(let column): add(column, to: tables)
    case .setType(let column, let type, let using):
      change(column, to: type, using: using, of: name, tables)
    case .setNotNull(let column):
      builder.scan(
        tables.filter { table in
          let known = catalogue.table(table)
          return known.columns[column]?.isNullable != false && !known.provesNotNull(column)
        })
    case .setExpression: builder.rewrite(tables)
    case .addConstraint(let constraint): check(constraint, of: name, tables)
    case .validateConstraint(let constraint):
      let table = catalogue.table(name)
      builder.scan(tables)
      if let key = table.foreignKeys[constraint] { builder.scan(stored([key.referencedTable])) }
    case .alterConstraint(let constraint, enforces: true):
      builder.scan(tables)
      if let key = catalogue.table(name).foreignKeys[constraint] {
        builder.scan(stored([key.referencedTable]))
      }
    case .attachPartition(let child, _): attach(full(child), to: name)
    case .setLogged, .setUnlogged:
      let table = catalogue.table(name)
      let wantsUnlogged = action == .setUnlogged
      if !table.isDescribed || table.isUnlogged != wantsUnlogged { builder.rewrite(stored([name])) }
    case .setTablespace, .setAccessMethod: builder.rewrite(stored([name]))
    default: break
    }
  }

  private mutating func add(_ column: ColumnClause, to tables: [QualifiedName]) {
    let type = catalogue.resolve(column.type)
    let isVolatile =
      switch DefaultVolatility.verdict(column.defaultValue) {
      case .constant: false
      case .volatile, .unknown: true
      }
    switch column.generation {
    case .serial, .identity, .stored: return builder.rewrite(tables)
    case .virtual: break
    case nil where isVolatile || catalogue.unwrapped(type).isConstrained:
      return builder.rewrite(tables)
    case nil: break
    }
    if column.isNotNull, column.defaultValue.isEmpty { builder.scan(tables) }
    for constraint in column.constraints where !constraint.isNotEnforced {
      switch constraint.kind {
      case .check, .unique, .primaryKey, .exclusion: builder.scan(tables)
      case .foreignKey where !column.defaultValue.isEmpty:
        builder.scan(tables)
        if let referenced = constraint.referencedTable.map(full) {
          builder.scan(stored([referenced]))
        }
      case .foreignKey, .notNull: break
      }
    }
  }

  private mutating func change(
    _ column: SQLIdentifier, to clause: TypeClause, using: [SQLToken], of name: QualifiedName,
    _ tables: [QualifiedName]
  ) {
    let table = catalogue.table(name)
    let new = catalogue.resolve(clause)
    guard let old = table.columns[column]?.type,
      TypeChange.using(using, column: column) == .plain,
      !TypeChange.rewrites(from: old, to: new, in: catalogue)
    else { return builder.rewrite(tables) }
    let rebuilds = TypeChange.rebuildsIndexes(
      from: old, to: new, hasCollation: clause.hasCollation, in: catalogue)
    let isIndexed = catalogue.indexes.values.contains {
      $0.table == name && $0.columns.contains { $0 == nil || $0 == column }
    }
    let isChecked = table.checks.values.contains {
      $0.isValidated && $0.words.contains(column.name)
    }
    if rebuilds && isIndexed || isChecked { builder.scan(tables) }
  }

  private mutating func check(
    _ constraint: ConstraintClause, of name: QualifiedName, _ tables: [QualifiedName]
  ) {
    guard !constraint.isNotValid, !constraint.isNotEnforced else { return }
    switch constraint.kind {
    case .check, .exclusion: builder.scan(tables)
    case .notNull:
      guard let column = constraint.columns.first else { return }
      builder.scan(tables.filter { catalogue.table($0).columns[column]?.isNullable != false })
    case .unique: if constraint.usingIndex == nil { builder.scan(tables) }
    case .primaryKey:
      guard let index = constraint.usingIndex else { return builder.scan(tables) }
      if usesNullableColumns(index, of: name) { builder.scan(tables) }
    case .foreignKey where catalogue.isProvenByPartitions(constraint, of: name): break
    case .foreignKey:
      builder.scan(tables)
      if let referenced = constraint.referencedTable.map(full) {
        builder.scan(stored(family(referenced)))
      }
    }
  }

  /// Whether a primary key over the index has to look for NULLs first.
  func usesNullableColumns(_ index: SQLIdentifier, of name: QualifiedName) -> Bool {
    let known = catalogue.indexes[QualifiedName(name.namespace, index)]
    let table = catalogue.table(name)
    return (known?.columns ?? []).contains { column in
      guard let column else { return true }
      return table.columns[column]?.isNullable == true && !table.provesNotNull(column)
    }
  }

  private mutating func attach(_ child: QualifiedName, to parent: QualifiedName) {
    guard catalogue.table(child).creationStep == nil else { return }
    let isProven = catalogue.table(child).checks.values.contains {
      $0.isValidated && !($0.words.count == 4 && $0.words.suffix(3) == ["is", "not", "null"])
    }
    let missesIndex = catalogue.indexes.values.contains { index in
      index.table == parent
        && !catalogue.indexes.values.contains { $0.table == child && $0.columns == index.columns }
    }
    if !isProven || missesIndex { builder.scan(stored(family(child))) }
  }
}
