import SengiSQL
import SengiSchema

/// Says what a statement will lock, rewrite and scan.
///
/// The lock modes are those of the manual's pages of each command and of §13.3; tests compare them
/// with `pg_locks` of real servers.
struct EffectsPrediction {
  let catalogue: KnownCatalogue
  let target: PostgresVersion
  var builder = EffectsBuilder()

  static func effects(
    of statement: Statement, in catalogue: KnownCatalogue, target: PostgresVersion
  ) -> StatementEffects {
    var prediction = EffectsPrediction(catalogue: catalogue, target: target)
    prediction.predict(statement)
    return prediction.builder.effects
  }

  func full(_ name: QualifiedName) -> QualifiedName { catalogue.resolve(name) }

  /// The table and, where a command reaches them, its partitions and heirs.
  func family(_ name: QualifiedName) -> [QualifiedName] { [name] + catalogue.descendants(of: name) }

  /// Those of them that hold rows.
  func stored(_ names: [QualifiedName]) -> [QualifiedName] {
    names.filter { !catalogue.table($0).isPartitioned }
  }

  private mutating func predict(_ statement: Statement) {
    switch statement {
    case .createTable(let table): create(table)
    case .alterRelation(let alteration): alter(alteration)
    case .createIndex(let index): create(index)
    case .drop(let drop): self.drop(drop)
    case .reindex(let reindexing): reindex(reindexing)
    case .createTrigger(_, let table, let from):
      builder.lock(family(full(table)), .shareRowExclusive)
      if let from { builder.lock(full(from), .accessShare) }
    case .alterTableObject(_, let table), .createTableObject(_, _, let table):
      builder.lock(full(table), .accessExclusive)
    case .createStatistics(let tables):
      builder.lock(tables.map(full), .shareUpdateExclusive)
    case .publication(let tables, _):
      builder.lock(tables.map(full), .shareUpdateExclusive)
    case .alterType(let name, let action): alter(type: name, action)
    case .alterDomain(let name, let action): alter(domain: name, action)
    case .createSequence(_, let table): if let table { builder.lock(full(table), .accessShare) }
    case .alterSequence(let name, let table):
      builder.lock(full(name), .shareRowExclusive)
      if let table { builder.lock(full(table), .accessShare) }
    case .createView(let view): create(view)
    case .comment(let kind, let name): comment(kind, name)
    case .grant(let tables, _):
      if target.major >= 18 { builder.lock(tables.map(full), .accessShare) }
    case .block, .unreadable, .other: builder.isOpaque = true
    default: predictUpkeep(statement)
    }
  }

  private mutating func predictUpkeep(_ statement: Statement) {
    switch statement {
    case .cluster(let name):
      guard let name = name.map(full) else {
        builder.isOpaque = true
        return
      }
      builder.lock(name, .accessExclusive)
      builder.rewrite([name])
    case .vacuum(let names, let isFull):
      let all = names.map(full)
      builder.lock(all, isFull ? .accessExclusive : .shareUpdateExclusive)
      if isFull { builder.rewrite(all) }
      if names.isEmpty { builder.isOpaque = true }
    case .analyze(let names): builder.lock(names.map(full), .shareUpdateExclusive)
    case .refresh(let name, let isConcurrent):
      let view = full(name)
      builder.lock(view, isConcurrent ? .exclusive : .accessExclusive)
      if !isConcurrent { builder.rewrite([view]) }
      builder.lock(catalogue.views[view]?.reads ?? [], .accessShare)
    case .truncate(let names, let isCascading):
      for name in names.map(full) {
        builder.lock(family(name), .accessExclusive)
        if isCascading { truncateReferencing(name) }
      }
    case .insert(let name, _), .update(let name, _), .delete(let name, _), .merge(let name):
      builder.lock(full(name), .rowExclusive)
    case .copy(let name): if let name { builder.lock(full(name), .rowExclusive) }
    case .query(let names, let locksRows):
      builder.lock(names.map(full), locksRows ? .rowShare : .accessShare)
    case .lockTable(let names, let mode):
      for name in names.map(full) { builder.lock(family(name), mode) }
    default: break
    }
  }

  private mutating func truncateReferencing(_ name: QualifiedName) {
    var seen: Set<QualifiedName> = [name]
    var open = catalogue.tables(referencing: name)
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      builder.lock(family(next), .accessExclusive)
      open += catalogue.tables(referencing: next)
    }
  }

  // MARK: Creating

  private mutating func create(_ table: TableCreation) {
    let name = full(table.name)
    let constraints = table.constraints + table.columns.flatMap(\.constraints)
    for referenced in constraints.compactMap(\.referencedTable).map(full) where referenced != name {
      builder.lock(family(referenced), .shareRowExclusive)
    }
    builder.lock(table.inherits.map(full), .shareUpdateExclusive)
    builder.lock((table.likes + table.reads).map(full), .accessShare)
    guard let parent = table.partitionOf.map(full) else { return }
    builder.lock(parent, .accessExclusive)
    lockForPartition(of: parent)
  }

  /// What a partition more costs: the default partition is looked through for rows that belong to
  /// the new one, and foreign keys are copied.
  mutating func lockForPartition(of parent: QualifiedName) {
    if let other = catalogue.defaultPartition(of: parent) {
      builder.lock(family(other), .accessExclusive)
      builder.scan(stored(family(other)))
    }
    for key in catalogue.table(parent).foreignKeys.values {
      builder.lock(key.referencedTable, .shareRowExclusive)
    }
  }

  private mutating func create(_ view: ViewCreation) {
    let name = full(view.name)
    if view.replaces, catalogue.views[name] != nil { builder.lock(name, .accessExclusive) }
    builder.lock(view.reads.map(full), .accessShare)
  }

  private mutating func create(_ index: IndexCreation) {
    let name = full(index.table)
    let all = index.isOnly ? [name] : family(name)
    builder.lock(all, index.isConcurrent ? .shareUpdateExclusive : .share)
    builder.scan(stored(all))
  }

  // MARK: Dropping

  private mutating func drop(_ drop: Drop) {
    switch drop.kind {
    case .table, .foreignTable: for name in drop.names.map(full) { dropTable(name) }
    case .view, .materializedView, .sequence: builder.lock(drop.names.map(full), .accessExclusive)
    case .index:
      for name in drop.names.map(full) {
        let mode = drop.isConcurrent ? LockMode.shareUpdateExclusive : .accessExclusive
        builder.lock(name, mode)
        if let table = catalogue.tableOfIndex(name) { builder.lock(family(table), mode) }
      }
    case .trigger, .policy, .rule:
      if let table = drop.table.map(full) { builder.lock(table, .accessExclusive) }
    case .domain where drop.isCascading:
      for name in drop.names.map(catalogue.resolveType) {
        builder.lock(catalogue.tables(withDomain: name), .accessExclusive)
      }
    case .schema where drop.isCascading:
      let spaces = Set(drop.names.map(\.name))
      builder.lock(
        catalogue.tables.keys.filter { $0.namespace.map(spaces.contains) ?? false },
        .accessExclusive)
    case .owned: builder.isOpaque = true
    default: break
    }
  }

  private mutating func dropTable(_ name: QualifiedName) {
    let table = catalogue.table(name)
    builder.lock(family(name), .accessExclusive)
    builder.lock(table.foreignKeys.values.map(\.referencedTable), .accessExclusive)
    builder.lock(catalogue.tables(referencing: name), .accessExclusive)
    guard let parent = table.parent else { return }
    builder.lock(parent, .accessExclusive)
    if !table.isDefaultPartition, let other = catalogue.defaultPartition(of: parent) {
      builder.lock(other, .accessExclusive)
    }
  }

  private mutating func reindex(_ reindexing: Reindexing) {
    switch reindexing.target {
    case .index(let index):
      let name = full(index)
      builder.lock(name, reindexing.isConcurrent ? .shareUpdateExclusive : .accessExclusive)
      guard let table = catalogue.tableOfIndex(name) else { return }
      builder.lock(table, reindexing.isConcurrent ? .shareUpdateExclusive : .share)
      builder.scan(stored([table]))
    case .table(let table):
      let all = family(full(table))
      builder.lock(all, reindexing.isConcurrent ? .shareUpdateExclusive : .share)
      builder.scan(stored(all))
    case .namespace, .database: builder.isOpaque = true
    }
  }

  // MARK: Types

  private mutating func alter(type name: QualifiedName, _ action: TypeAction) {
    guard case .attribute(let isCascading) = action, isCascading else { return }
    builder.lock(catalogue.typedTables[catalogue.resolveType(name)] ?? [], .accessExclusive)
  }

  private mutating func alter(domain name: QualifiedName, _ action: DomainAction) {
    switch action {
    case .addConstraint(isNotValid: false, _), .validate, .setNotNull:
      let tables = catalogue.tables(withDomain: catalogue.resolveType(name))
      builder.lock(tables, .share)
      builder.scan(tables)
    case .addConstraint, .other: break
    }
  }

  private mutating func comment(_ kind: ObjectKind, _ name: QualifiedName?) {
    guard let name = name.map(full) else { return }
    switch kind {
    case .table, .view, .materializedView, .foreignTable, .sequence, .index, .column:
      builder.lock(name, .shareUpdateExclusive)
    case .constraint, .trigger, .policy, .rule: builder.lock(name, .accessShare)
    default: break
    }
  }
}
