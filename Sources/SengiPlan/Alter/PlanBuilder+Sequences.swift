import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  mutating func alter(_ old: SequenceObject, _ new: SequenceObject, _ element: SchemaElement) {
    if old.options != new.options { alter(old.options, new.options, of: new.name, element) }
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

  private mutating func alter(
    _ old: SequenceOptions, _ new: SequenceOptions, of name: QualifiedName,
    _ element: SchemaElement
  ) {
    let types = (old.type ?? .bigint, new.type ?? .bigint)
    let wider = (types.1.rank ?? 0) > (types.0.rank ?? 0) ? types.1 : types.0
    let change = SequenceBoundsChange(SequenceBounds(old, wider), SequenceBounds(new, wider))
    if let wide = change.widened {
      let type: SQLText = wider == types.0 ? "" : "AS \(wider.sql) "
      append(
        "ALTER SEQUENCE \(name) \(type)MINVALUE \(wide.minimum) MAXVALUE \(wide.maximum);",
        element)
    }
    if let statement = change.settling(name) { append(statement, element) }
    if !renamings.contains(where: { $0.to == element.path }) {
      check(change, of: name, element)
    }
    let clauses = Self.clauses(old, new, saysBounds: change.widened != nil)
    append("ALTER SEQUENCE \(name) \(clauses, separator: " ");", element)
  }

  /// Ahead of everything: a sequence beyond its new bounds is for people to settle.
  mutating func check(
    _ change: SequenceBoundsChange, of sequence: QualifiedName, _ element: SchemaElement
  ) {
    guard let statement = change.check(of: sequence) else { return }
    operations.append(
      Operation(
        phase: .rename, position: Int.min, isolation: .check, statement: statement,
        object: element.path, title: "\(sequence) stands within its new bounds"))
  }

  private static func clauses(
    _ old: SequenceOptions, _ new: SequenceOptions, saysBounds: Bool
  ) -> [SQLText] {
    var clauses: [SQLText] = []
    if old.type != new.type { clauses.append("AS \(new.type?.sql ?? "bigint")") }
    if old.increment != new.increment { clauses.append("INCREMENT BY \(new.increment ?? 1)") }
    if old.minimum != new.minimum || saysBounds {
      clauses.append(new.minimum.map { "MINVALUE \($0)" } ?? "NO MINVALUE")
    }
    if old.maximum != new.maximum || saysBounds {
      clauses.append(new.maximum.map { "MAXVALUE \($0)" } ?? "NO MAXVALUE")
    }
    if old.usualStart != new.usualStart { clauses.append("START WITH \(new.usualStart)") }
    if old.cache != new.cache { clauses.append("CACHE \(new.cache ?? 1)") }
    if old.cycles != new.cycles { clauses.append(new.cycles ? "CYCLE" : "NO CYCLE") }
    return clauses
  }
}
