import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Collects the operations once everything is decided.
  mutating func write(_ changes: [Change]) {
    for change in changes {
      if case .rename(let renaming) = change { write(renaming) }
    }
    unsetDefaults()
    detachCleared()
    for path in cleared {
      if let element = old.element(path) { drop(element, in: .clear) }
    }
    dropKeysOfCleared()
    for path in steppingAside where !isCleared(path) { makeRoom(for: path) }
    for element in removed.values where !steppingAside.contains(element.path) { remove(element) }
    create()
    attachIndexes()
    for (from, to) in alterations where !isCreated(to.path) { alter(from, to) }
    restateWhatIsMadeAnew()
    for path in retyped where !isCreated(path) { retype(path) }
    for path in unset where !isCreated(path) { setDefault(path) }
    writeTypes()
    write(privileges: changes)
    // Sets have no order; places in the schema do.
    operations = operations.enumerated().map { ($0, $1) }
      .sorted { left, right in
        let (a, b) = (left.1, right.1)
        let first = (a.phase.rawValue, a.position, a.order.rawValue, a.rank)
        let second = (b.phase.rawValue, b.position, b.order.rawValue, b.rank)
        if first != second { return first < second }
        return (a.object.description, left.0) < (b.object.description, right.0)
      }
      .map(\.1)
    sortLosses()
  }

  mutating func sortLosses() {
    losses.sort {
      ($0.object.description, $0.description) < ($1.object.description, $1.description)
    }
  }
}
