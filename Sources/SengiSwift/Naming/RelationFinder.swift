import SengiSQL
import SengiSchema

/// Finds the relations of one table's foreign keys, and the names they would like.
///
/// A foreign key makes none when two of its columns differ in Swift, nor one over several columns
/// beside one over a single of them that leads to the same row.
struct RelationFinder {
  let tables: [QualifiedName: Table]
  let names: SwiftNames

  /// A foreign key that makes relations; a class, since whole tables are long to copy.
  private final class Way {
    let key: ForeignKey
    let table: Table
    let target: Table
    let pairs: [Relation.Pair]
    /// The column that tells it from other foreign keys to the same table, unless several do.
    let column: SQLIdentifier?

    init(
      key: ForeignKey, table: Table, target: Table, pairs: [Relation.Pair], column: SQLIdentifier?
    ) {
      self.key = key
      self.table = table
      self.target = target
      self.pairs = pairs
      self.column = column
    }

    var isByPrimaryKey: Bool {
      target.primaryKey.map { Set($0.columns) == Set(key.referencedColumns) } ?? false
    }

    var keyNoun: SwiftIdentifier {
      // No two foreign keys of a table have one name.
      NameWords(key.name.name).member ?? NameWords.spelled(key.name.name, as: "foreignKey")
    }
  }

  func candidates(of table: Table) -> [RelationCandidate] {
    let ways = table.foreignKeys.compactMap { way($0, of: table) }
    return ways.flatMap { [forward($0), back($0)] } + through(ways, table)
  }

  private func way(_ key: ForeignKey, of table: Table) -> Way? {
    guard !key.hasPeriod, key.columns.count == key.referencedColumns.count,
      let target = tables[key.referencedTable]
    else { return nil }
    if key.columns.count > 1,
      table.foreignKeys.contains(where: {
        $0.columns.count == 1 && $0.referencedTable == key.referencedTable
          && Set($0.columns).isSubset(of: key.columns)
      })
    {
      return nil
    }
    var pairs = zip(key.columns, key.referencedColumns).compactMap {
      pair(table, $0, target, $1, isAlone: key.columns.count == 1)
    }
    guard !pairs.isEmpty, pairs.count == key.columns.count else { return nil }
    if let order = target.primaryKey?.columns, Set(order) == Set(key.referencedColumns) {
      pairs = order.compactMap { column in pairs.first { $0.targetColumn == column } }
    }
    let telling =
      pairs.count == 1 ? pairs : pairs.filter { $0.column != $0.targetColumn }
    return Way(
      key: key, table: table, target: target, pairs: pairs,
      column: telling.count == 1 ? telling.first?.column : nil)
  }

  private func pair(
    _ table: Table, _ local: SQLIdentifier, _ target: Table, _ remote: SQLIdentifier, isAlone: Bool
  ) -> Relation.Pair? {
    guard let column = table.column(local), let targetColumn = target.column(remote),
      let types = sharedType(column.type, targetColumn.type, isAlone: isAlone),
      let property = property(local, of: table),
      let targetProperty = self.property(remote, of: target)
    else { return nil }
    return Relation.Pair(
      column: local, targetColumn: remote, property: property, targetProperty: targetProperty,
      isNullable: table.mayBeNull(column), isTargetNullable: target.mayBeNull(targetColumn),
      type: types.0, targetType: types.1)
  }

  private func forward(_ way: Way) -> RelationCandidate {
    let noun = targetNoun(way)
    let name = way.column.flatMap { NameWords($0.name).withoutID?.member } ?? noun
    return RelationCandidate(
      relation: Relation(
        kind: .toOne, table: way.table.name, target: way.target.name, pairs: way.pairs,
        isByPrimaryKey: way.isByPrimaryKey, name: name, foreignKey: way.key.name),
      owner: way.table.name, chosen: way.key.swiftName.flatMap(usable),
      alternatives: [
        name.appending("Relation"), name.appending(capitalized: noun),
        name.appending("Through").appending(capitalized: way.keyNoun),
      ])
  }

  private func back(_ way: Way) -> RelationCandidate {
    let columns = Set(way.key.columns)
    let isUnique = way.table.keys.contains { Set($0) == columns }
    let words = words(of: way.table)
    let name =
      (isUnique ? words.singular.member : words.plural.member) ?? SwiftIdentifier(derived: "rows")
    let byColumn = name.appending("By").appending(capitalized: columnNoun(way))
    var alternatives = [byColumn]
    if let namespace = way.table.name.namespace, let prefix = NameWords(namespace.name).member {
      alternatives = [
        prefix.appending(capitalized: name), prefix.appending(capitalized: byColumn),
      ]
      if way.table.name.namespace == way.target.name.namespace {
        alternatives = [byColumn] + alternatives
      }
    }
    return RelationCandidate(
      relation: Relation(
        kind: isUnique ? .toOneBack : .toMany, table: way.target.name, target: way.table.name,
        pairs: way.pairs.map(\.reversed), isByPrimaryKey: way.isByPrimaryKey, name: name,
        foreignKey: way.key.name),
      owner: way.table.name, chosen: way.key.inverseSwiftName.flatMap(usable),
      alternatives: [byColumn] + alternatives + [
        name.appending("Through").appending(capitalized: way.keyNoun)
      ])
  }

  /// Both directions across a table whose rows two foreign keys tell apart.
  private func through(_ ways: [Way], _ table: Table) -> [RelationCandidate] {
    for key in table.keys {
      let columns = Set(key)
      let within = ways.filter { columns.isSuperset(of: $0.key.columns) }
      guard within.count == 2, let one = within.first, let other = within.last,
        Set(one.key.columns + other.key.columns) == columns,
        !columns.subtracting(one.key.columns).isEmpty,
        !columns.subtracting(other.key.columns).isEmpty
      else { continue }
      return [across(from: one, to: other, table), across(from: other, to: one, table)]
    }
    return []
  }

  private func across(from: Way, to: Way, _ table: Table) -> RelationCandidate {
    let column = to.column.flatMap { NameWords($0.name).withoutID }
    let name =
      (column ?? words(of: to.target)).plural.member ?? SwiftIdentifier(derived: "targets")
    let between = words(of: table)
    let link = between.plural.member ?? SwiftIdentifier(derived: "rows")
    let byLink = name.appending("Through").appending(capitalized: link)
    return RelationCandidate(
      relation: Relation(
        kind: .through, table: from.target.name, target: to.target.name,
        pairs: from.pairs.map(\.reversed), isByPrimaryKey: from.isByPrimaryKey,
        link: Relation.Link(table: table.name, pairs: to.pairs), name: name,
        foreignKey: to.key.name),
      owner: table.name, chosen: to.key.throughSwiftName.flatMap(usable),
      alternatives: [
        byLink, byLink.appending("By").appending(capitalized: columnNoun(from)),
        name.appending("Through").appending(capitalized: to.keyNoun),
      ])
  }

  private func usable(_ name: String) -> SwiftIdentifier? {
    ReservedNames.relation.contains(name) ? nil : SwiftIdentifier(validating: name)
  }

  private func targetNoun(_ way: Way) -> SwiftIdentifier {
    words(of: way.target).singular.member ?? SwiftIdentifier(derived: "target")
  }

  private func columnNoun(_ way: Way) -> SwiftIdentifier {
    guard let column = way.column.map({ NameWords($0.name) }) else { return targetNoun(way) }
    return column.withoutID?.member ?? column.member ?? targetNoun(way)
  }

  private func property(_ column: SQLIdentifier, of table: Table) -> SwiftIdentifier? {
    guard let position = table.columns.firstIndex(where: { $0.name == column }),
      let columns = names.columns[table.name], columns.indices.contains(position)
    else { return nil }
    return columns[position]
  }

  private func words(of table: Table) -> NameWords {
    let words = names.words(table.swiftName ?? table.name.name.name)
    return words.words.isEmpty ? NameWords("rows") : words
  }

  /// The types below all domains of two columns that are one in Swift.
  ///
  /// - Parameter isAlone: Whether they are a whole key; within one, JSON with a shape is none.
  private func sharedType(
    _ left: DataType, _ right: DataType, isAlone: Bool
  ) -> (BaseType, BaseType)? {
    let left = names.types.underlying(left)
    let right = names.types.underlying(right)
    guard !left.isArray, !right.isArray else { return nil }
    switch names.types.form(of: left.base) {
    case .own, .text: break
    case .range, .multirange, .domain, .composite: return nil
    }
    if !isAlone, left.base.shape != nil { return nil }
    let isShared =
      ScalarType(left.base).map { $0 == ScalarType(right.base) } ?? (left.base == right.base)
    return isShared ? (left.base, right.base) : nil
  }
}

extension Table {
  /// Whether the column can be NULL, as those of a primary key never are.
  fileprivate func mayBeNull(_ column: Column) -> Bool {
    column.isNullable && primaryKey?.columns.contains(column.name) != true
  }
}
