import SengiSQL
import SengiSchema

/// A table with all its parts, in the order people look for them.
struct TableValue {
  let table: Table
  let spelling: TableSpelling
  let scope: NameScope

  init(_ table: Table, _ scope: NameScope) {
    self.table = table
    self.scope = scope
    spelling = TableSpelling(table, scope)
  }

  var value: YAMLValue { .mapping(parts(isPartition: false)) }

  /// As an entry of its parent's `partitions`.
  var partitionValue: YAMLValue {
    let parts = self.parts(isPartition: true)
    if parts.count == 1, parts.first?.key == "sql", let only = parts.first { return only.value }
    return .mapping(parts)
  }

  private func parts(isPartition: Bool) -> [YAMLPair] {
    var parts: [YAMLPair] = []
    if isPartition, let bound = table.partitionOf {
      parts.add("sql", .sql(bound.bound.sql))
    }
    parts.add(text: "doc", table.doc)
    parts.add(text: "swift_name", table.swiftName)
    parts.add(text: "was", table.was)
    parts.add(text: "of", table.ofType.map { scope.sql(type: $0) })
    parts.add("inherits", table.inherits.isEmpty ? nil : .words(table.inherits.map(inherited)))
    if !isPartition { parts.add("partition_of", partitionOf) }
    parts.add(text: "foreign", foreign)
    parts.add("unlogged", table.isUnlogged ? .plain("true") : nil)
    parts.add("columns", columns)
    parts.add("use", BehaviourSpelling(table: table).value)
    parts.add("primary_key", spelling.primaryKey)
    parts.add("unique", spelling.uniques)
    parts.add("checks", spelling.checks)
    parts.add("foreign_keys", spelling.foreignKeys)
    parts.add("exclude", spelling.exclusions)
    parts.add("indexes", spelling.indexes)
    parts += AttachmentSpelling(scope: scope).statistics(table.statistics, of: table.name)
    parts += AttachmentSpelling(scope: scope).triggers(table.writtenTriggers)
    parts += AttachmentSpelling.rules(table.rules)
    parts.add("rls", AttachmentSpelling.rowSecurity(table.rowSecurity))
    parts += AttachmentSpelling(scope: scope).policies(table.policies)
    parts.add(
      text: "partition_by",
      table.partitioning.map {
        SQLText(verbatim: $0.strategy.rawValue) + " " + Clause.parenthesized($0.keys.sql)
      })
    parts.add("partitions", partitions)
    parts += storage
    parts.add("depends_on", scope.dependencies(table.dependsOn))
    parts.add("rows", ReferenceRowsValue(table: table).value)
    parts.add("dropped", table.dropped.isEmpty ? nil : .words(table.dropped.map(\.name)))
    return parts
  }

  private func inherited(_ parent: QualifiedName) -> String { scope.sql(parent).description }

  private var partitionOf: YAMLValue? {
    table.partitionOf.map { bound in
      var extra: [YAMLPair] = []
      extra.add("attach", bound.isAttached ? .plain("true") : nil)
      return TableSpelling.value(scope.sql(bound.parent) + " " + bound.bound.sql, extra)
    }
  }

  private var foreign: SQLText? {
    table.foreignServer.map { foreign in
      var clause = Clause("server " + scope.sql(foreign.server))
      clause.add(foreign.options.map { "options " + Clause.parenthesized($0) })
      return clause.sql
    }
  }

  /// Only what the table says itself: of a column that it takes over, what differs there.
  private var columns: YAMLValue? {
    let takenOver = InheritedColumns(of: table, scope.names)
    let listed = table.columns.compactMap { column -> YAMLPair? in
      if column.behaviour != nil { return nil }
      let spelled = ColumnSpelling(table: spelling, column: column)
      guard column.isInherited else { return YAMLPair(column.name.name, spelled.value) }
      guard let inherited = takenOver[column.name] else {
        return table.partitionOf == nil ? nil : YAMLPair(column.name.name, spelled.value)
      }
      let differences = spelled.differences(from: inherited)
      return differences.isEmpty ? nil : YAMLPair(column.name.name, .mapping(differences))
    }
    if listed.isEmpty, table.partitionOf != nil || table.ofType != nil || !table.inherits.isEmpty {
      return nil
    }
    return .mapping(listed)
  }

  private var partitions: YAMLValue? {
    let children = scope.names.partitions[table.name] ?? []
    guard !children.isEmpty else { return nil }
    return .mapping(
      children.map { YAMLPair($0.name.name.name, TableValue($0, scope).partitionValue) })
  }

  private var attached: YAMLValue? {
    guard !table.attachedIndexes.isEmpty else { return nil }
    return .mapping(
      table.attachedIndexes.sorted { $0.key < $1.key }
        .map { YAMLPair($0.key.name, .text($0.value.description)) })
  }

  private var storage: [YAMLPair] {
    var parts: [YAMLPair] = []
    parts.add(text: "with", table.storageParameters)
    parts.add(text: "using", table.accessMethod)
    parts.add(text: "tablespace", table.tablespace)
    parts.add(text: "cluster_on", table.clusterOn)
    switch table.replicaIdentity {
    case nil: break
    case .full: parts.add(text: "replica_identity", "full")
    case .nothing: parts.add(text: "replica_identity", "nothing")
    case .index(let name): parts.add(text: "replica_identity", name)
    }
    parts.add("only", table.onlyIndexes.isEmpty ? nil : .words(table.onlyIndexes.map(\.name)))
    parts.add("attached", attached)
    parts.add(text: "owner", table.owner)
    return parts
  }
}
