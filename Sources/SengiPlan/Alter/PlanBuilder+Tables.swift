import SengiDDL
import SengiDiff
import SengiSQL
import SengiSchema

extension PlanBuilder {
  mutating func alter(_ old: Table, _ new: Table, _ element: SchemaElement) {
    let keywords: SQLText = new.foreignServer == nil ? "TABLE" : "FOREIGN TABLE"
    func clause(_ clause: SQLText) -> SQLText { "ALTER \(keywords) \(new.name) \(clause);" }
    for parent in old.inherits where !new.inherits.contains(parent) {
      leaveParent(clause("NO INHERIT \(parent)"), element)
    }
    if let former = old.partitionOf,
      former.parent != new.partitionOf?.parent
        || former.bound != new.partitionOf?.bound
    {
      leaveParent("ALTER TABLE \(former.parent) DETACH PARTITION \(new.name);", element)
    }
    if let type = new.ofType, old.ofType != type { append(clause("OF \(type)"), element) }
    if new.ofType == nil, old.ofType != nil {
      append(clause("NOT OF"), element, .shared, .whole)
    }
    for parent in new.inherits where !old.inherits.contains(parent) {
      addChecks(of: parent, to: new.name, element)
      append(clause("INHERIT \(parent)"), element)
      operations[operations.count - 1].phase = .finish
    }
    if let partition = new.partitionOf,
      partition.parent != old.partitionOf?.parent
        || partition.bound != old.partitionOf?.bound
    {
      append(
        "ALTER TABLE \(partition.parent) ATTACH PARTITION \(new.name) \(partition.bound.sql);",
        element, searchPath: path(of: new.name.namespace))
      operations[operations.count - 1].phase = .finish
    }
    if old.isUnlogged != new.isUnlogged {
      append(clause(new.isUnlogged ? "SET UNLOGGED" : "SET LOGGED"), element)
    }
    if let method = new.accessMethod
      ?? (old.accessMethod == nil ? nil : SQLIdentifier(static: "heap")),
      old.accessMethod != new.accessMethod
    {
      append(clause("SET ACCESS METHOD \(method)"), element)
    }
    if old.tablespace != new.tablespace {
      append(
        clause("SET TABLESPACE \(new.tablespace ?? SQLIdentifier(static: "pg_default"))"), element)
    }
    for change in OptionAlteration(old.storageParameters, new.storageParameters).clauses {
      append(clause(change), element)
    }
    if old.clusterOn != new.clusterOn {
      append(
        clause(new.clusterOn.map { "CLUSTER ON \($0)" } ?? "SET WITHOUT CLUSTER"), element)
      // An index to go by comes with the indexes.
      if new.clusterOn != nil { followIndexes() }
    }
    if old.replicaIdentity != new.replicaIdentity {
      append(clause("REPLICA IDENTITY \(Self.identity(new.replicaIdentity))"), element)
      if case .index? = new.replicaIdentity {
        followIndexes()
      }
    }
    for change in Self.rowSecurity(old.rowSecurity, new.rowSecurity) {
      append(clause("\(change) ROW LEVEL SECURITY"), element)
    }
    if let server = new.foreignServer, server.options != old.foreignServer?.options {
      let change = ForeignOptions(server.options).change(
        from: ForeignOptions(old.foreignServer?.options))
      if let change { append(clause(change), element) }
    }
  }

  /// A child must have its parent's checks before it may come to it.
  private mutating func addChecks(
    of parent: QualifiedName, to table: QualifiedName, _ element: SchemaElement
  ) {
    let before = old.table(table)
    let parents = [before?.partitionOf?.parent].compactMap { $0 } + (before?.inherits ?? [])
    let checks = (before?.checks ?? []) + parents.flatMap { old.table($0)?.checks ?? [] }
    let known = Set(checks.map(\.name)).union((new.table(table)?.checks ?? []).map(\.name))
    for check in new.table(parent)?.checks ?? []
    where !check.noInherit && !known.contains(check.name) {
      append(
        "ALTER TABLE \(table) ADD CONSTRAINT \(check.name) CHECK (\(check.expression.sql));",
        element, searchPath: path(of: parent.namespace))
      operations[operations.count - 1].phase = .finish
    }
  }

  private mutating func leaveParent(_ sql: SQLText, _ element: SchemaElement) {
    operations.append(
      Operation(
        phase: .leave, position: -old.position(element.path), statement: sql,
        object: element.path, title: "take \(element.title) from its parent"))
  }

  /// Puts the last operation behind all that is made, before privileges.
  private mutating func followIndexes() {
    operations[operations.count - 1].position = new.statements.count
    operations[operations.count - 1].impact = .followIndexes
  }

  private static func identity(_ identity: ReplicaIdentity?) -> SQLText {
    switch identity {
    case nil: "DEFAULT"
    case .full: "FULL"
    case .nothing: "NOTHING"
    case .index(let name): "USING INDEX \(name)"
    }
  }

  private static func rowSecurity(_ old: RowSecurity?, _ new: RowSecurity?) -> [SQLText] {
    let (wasOn, isOn) = (old == .enabled || old == .forced, new == .enabled || new == .forced)
    let wasForced = old == .forced || old == .forcedButDisabled
    let isForced = new == .forced || new == .forcedButDisabled
    var changes: [SQLText] = []
    if wasOn != isOn { changes.append(isOn ? "ENABLE" : "DISABLE") }
    if wasForced != isForced { changes.append(isForced ? "FORCE" : "NO FORCE") }
    return changes
  }
}
