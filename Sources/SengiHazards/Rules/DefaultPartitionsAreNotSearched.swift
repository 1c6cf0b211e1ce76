import SengiSQL

struct DefaultPartitionsAreNotSearched: StatementRule {
  static let code = HazardCode(
    "HAZ0408", "A new partition makes the server search the default one under lock.",
    growsWithRows: true)

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    let parent: QualifiedName
    switch facts.statement {
    case .createTable(let table):
      guard let name = table.partitionOf.map({ catalogue.resolve($0) }) else { return }
      parent = name
    case .alterRelation(let alteration):
      let attaches = alteration.parts.contains {
        if case .attachPartition(_, isDefault: false) = $0.action { return true }
        return false
      }
      guard attaches else { return }
      parent = catalogue.resolve(alteration.name)
    default: return
    }
    guard let other = catalogue.defaultPartition(of: parent), !catalogue.isNew(other) else {
      return
    }
    findings.append(
      HazardFinding(
        "nobody can use '\(other)' while it is searched for rows of the new partition",
        remedy:
          "give '\(other)' a validated CHECK that excludes the new bounds, or do it while few use it",
        at: facts, on: other))
  }
}
