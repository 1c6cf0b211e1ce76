import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Clears what does not let a table be written anew, and types that cannot be changed where rows
  /// hold them inside of others.
  mutating func settleRewrites() {
    var seen: Set<ObjectPath> = []
    while true {
      let open = created.subtracting(seen).sorted { $0.description < $1.description }
      if open.isEmpty { return }
      for path in open {
        seen.insert(path)
        settleRewrite(path)
      }
    }
  }

  private mutating func settleRewrite(_ path: ObjectPath) {
    guard let element = new.element(path), let owner = element.owner, !isCreated(owner) else {
      return
    }
    switch element {
    case .column(let column, let table) where fillsRows(column):
      clearFunctionsOfRows(of: table)
      for child in keptDescendants(of: table) { clearFunctionsOfRows(of: child) }
    case .domainCheck(let check, let domain) where check.isValidated:
      replaceWhereHeldInside(domain)
    default: break
    }
  }

  /// Whether a column cannot be added but by writing every row.
  private func fillsRows(_ column: Column) -> Bool {
    switch column.generation {
    case .stored, .serial, .identity: return true
    case .virtual, nil: break
    }
    // Even one that is kept beside the rows counts as a value for them.
    if column.defaultValue != nil { return true }
    var type = column.type
    var steps = 0
    while case .domain(let name) = type.base, !type.isArray, steps < 100,
      let domain = new.schema.domain(name)
    {
      if domain.isNotNull || !domain.checks.isEmpty || domain.defaultValue != nil { return true }
      type = domain.type
      steps += 1
    }
    return false
  }

  /// A rule can be added to a domain only where every value of it stands in a column of its own
  /// (manual, ALTER DOMAIN, Notes): elsewhere another domain takes its place.
  mutating func replaceWhereHeldInside(_ domain: QualifiedName) {
    guard let element = old.element(.domain(domain)), isHeldInside(.domain(domain), false) else {
      return
    }
    replaceType(element)
  }

  /// Whether columns hold values of the type in arrays, rows or ranges.
  private func isHeldInside(_ type: ObjectPath, _ isInside: Bool, depth: Int = 0) -> Bool {
    depth < 100
      && dependants.dependants(on: type).contains { dependant in
        guard dependant.tie == .type || dependant.element.isRange else { return false }
        switch dependant.element {
        case .column(let column, _): return isInside || column.type.isArray
        case .domain(let item):
          return isHeldInside(item.path, isInside || item.type.isArray, depth: depth + 1)
        case .compositeType, .object:
          return isHeldInside(dependant.element.path, true, depth: depth + 1)
        default: return false
        }
      }
  }
}

extension SchemaElement {
  fileprivate var isRange: Bool {
    if case .object(let item) = self { item.kind == .type } else { false }
  }
}

extension Domain {
  fileprivate var path: ObjectPath { .domain(name) }
}
