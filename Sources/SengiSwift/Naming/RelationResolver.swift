import SengiSQL
import SengiSchema

/// Finds the relations that a schema's foreign keys make, and names them.
struct RelationResolver {
  private let names: SwiftNames
  private(set) var findings: [SwiftFinding] = []
  /// By the table that holds the foreign key.
  private(set) var relations: [QualifiedName: [Relation]] = [:]

  init(_ schema: Schema, _ names: SwiftNames) {
    self.names = names
    let all = schema.tables.filter { $0.partitionOf == nil }
    let finder = RelationFinder(
      tables: Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
      names: names)
    var candidates: [QualifiedName: [RelationCandidate]] = [:]
    for table in all {
      let found = finder.candidates(of: table)
      for key in table.foreignKeys where finder.tables[key.referencedTable] != nil {
        check(key, of: table, found.filter { $0.relation.foreignKey == key.name })
      }
      for candidate in found {
        candidates[candidate.relation.table, default: []].append(candidate)
      }
    }
    for table in all {
      guard let wanted = candidates[table.name] else { continue }
      settle(wanted, on: table.name)
    }
  }

  /// Names beside a foreign key that cannot be one, or that name nothing.
  private mutating func check(
    _ key: ForeignKey, of table: Table, _ candidates: [RelationCandidate]
  ) {
    let path = ObjectPath.table(table.name).appending(.foreignKey(key.name))
    let keys = Set(candidates.map(\.nameKey))
    let chosen = [
      ("relation", key.swiftName), ("inverse", key.inverseSwiftName),
      ("through", key.throughSwiftName),
    ]
    for (nameKey, name) in chosen {
      guard let name else { continue }
      if SwiftIdentifier(validating: name) == nil || ReservedNames.relation.contains(name) {
        findings.append(
          SwiftFinding(
            "GEN0002", "'\(name)' cannot be the name of a relation in Swift",
            remedy: "write letters and digits that begin with a letter", at: path,
            concernsSwiftName: true))
      } else if !keys.contains(nameKey) {
        findings.append(
          SwiftFinding(
            "GEN0006", "`\(nameKey): \(name)` names no relation of foreign key \(key.name)",
            severity: .warning, remedy: Self.remedy(nameKey), at: path))
      }
    }
  }

  private static func remedy(_ nameKey: String) -> String {
    nameKey == "through"
      ? "leave it out, or make two foreign keys the table's whole primary key or a unique one"
      : "leave it out"
  }

  /// Names that another relation or a column has are given up for longer ones, by all who want them
  /// alike, so that the order of the files does not matter.
  private mutating func settle(_ wanted: [RelationCandidate], on table: QualifiedName) {
    let taken = ReservedNames.relation.union(names.columns[table, default: []].map(\.name))
    var candidates = wanted
    for position in candidates.indices {
      if let chosen = candidates[position].chosen { candidates[position].relation.name = chosen }
    }
    for round in 0..<6 {
      let before = candidates
      let holders = Dictionary(grouping: before.indices) { before[$0].relation.name.name }
      for (position, candidate) in before.enumerated() where candidate.chosen == nil {
        let name = candidate.relation.name.name
        let isContested = holders[name, default: []].contains {
          $0 != position && candidate.yields(to: before[$0])
        }
        guard isContested || taken.contains(name), round < candidate.alternatives.count else {
          continue
        }
        candidates[position].relation.name = candidate.alternatives[round]
      }
    }
    var scope = NameScope()
    for var candidate in candidates {
      candidate.relation.name = scope.name(
        NameScope.Claim(
          path: candidate.path, title: candidate.title, chosen: nil,
          derived: candidate.relation.name, nameKey: candidate.nameKey), &findings)
      relations[candidate.owner, default: []].append(candidate.relation)
    }
  }
}
