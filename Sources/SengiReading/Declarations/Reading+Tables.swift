import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// A table and the partitions written under it, the table first; empty when it cannot be read.
  mutating func readTable(
    _ entry: YAMLEntry, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> [Table] {
    guard let name = identifier(entry.key, "a table's name", &diagnostics),
      let parts = entry.value.entries("a table's columns and keys", &diagnostics)
    else { return [] }
    var draft = TableDraft(Table(name: QualifiedName(namespace, name), columns: []))
    sources.record(entry.key.range, for: draft.path)
    let takesColumnsOver = ["partition_of", "inherits", "of"].contains { entry.value[$0] != nil }
    let uses = uses(
      of: entry.value["use"], takesDefaults: !takesColumnsOver && entry.value["foreign"] == nil,
      in: namespace, &diagnostics)
    let mayLackColumns = takesColumnsOver || !uses.mixins.isEmpty || uses.lacksMixins
    let usesFirst =
      parts.first { $0.name == "use" || $0.name == "columns" }?.name == "use"
    if usesFirst { readColumns(of: uses, into: &draft, in: namespace, &diagnostics) }
    if let columns = entry.value["columns"] {
      for column in columns.entries("a table's columns", &diagnostics) ?? [] {
        guard !isInTheWay(column, of: nil, in: draft, &diagnostics) else { continue }
        if takesColumnsOver, Self.isOverride(column) {
          readOverride(column, into: &draft, &diagnostics)
        } else {
          readColumn(column, into: &draft, in: namespace, &diagnostics)
        }
      }
    } else if !mayLackColumns {
      diagnostics.error(
        SchemaCode.missingPart, "table '\(name)' has no columns",
        remedy: "write them under 'columns:'", at: entry.key.range)
    }
    if !usesFirst { readColumns(of: uses, into: &draft, in: namespace, &diagnostics) }
    var partitions: YAMLNode?
    for part in parts {
      switch part.name {
      case "columns", "use", "rows": break
      case "dropped": readDropped(part.value, into: &draft, &diagnostics)
      case "swift_name":
        draft.table.swiftName = part.value.text("a Swift name", &diagnostics)
        sources.record(part.value.range, for: draft.path, .swiftName)
      case "was":
        draft.table.was = identifier(part.value, "the former name", &diagnostics)
        sources.record(part.value.range, for: draft.path, .was)
      case "inherits":
        for item in part.value.items("a list of tables", &diagnostics) ?? [] {
          guard let parent = qualifiedName(item, "a table's name", &diagnostics) else { continue }
          draft.table.inherits.append(
            names.resolve(.table, parent.namespace, parent.name, in: namespace))
        }
        sources.record(part.value.range, for: draft.path, .referencedTable)
      case "of":
        if let type = qualifiedName(part.value, "a composite type", &diagnostics) {
          draft.table.ofType = names.resolve(.composite, type.namespace, type.name, in: namespace)
        }
      case "partition_of": readPartitionOf(part.value, into: &draft, in: namespace, &diagnostics)
      case "partitions": partitions = part.value
      default:
        if !readPart(part, into: &draft, in: namespace, &diagnostics) {
          unknownKey(part, LanguagePlace.table.keyNames, &diagnostics)
        }
      }
    }
    readParts(of: uses, into: &draft, in: namespace, &diagnostics)
    for use in uses.behaviours { apply(use, to: &draft, in: namespace, &diagnostics) }
    if let rows = entry.value["rows"] { readRows(rows, into: &draft, &diagnostics) }
    var tables = [draft.table]
    if let partitions {
      tables += readPartitions(partitions, of: draft.table.name, in: namespace, &diagnostics)
    }
    return tables
  }

  /// A part that a table and a partition both can have.
  /// - Returns: whether the key is one of those.
  mutating func readPart(
    _ part: YAMLEntry, into draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> Bool {
    let value = part.value
    switch part.name {
    case "doc": draft.table.doc = value.text("a doc text", &diagnostics)
    case "primary_key": readPrimaryKey(value, into: &draft, &diagnostics)
    case "unique": readUniques(value, into: &draft, &diagnostics)
    case "checks": readChecks(value, into: &draft, &diagnostics)
    case "foreign_keys": readForeignKeys(value, into: &draft, in: namespace, &diagnostics)
    case "exclude": readExclusions(value, into: &draft, &diagnostics)
    case "indexes": readIndexes(value, into: &draft, &diagnostics)
    case "statistics": readStatistics(value, into: &draft, &diagnostics)
    case "triggers": readTriggers(value, into: &draft, &diagnostics)
    case "rules": readRules(value, into: &draft, &diagnostics)
    case "policies": readPolicies(value, into: &draft, &diagnostics)
    case "rls": draft.table.rowSecurity = rowSecurity(value, &diagnostics)
    case "partition_by": readPartitioning(value, into: &draft, &diagnostics)
    case "foreign": draft.table.foreignServer = foreignServer(value, &diagnostics)
    case "unlogged": draft.table.isUnlogged = boolean(value, "unlogged", &diagnostics)
    case "with": draft.table.storageParameters = fragment(value, "parameters", &diagnostics)?.sql
    case "using": draft.table.accessMethod = identifier(value, "the access method", &diagnostics)
    case "tablespace": draft.table.tablespace = identifier(value, "the tablespace", &diagnostics)
    case "cluster_on": draft.table.clusterOn = identifier(value, "the index's name", &diagnostics)
    case "replica_identity":
      guard let name = identifier(value, "full, nothing or an index", &diagnostics) else { break }
      switch name.name {
      case "full": draft.table.replicaIdentity = .full
      case "nothing": draft.table.replicaIdentity = .nothing
      default: draft.table.replicaIdentity = .index(name)
      }
    case "only": readOnlyIndexes(value, into: &draft, &diagnostics)
    case "attached": readAttachedIndexes(value, into: &draft, &diagnostics)
    case "owner": draft.table.owner = identifier(value, "the owner's name", &diagnostics)
    case "depends_on": draft.table.dependsOn = dependencies(value, in: namespace, &diagnostics)
    default: return false
    }
    return true
  }

  private func rowSecurity(
    _ node: YAMLNode, _ diagnostics: inout Diagnostics
  ) -> RowSecurity? {
    if node.string == "forced" { return .forced }
    guard let entries = node.mapping else {
      return node.bool("rls", &diagnostics) == true ? .enabled : nil
    }
    let extra = keyed(entries, .rowSecurity, &diagnostics)
    let isEnabled = boolean(extra["enabled"], "enabled", &diagnostics)
    let isForced = boolean(extra["forced"], "forced", &diagnostics)
    if isForced { return isEnabled ? .forced : .forcedButDisabled }
    return isEnabled ? .enabled : nil
  }

  /// `server films options (table 'x')`.
  private func foreignServer(
    _ node: YAMLNode, _ diagnostics: inout Diagnostics
  ) -> ForeignServer? {
    guard let text = clause(node, "a server and its options", &diagnostics) else { return nil }
    return parse(text, &diagnostics) { cursor throws(ClauseError) in
      try cursor.expect("server", after: "the beginning")
      var read = ForeignServer(server: try cursor.identifier("the server").0)
      if cursor.accept("options") {
        read.options = try cursor.parenthesized("the options").expression.sql
      }
      return read
    }
  }
}

/// A table while its parts are read.
struct TableDraft {
  var table: Table
  var path: ObjectPath
  /// Names that were left out, with the place of the object that would have each.
  var chosenNames: [SQLIdentifier: SourceRange] = [:]

  init(_ table: Table, path: ObjectPath? = nil) {
    self.table = table
    self.path = path ?? .table(table.name)
  }
}
