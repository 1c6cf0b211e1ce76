import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  mutating func write(_ renaming: Renaming) {
    guard let from = renaming.from.steps.last, let to = renaming.to.steps.last else { return }
    let relation = renaming.to.parent?.objectName
    switch (from, to) {
    case (.table, .table): object("TABLE", renaming)
    case (.view, .view):
      let isMaterialized = renaming.to.objectName.flatMap(new.schema.view)?.isMaterialized == true
      object(isMaterialized ? "MATERIALIZED VIEW" : "VIEW", renaming)
    case (.sequence, .sequence): object("SEQUENCE", renaming)
    case (.enumeration, .enumeration), (.compositeType, .compositeType): object("TYPE", renaming)
    case (.domain, .domain): object("DOMAIN", renaming)
    case (.column(let old), .column(let new)):
      guard let relation else { return }
      append("ALTER TABLE \(relation) RENAME COLUMN \(old) TO \(new);", renaming)
      renameSequences(of: relation) { $0 == new ? old : $0 }
    case (.enumValue(let old), .enumValue(let new)):
      guard let relation else { return }
      append(
        "ALTER TYPE \(relation) RENAME VALUE \(SQLLiteral(old)) TO \(SQLLiteral(new));", renaming)
    case (.index(let old), .index(let new)):
      append(
        "ALTER INDEX \(QualifiedName(relation?.namespace, old)) RENAME TO \(new);", renaming)
    case (.unique(let old), .unique(let new)), (.check(let old), .check(let new)),
      (.exclusion(let old), .exclusion(let new)), (.foreignKey(let old), .foreignKey(let new)):
      guard let relation else { return }
      append("ALTER TABLE \(relation) RENAME CONSTRAINT \(old) TO \(new);", renaming)
    default: break
    }
  }

  private mutating func object(_ keywords: SQLText, _ renaming: Renaming) {
    guard let from = renaming.from.objectName, let to = renaming.to.objectName else { return }
    var name = from
    if from.namespace != to.namespace, let namespace = to.namespace {
      append("ALTER \(keywords) \(from) SET SCHEMA \(namespace);", renaming)
      name.namespace = namespace
    }
    guard name.name != to.name else { return }
    append("ALTER \(keywords) \(name) RENAME TO \(to.name);", renaming)
    if case .table? = renaming.to.steps.last { renameSequences(of: to, from: from.name) }
  }

  /// The sequences that columns bring are named by the table and the column.
  private mutating func renameSequences(
    of table: QualifiedName, from formerTable: SQLIdentifier? = nil,
    _ formerColumn: (SQLIdentifier) -> SQLIdentifier = { $0 }
  ) {
    guard let whole = new.table(table) else { return }
    for column in whole.columns where !column.isInherited {
      switch column.generation {
      case .serial: break
      case .identity where column.bringsUsualSequence(in: table.name): break
      default: continue
      }
      let former = DefaultName.sequence(formerTable ?? table.name, formerColumn(column.name))
      let wanted = DefaultName.sequence(table.name, column.name)
      guard former != wanted else { continue }
      operations.append(
        Operation(
          phase: .rename, position: operations.count,
          statement:
            "ALTER SEQUENCE \(QualifiedName(table.namespace, former)) RENAME TO \(wanted);",
          object: .table(table).appending(.column(column.name)),
          title: "rename the sequence of column \(table).\(column.name)"))
    }
  }

  private mutating func append(_ sql: SQLText, _ renaming: Renaming) {
    operations.append(
      Operation(
        phase: .rename, position: operations.count, statement: sql, object: renaming.to,
        title: "rename \(renaming.from) to \(renaming.to)"))
  }
}
