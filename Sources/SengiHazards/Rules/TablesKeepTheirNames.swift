import SengiSQL

struct TablesKeepTheirNames: StatementRule {
  static let code = HazardCode(
    "HAZ0308", "A table or view is renamed or moved under running code.")

  func check(
    _ facts: StatementFacts, _ catalogue: KnownCatalogue, into findings: inout [HazardFinding]
  ) {
    guard case .alterRelation(let alteration) = facts.statement,
      [.table, .view, .materializedView, .foreignTable].contains(alteration.kind)
    else { return }
    let name = catalogue.resolve(alteration.name)
    guard !catalogue.isNew(name), catalogue.indexes[name] == nil else { return }
    for part in alteration.parts {
      let new: QualifiedName
      switch part.action {
      case .rename(let to): new = QualifiedName(name.namespace, to)
      case .setSchema(let space): new = QualifiedName(space, name.name)
      default: continue
      }
      findings.append(
        HazardFinding(
          "every statement of running code that says '\(name)' fails from here on",
          remedy:
            "in the same transaction: CREATE VIEW \(name.spelled) AS SELECT * FROM \(new.spelled); and drop it when nobody uses the old name",
          at: facts, part.range, on: name))
    }
  }
}
