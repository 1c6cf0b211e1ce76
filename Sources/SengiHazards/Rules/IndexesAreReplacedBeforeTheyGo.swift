import SengiSQL

struct IndexesAreReplacedBeforeTheyGo: ScriptRule {
  static let code = HazardCode(
    "HAZ0107", "An index is dropped before the one that takes its place is built.",
    growsWithRows: true)

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    var dropped: [(facts: StatementFacts, name: QualifiedName)] = []
    for facts in script.statements {
      switch facts.statement {
      case .drop(let drop) where drop.kind == .index:
        dropped += drop.names.map { (facts, $0) }
      case .createIndex(let index):
        guard let name = index.name else { continue }
        for old in dropped where stands(name, for: old.name.name) {
          findings.append(
            HazardFinding(
              "queries have no index from here until '\(name)' is built",
              remedy:
                "rename the old index, build the new one CONCURRENTLY, and drop the old one last",
              at: old.facts, on: index.table))
        }
      default: continue
      }
    }
  }

  /// The same name built anew, or the old one with an ending: `posts_title_idx2`.
  private func stands(_ new: SQLIdentifier, for old: SQLIdentifier) -> Bool {
    new == old || new.name.hasPrefix(old.name) || old.name.hasPrefix(new.name)
  }
}
