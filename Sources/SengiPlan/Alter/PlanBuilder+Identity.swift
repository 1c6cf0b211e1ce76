import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  /// Changes an identity column's sequence, whose type is the column's: the wider one of both while
  /// that is done.
  mutating func alterIdentity(
    _ former: IdentityOptions, _ options: IdentityOptions, _ old: Column, _ new: Column,
    _ element: SchemaElement, _ table: QualifiedName
  ) {
    guard let before = old.sequenceName(in: table.name), let name = new.sequenceName(in: table.name)
    else { return }
    let sequence = QualifiedName(table.namespace, name)
    if before != name {
      let before = QualifiedName(table.namespace, before)
      append("ALTER SEQUENCE \(before) RENAME TO \(name);", element, .shared, .alterColumn)
    }
    if former.sequence != options.sequence {
      let type = narrows(old.type, new.type) ? old.type.base : new.type.base
      let change = SequenceBoundsChange(
        SequenceBounds(former.sequence, type), SequenceBounds(options.sequence, type))
      if let wide = change.widened {
        alterColumn("SET MINVALUE \(wide.minimum) SET MAXVALUE \(wide.maximum)", element, table)
      }
      if let statement = change.settling(sequence) {
        append(statement, element, .shared, .alterColumn)
      }
      if renamed(table) == nil {
        check(change, of: QualifiedName(table.namespace, before), element)
      }
      let clauses = options.clauses.map { "SET \($0)" as SQLText }
      alterColumn("\(clauses, separator: " ")", element, table)
    }
    if former.isUnlogged != options.isUnlogged {
      let isUnlogged = options.isUnlogged ?? self.new.table(table)?.isUnlogged ?? false
      append("ALTER SEQUENCE \(sequence) SET \(isUnlogged ? "UNLOGGED" : "LOGGED");", element)
    }
  }

  /// Whether the second of two types of integers is the narrower one.
  func narrows(_ old: DataType, _ new: DataType) -> Bool {
    guard let before = old.base.rank, let after = new.base.rank else { return false }
    return after < before
  }

  /// What is said of a table's way of being written to the log is said of its columns' sequences
  /// too, some of which want otherwise.
  mutating func keepPersistence(ofSequencesOf table: Table) {
    guard new.schema.target.major >= 15 else { return }
    func keep(_ sequence: QualifiedName, _ isUnlogged: Bool, _ element: SchemaElement) {
      guard isUnlogged != table.isUnlogged else { return }
      append("ALTER SEQUENCE \(sequence) SET \(isUnlogged ? "UNLOGGED" : "LOGGED");", element)
      // Behind what is said of the table.
      operations[operations.count - 1].rank = 1
    }
    for column in table.columns {
      guard case .identity(_, let options)? = column.generation, !column.isInherited,
        let isUnlogged = IdentityOptions(options).isUnlogged,
        let name = column.sequenceName(in: table.name.name)
      else { continue }
      keep(
        QualifiedName(table.name.namespace, name), isUnlogged, .column(column, of: table.name))
    }
    for item in new.schema.namespaces.flatMap(\.sequences)
    where item.ownedBy?.table == table.name && old.element(.sequence(item.name)) != nil {
      keep(item.name, item.isUnlogged, .table(table))
    }
  }
}
