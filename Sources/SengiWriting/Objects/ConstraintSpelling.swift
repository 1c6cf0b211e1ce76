import SengiSQL
import SengiSchema

/// The lists of constraints and indexes below a table's columns.
extension TableSpelling {
  /// A name, where one is to be written, and what follows it.
  struct Item {
    var name: SQLIdentifier?
    var value: YAMLValue
  }

  /// A mapping by name where every item has one, else a list.
  static func collection(_ items: [Item]) -> YAMLValue? {
    guard !items.isEmpty else { return nil }
    let names = items.compactMap(\.name)
    if names.count == items.count, Set(names).count == names.count {
      return .mapping(zip(names, items).map { YAMLPair($0.name, $1.value) })
    }
    return .list(
      items.map { item in item.name.map { .mapping([YAMLPair($0.name, item.value)]) } ?? item.value
      })
  }

  /// The tail alone, or in long form with what else there is to say.
  static func value(_ sql: SQLText, _ extra: [YAMLPair]) -> YAMLValue {
    let tail = YAMLValue.sql(sql)
    return extra.isEmpty ? tail : .mapping([YAMLPair("sql", tail)] + extra)
  }

  var primaryKey: YAMLValue? {
    guard let key = table.primaryKey, inlinePrimaryKey == nil else { return nil }
    var clause = Clause(Self.keyColumns(key.columns, withoutOverlaps: key.withoutOverlaps))
    clause.add(Self.including(key.include))
    clause.add(Self.storage(key.storageParameters, key.tablespace))
    clause.add(Clause.deferral(key.deferral))
    var extra: [YAMLPair] = []
    extra.add(text: "doc", key.doc)
    let value = Self.value(clause.sql, extra)
    let isImplied = key.name == DefaultName.primaryKey(table.name.name) && extra.isEmpty
    return isImplied ? value : .mapping([YAMLPair(key.name.name, value)])
  }

  var uniques: YAMLValue? {
    Self.collection(
      table.uniques.filter { !inlineUniques.values.contains($0) }.map { unique in
        var clause = Clause(
          Self.keyColumns(unique.columns, withoutOverlaps: unique.withoutOverlaps))
        clause.add("nulls not distinct", if: unique.nullsNotDistinct)
        clause.add(Self.including(unique.include))
        clause.add(Self.storage(unique.storageParameters, unique.tablespace))
        clause.add(Clause.deferral(unique.deferral))
        return item(unique.name, clause.sql, doc: unique.doc)
      })
  }

  var checks: YAMLValue? {
    Self.collection(
      table.checks.filter { !inlineChecks.values.contains($0) }.map { check in
        Item(name: written(check.name, check), value: Self.value(check))
      })
  }

  /// A long form is a mapping, which without a name before it would be taken for one by name.
  private func written(_ name: SQLIdentifier, _ check: CheckConstraint) -> SQLIdentifier? {
    check.isBare ? written(name) : name
  }

  static func value(_ check: CheckConstraint) -> YAMLValue {
    var extra: [YAMLPair] = []
    extra.add(text: "doc", check.doc)
    extra.add("no_inherit", check.noInherit ? .plain("true") : nil)
    extra.add("not_valid", check.isValidated ? nil : .plain("true"))
    extra.add("not_enforced", check.isEnforced ? nil : .plain("true"))
    return value(check.expression.sql, extra)
  }

  var foreignKeys: YAMLValue? {
    Self.collection(
      table.foreignKeys.filter { !inlineReferences.values.contains($0) }.map { key in
        var extra: [YAMLPair] = []
        extra.add(text: "doc", key.doc)
        extra.add(text: "relation", key.swiftName)
        extra.add(text: "inverse", key.inverseSwiftName)
        extra.add(text: "through", key.throughSwiftName)
        let columns = Clause.parenthesized(Self.columns(key.columns, period: key.hasPeriod))
        return Item(
          name: extra.isEmpty ? written(key.name) : key.name,
          value: Self.value(columns + " " + reference(key), extra))
      })
  }

  var exclusions: YAMLValue? {
    Self.collection(
      table.exclusions.map { exclusion in
        var clause = Clause(exclusion.definition.sql)
        clause.add(Clause.deferral(exclusion.deferral))
        var extra: [YAMLPair] = []
        extra.add(text: "doc", exclusion.doc)
        return Item(
          name: extra.isEmpty ? written(exclusion.name) : exclusion.name,
          value: Self.value(clause.sql, extra))
      })
  }

  private func item(_ name: SQLIdentifier, _ sql: SQLText, doc: String?) -> Item {
    var extra: [YAMLPair] = []
    extra.add(text: "doc", doc)
    return Item(name: extra.isEmpty ? written(name) : name, value: Self.value(sql, extra))
  }

  private static func keyColumns(_ columns: [SQLIdentifier], withoutOverlaps: Bool) -> SQLText {
    let list = NameScope.list(columns)
    return Clause.parenthesized(withoutOverlaps ? list + " without overlaps" : list)
  }

  private static func including(_ columns: [SQLIdentifier]) -> SQLText? {
    columns.isEmpty ? nil : "include (" + NameScope.list(columns) + ")"
  }

  private static func storage(_ parameters: SQLText?, _ tablespace: SQLIdentifier?) -> SQLText? {
    var clause = Clause()
    clause.add(parameters.map { "with " + Clause.parenthesized($0) })
    clause.add(tablespace.map { "using index tablespace " + NameScope.sql($0) })
    return clause.sql
  }

  // MARK: Indexes

  var indexes: YAMLValue? {
    Self.collection(
      table.indexes.map { index in
        let extra = IndexSpelling.extra(index)
        return Item(
          name: extra.isEmpty ? written(index.name) : index.name,
          value: Self.value(IndexSpelling.tail(index), extra))
      })
  }
}

/// What follows the table's name in `CREATE INDEX`.
enum IndexSpelling {
  static func tail(_ index: Index) -> SQLText {
    var clause = Clause()
    clause.add("unique", if: index.isUnique)
    clause.add("using " + NameScope.sql(index.method), if: index.method != Index.btree)
    clause.add("(\(index.keys.map(key), separator: ", "))")
    clause.add("include (" + NameScope.list(index.include) + ")", if: !index.include.isEmpty)
    clause.add("nulls not distinct", if: index.nullsNotDistinct)
    clause.add(index.storageParameters.map { "with " + Clause.parenthesized($0) })
    clause.add(index.tablespace.map { "tablespace " + NameScope.sql($0) })
    clause.add(index.predicate.map { "where " + $0.sql })
    return clause.sql
  }

  static func extra(_ index: Index) -> [YAMLPair] {
    var extra: [YAMLPair] = []
    extra.add(text: "doc", index.doc)
    if !index.keyStatistics.isEmpty {
      let targets = index.keyStatistics.sorted { $0.key < $1.key }
      extra.add(
        "statistics", .mapping(targets.map { YAMLPair(number: $0.key, .plain("\($0.value)")) }))
    }
    return extra
  }

  private static func key(_ key: Index.Key) -> SQLText {
    var clause = Clause()
    switch key.subject {
    case .column(let name): clause.add(NameScope.sql(name))
    case .expression(let expression): clause.add(expression.sql)
    }
    clause.add(key.collation.map { "collate " + $0 })
    clause.add(key.operatorClass)
    clause.add("desc", if: key.isDescending)
    clause.add("nulls first", if: key.nulls == .first)
    clause.add("nulls last", if: key.nulls == .last)
    return clause.sql
  }
}
