import SengiSQL

struct CalledObjectsStay: ScriptRule {
  static let code = HazardCode(
    "HAZ0416", "A view, function, type or sequence goes that running code may use.")

  func check(_ script: ScriptFacts, into findings: inout [HazardFinding]) {
    var made: Set<QualifiedName> = []
    for (position, facts) in script.statements.enumerated() {
      if let name = facts.statement.madeObject { made.insert(name) }
      // What CASCADE takes along weighs more, and is said by itself.
      guard case .drop(let drop) = facts.statement, !drop.isCascading,
        let kind = Self.title(drop.kind)
      else { continue }
      let later = script.statements[position...].prefix { $0.step == facts.step }
      let successors = facts.isInTransaction ? Set(later.compactMap(\.statement.madeObject)) : []
      for name in drop.names where !made.contains(name) && !successors.contains(name) {
        findings.append(
          HazardFinding(
            "running code that uses the \(kind) '\(name)' fails from here on",
            remedy: "drop it when no code uses it, or make its successor in the same transaction",
            at: facts))
      }
    }
  }

  private static func title(_ kind: ObjectKind) -> String? {
    switch kind {
    case .view: "view"
    case .materializedView: "materialized view"
    case .routine: "function"
    case .type, .domain: "type"
    case .sequence: "sequence"
    default: nil
    }
  }
}

extension Statement {
  /// What the statement makes, of the kinds that running code calls by name.
  fileprivate var madeObject: QualifiedName? {
    switch self {
    case .createView(let view): view.name
    case .createRoutine(let name), .createType(let name), .createDomain(let name, _),
      .createSequence(let name, _):
      name
    case .createTable(let table): table.name
    default: nil
    }
  }
}
