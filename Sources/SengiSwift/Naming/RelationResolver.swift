import SengiSQL
import SengiSchema

/// Finds the relations that a schema's foreign keys make, and names them.
///
/// A foreign key over several columns makes none, nor does one whose two columns differ in Swift.
struct RelationResolver {
  private let tables: [QualifiedName: Table]
  private let names: SwiftNames
  private(set) var findings: [SwiftFinding] = []
  /// By the table that holds the foreign key.
  private(set) var relations: [QualifiedName: [Relation]] = [:]

  /// A relation whose name may still have to give way.
  private struct Candidate {
    var relation: Relation
    var isChosen: Bool
    /// The table that holds the foreign key.
    var owner: QualifiedName
    /// Longer names, to be tried in this order while others want the same.
    var alternatives: [SwiftIdentifier]
  }

  init(_ schema: Schema, _ names: SwiftNames) {
    let all = schema.tables.filter { $0.partitionOf == nil }
    tables = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.names = names
    var candidates: [QualifiedName: [Candidate]] = [:]
    var order: [QualifiedName] = []
    for table in all {
      order.append(table.name)
      for key in table.foreignKeys {
        for candidate in makeCandidates(key, of: table) {
          candidates[candidate.relation.table, default: []].append(candidate)
        }
      }
    }
    for table in order {
      guard let wanted = candidates[table] else { continue }
      settle(wanted, on: table)
    }
  }

  private mutating func makeCandidates(_ key: ForeignKey, of table: Table) -> [Candidate] {
    guard key.columns.count == 1, key.referencedColumns.count == 1,
      let local = key.columns.first, let remote = key.referencedColumns.first,
      let target = tables[key.referencedTable],
      let localColumn = table.column(local), let remoteColumn = target.column(remote),
      let type = sharedType(localColumn.type, remoteColumn.type),
      let localProperty = property(local, of: table),
      let remoteProperty = property(remote, of: target)
    else { return [] }

    let tableWords = words(of: table)
    let targetNoun = words(of: target).singular.member ?? SwiftIdentifier(derived: "target")
    let columnWords = NameWords(local.name)
    let toOneName = columnWords.withoutID?.member ?? targetNoun
    let path = ObjectPath.table(table.name).appending(.foreignKey(key.name))
    // No two foreign keys of a table have one name.
    let keyNoun =
      NameWords(key.name.name).member ?? NameWords.spelled(key.name.name, as: "foreignKey")

    let chosenForward = chosen(key.swiftName, at: path)
    let forward = Candidate(
      relation: Relation(
        kind: .toOne, table: table.name, target: target.name, column: local, targetColumn: remote,
        property: localProperty, targetProperty: remoteProperty,
        isNullable: localColumn.isNullable, isTargetNullable: remoteColumn.isNullable,
        type: type,
        name: chosenForward ?? toOneName, foreignKey: key.name),
      isChosen: chosenForward != nil, owner: table.name,
      alternatives: [
        toOneName.appending("Relation"), toOneName.appending(capitalized: targetNoun),
        toOneName.appending("Through").appending(capitalized: keyNoun),
      ])

    let isUnique = table.keys.contains([local])
    let noun = isUnique ? tableWords.singular.member : tableWords.plural.member
    let backName = noun ?? SwiftIdentifier(derived: "rows")
    let chosenBack = chosen(key.inverseSwiftName, at: path)
    let columnNoun = columnWords.withoutID?.member ?? columnWords.member ?? targetNoun
    let byColumn = backName.appending("By").appending(capitalized: columnNoun)
    var alternatives = [byColumn]
    if let namespace = table.name.namespace, let prefix = NameWords(namespace.name).member {
      alternatives = [
        prefix.appending(capitalized: backName), prefix.appending(capitalized: byColumn),
      ]
      if table.name.namespace == target.name.namespace { alternatives = [byColumn] + alternatives }
    }
    let back = Candidate(
      relation: Relation(
        kind: isUnique ? .toOneBack : .toMany, table: target.name, target: table.name,
        column: remote, targetColumn: local, property: remoteProperty,
        targetProperty: localProperty,
        isNullable: remoteColumn.isNullable, isTargetNullable: localColumn.isNullable,
        type: type, name: chosenBack ?? backName, foreignKey: key.name),
      isChosen: chosenBack != nil, owner: table.name,
      alternatives: [byColumn] + alternatives + [
        backName.appending("Through").appending(capitalized: keyNoun)
      ])
    return [forward, back]
  }

  private func property(_ column: SQLIdentifier, of table: Table) -> SwiftIdentifier? {
    guard let position = table.columns.firstIndex(where: { $0.name == column }),
      let columns = names.columns[table.name], columns.indices.contains(position)
    else { return nil }
    return columns[position]
  }

  /// Names that one other relation or a column has are given up for longer ones, by all who want
  /// them alike, so that the order of the files does not matter.
  private mutating func settle(_ wanted: [Candidate], on table: QualifiedName) {
    let taken = ReservedNames.relation.union(names.columns[table, default: []].map(\.name))
    var candidates = wanted
    for round in 0..<6 {
      let counts = Dictionary(
        candidates.map { ($0.relation.name.name, 1) }, uniquingKeysWith: +)
      for (position, candidate) in candidates.enumerated() where !candidate.isChosen {
        let name = candidate.relation.name.name
        let yields = candidate.relation.kind != .toOne || isWantedByEqual(candidate, candidates)
        let isContested = counts[name, default: 0] > 1 && yields
        guard isContested || taken.contains(name), round < candidate.alternatives.count else {
          continue
        }
        candidates[position].relation.name = candidate.alternatives[round]
      }
    }
    var scope = NameScope()
    for var candidate in candidates {
      let key = candidate.relation.foreignKey
      let back = candidate.relation.kind != .toOne
      candidate.relation.name = scope.name(
        NameScope.Claim(
          path: ObjectPath.table(candidate.owner).appending(.foreignKey(key)),
          title: "the relation \(back ? "back " : "")along foreign key \(key)",
          chosen: nil, derived: candidate.relation.name), &findings)
      relations[candidate.owner, default: []].append(candidate.relation)
    }
  }

  private func isWantedByEqual(_ candidate: Candidate, _ all: [Candidate]) -> Bool {
    all.contains {
      $0.relation != candidate.relation && $0.relation.name == candidate.relation.name
        && ($0.isChosen || $0.relation.kind == .toOne)
    }
  }

  private mutating func chosen(_ name: String?, at path: ObjectPath) -> SwiftIdentifier? {
    guard let name else { return nil }
    if let identifier = SwiftIdentifier(validating: name),
      !ReservedNames.relation.contains(name)
    {
      return identifier
    }
    findings.append(
      SwiftFinding(
        "GEN0002", "'\(name)' cannot be the name of a relation in Swift",
        remedy: "write letters and digits that begin with a letter", at: path,
        concernsSwiftName: true))
    return nil
  }

  private func words(of table: Table) -> NameWords {
    let words = names.words(table.swiftName ?? table.name.name.name)
    return words.words.isEmpty ? NameWords("rows") : words
  }

  /// The type that both columns have in Swift, apart from domains' names for it.
  private func sharedType(_ left: DataType, _ right: DataType) -> BaseType? {
    let left = names.types.underlying(left)
    let right = names.types.underlying(right)
    guard !left.isArray, !right.isArray else { return nil }
    switch names.types.form(of: left.base) {
    case .own, .text: break
    case .range, .multirange, .domain, .composite: return nil
    }
    let isShared =
      ScalarType(left.base).map { $0 == ScalarType(right.base) } ?? (left.base == right.base)
    return isShared ? left.base : nil
  }
}
