import SengiReading
import SengiSQL
import SengiSchema

/// What of a table's constraints can be said beside its columns, and which names need no saying.
struct TableSpelling: Sendable {
  let table: Table
  let scope: NameScope
  /// Names that PostgreSQL would choose itself and that only one object would have.
  private let impliedNames: Set<SQLIdentifier>
  let inlineUniques: [SQLIdentifier: UniqueConstraint]
  let inlineChecks: [SQLIdentifier: CheckConstraint]
  let inlineReferences: [SQLIdentifier: ForeignKey]

  init(_ original: Table, _ scope: NameScope) {
    var table = original
    table.checks.removeAll { ImpliedCheck.implies($0, of: original, in: scope.names.schema) }
    self.table = table
    self.scope = scope
    let name = table.name.name
    let columns = table.columns.map(\.name)
    // A child's columns are known only when its parents' are.
    let namesChecks = table.inherits.isEmpty && table.partitionOf == nil && table.ofType == nil
    let checkNames = table.checks.map {
      LeftOutNames.check($0.expression, of: name, columns: columns)
    }
    var counts: [SQLIdentifier: Int] = [:]
    for unique in table.uniques where unique.name == DefaultName.unique(name, unique.columns) {
      counts[unique.name, default: 0] += 1
    }
    for key in table.foreignKeys where key.name == DefaultName.foreignKey(name, key.columns) {
      counts[key.name, default: 0] += 1
    }
    for index in table.indexes where index.name == DefaultName.index(name, index.keys) {
      counts[index.name, default: 0] += 1
    }
    for item in table.exclusions
    where item.name == LeftOutNames.exclusion(item.definition, of: name) {
      counts[item.name, default: 0] += 1
    }
    for (check, implied) in zip(table.checks, checkNames)
    where namesChecks && check.name == implied.name {
      counts[check.name, default: 0] += 1
    }
    let impliedNames = Set(counts.filter { $0.value == 1 }.keys)
    self.impliedNames = impliedNames

    let listed = Set(table.columns.filter { $0.behaviour == nil && !$0.isInherited }.map(\.name))
    inlineUniques = Dictionary(
      table.uniques.compactMap { unique in
        guard let column = unique.columns.first, unique.columns.count == 1,
          listed.contains(column), impliedNames.contains(unique.name), unique.isBare
        else { return nil }
        return (column, unique)
      }, uniquingKeysWith: { first, _ in first })
    inlineChecks = Dictionary(
      zip(table.checks, checkNames).compactMap { check, implied in
        guard let column = implied.column, listed.contains(column),
          impliedNames.contains(check.name), check.isBare,
          check.expression.source.utf8.count <= 60, !check.expression.source.utf8.contains(0x0A)
        else { return nil }
        return (column, check)
      }, uniquingKeysWith: { first, _ in first })
    inlineReferences = Dictionary(
      table.foreignKeys.compactMap { key in
        guard let column = key.columns.first, key.columns.count == 1, listed.contains(column),
          impliedNames.contains(key.name), key.doc == nil, !key.hasPeriod
        else { return nil }
        return (column, key)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The only column of a primary key about which nothing more is to be said.
  var inlinePrimaryKey: SQLIdentifier? {
    guard let key = table.primaryKey, let column = key.columns.first, key.columns.count == 1,
      key.name == DefaultName.primaryKey(table.name.name), key.isBare,
      let listed = table.column(column), listed.behaviour == nil, !listed.isInherited
    else { return nil }
    return column
  }

  /// The name to write: nil where PostgreSQL would choose it.
  func written(_ name: SQLIdentifier) -> SQLIdentifier? {
    impliedNames.contains(name) ? nil : name
  }

  /// `references t (a) on delete cascade`
  func reference(_ key: ForeignKey) -> SQLText {
    var clause = Clause("references \(scope.sql(key.referencedTable))")
    let isWhole =
      !key.hasPeriod
      && scope.names.primaryKey(of: key.referencedTable)
        .map { $0 == key.referencedColumns && !$0.isEmpty } ?? key.referencedColumns.isEmpty
    if !isWhole {
      clause.add(Clause.parenthesized(Self.columns(key.referencedColumns, period: key.hasPeriod)))
    }
    clause.add("match full", if: key.match == .full)
    clause.add(Self.action(key.onDelete).map { "on delete " + $0 })
    clause.add(Self.action(key.onUpdate).map { "on update " + $0 })
    clause.add(Clause.deferral(key.deferral))
    clause.add("not valid", if: !key.isValidated && key.isEnforced)
    clause.add("not enforced", if: !key.isEnforced)
    return clause.sql
  }

  static func columns(_ columns: [SQLIdentifier], period: Bool) -> SQLText {
    var spelled = columns.map(NameScope.sql)
    if period, let last = spelled.popLast() { spelled.append("period " + last) }
    return "\(spelled, separator: ", ")"
  }

  private static func action(_ action: ForeignKey.Action) -> SQLText? {
    switch action {
    case .noAction: nil
    case .restrict: "restrict"
    case .cascade: "cascade"
    case .setNull(let columns): set("set null", columns)
    case .setDefault(let columns): set("set default", columns)
    }
  }

  private static func set(_ words: SQLText, _ columns: [SQLIdentifier]) -> SQLText {
    columns.isEmpty ? words : words + " (" + NameScope.list(columns) + ")"
  }
}

extension PrimaryKey {
  /// Whether there is nothing to say but the columns.
  var isBare: Bool {
    include.isEmpty && deferral == nil && !withoutOverlaps && storageParameters == nil
      && tablespace == nil && doc == nil
  }
}

extension UniqueConstraint {
  /// Whether what there is to say has a place beside a column.
  var isBare: Bool {
    include.isEmpty && !withoutOverlaps && storageParameters == nil && tablespace == nil
      && doc == nil
  }
}

extension CheckConstraint {
  /// Whether there is nothing to say but the condition.
  var isBare: Bool { !noInherit && isValidated && isEnforced && doc == nil }
}
