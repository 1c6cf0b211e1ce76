import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  mutating func alter(_ old: SequenceObject, _ new: SequenceObject, _ element: SchemaElement) {
    let clauses = Self.clauses(old.options, new.options)
    if !clauses.isEmpty {
      append("ALTER SEQUENCE \(new.name) \(clauses, separator: " ");", element)
    }
    if old.ownedBy != new.ownedBy {
      let column: SQLText = new.ownedBy.map { "\($0.table).\($0.column)" } ?? "NONE"
      append("ALTER SEQUENCE \(new.name) OWNED BY \(column);", element)
      // The column may be new.
      operations[operations.count - 1].position = self.new.statements.count
    }
    if old.isUnlogged != new.isUnlogged {
      append(
        "ALTER SEQUENCE \(new.name) SET \(new.isUnlogged ? "UNLOGGED" : "LOGGED");", element)
    }
  }

  private static func clauses(_ old: SequenceOptions, _ new: SequenceOptions) -> [SQLText] {
    var clauses: [SQLText] = []
    if old.type != new.type { clauses.append("AS \(new.type?.sql ?? "bigint")") }
    if old.increment != new.increment { clauses.append("INCREMENT BY \(new.increment ?? 1)") }
    if old.minimum != new.minimum {
      clauses.append(new.minimum.map { "MINVALUE \($0)" } ?? "NO MINVALUE")
    }
    if old.maximum != new.maximum {
      clauses.append(new.maximum.map { "MAXVALUE \($0)" } ?? "NO MAXVALUE")
    }
    if old.start != new.start {
      let usual = (new.increment ?? 1) < 0 ? new.maximum ?? -1 : new.minimum ?? 1
      clauses.append("START WITH \(new.start ?? usual)")
    }
    if old.cache != new.cache { clauses.append("CACHE \(new.cache ?? 1)") }
    if old.cycles != new.cycles { clauses.append(new.cycles ? "CYCLE" : "NO CYCLE") }
    return clauses
  }
}
