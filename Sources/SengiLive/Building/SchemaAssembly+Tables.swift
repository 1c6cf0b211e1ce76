import SengiSQL
import SengiSchema

extension SchemaAssembly {
  mutating func tables(
    _ relations: inout RelationDirectory, _ sequences: inout SequenceDirectory
  ) -> [Table] {
    var tables: [Table] = []
    for row in catalogue.relations where ["r", "p", "f"].contains(row.text("kind")) {
      guard let context = context(row) else { continue }
      tables.append(table(row, context, relations, &sequences))
    }
    return tables
  }

  func context(_ row: CatalogueRow) -> RelationContext? {
    guard let name = row.name("name"), let namespace = row.name("nspname") else { return nil }
    let oid = row.oid("oid")
    var columnTypes: [String: DataType] = [:]
    for column in columns[oid] ?? [] {
      if let label = column.text("name") { columnTypes[label] = type(of: column) }
    }
    return RelationContext(
      oid: oid, name: QualifiedName(namespace, name), namespace: namespace,
      columns: columnNames[oid] ?? [:],
      expressions: ExpressionSimplifier.Context(columns: columnTypes))
  }

  private mutating func table(
    _ row: CatalogueRow, _ context: RelationContext, _ relations: RelationDirectory,
    _ sequences: inout SequenceDirectory
  ) -> Table {
    let oid = context.oid
    var table = Table(name: context.name, columns: [])
    table.doc = comments["pg_class", oid]
    table.isUnlogged = row.text("persistence") == "u"
    place(&table, row, context, relations)
    for column in columns[oid] ?? [] {
      if let made = self.column(column, of: table, context, &sequences) {
        table.columns.append(made)
      }
    }
    addConstraints(to: &table, context, relations)
    table.indexes = indexes(of: context, relations)
    addAttachments(to: &table, context, relations)
    table.triggers = triggers(of: context, relations)
    table.policies = policies(of: context, relations)
    table.rules = rules(of: context, relations)
    table.statistics = statistics(of: context, relations)
    switch (row.flag("relrowsecurity"), row.flag("relforcerowsecurity")) {
    case (true, false): table.rowSecurity = .enabled
    case (true, true): table.rowSecurity = .forced
    case (false, true): table.rowSecurity = .forcedButDisabled
    case (false, false): break
    }
    if let server = row.name("srvname") {
      let options = foreignOptions(row.list("ftoptions"), "foreign table", context.name.description)
      table.foreignServer = ForeignServer(server: server, options: options)
    }
    table.storageParameters = storageParameters(row)
    if let method = row.name("amname"), method.name != "heap" { table.accessMethod = method }
    table.tablespace = row.name("spcname")
    let indexes = relations.indexes[oid] ?? []
    table.clusterOn = indexes.first { $0.flag("indisclustered") }?.name("name")
    switch row.text("replident") {
    case "f": table.replicaIdentity = .full
    // The server's own catalogues are born with this; a table has it only by choice.
    case "n": table.replicaIdentity = .nothing
    case "i":
      table.replicaIdentity =
        indexes.first { $0.flag("indisreplident") }?.name("name").map { .index($0) } ?? .nothing
    default: break
    }
    table.owner = owner(row)
    return table
  }

  /// What the table is among other relations: partition, child, of a type.
  private func place(
    _ table: inout Table, _ row: CatalogueRow, _ context: RelationContext,
    _ relations: RelationDirectory
  ) {
    let parents = relations.parents[context.oid] ?? []
    if row.flag("relispartition"), let parent = parents.first, let name = parent.name("name") {
      let ours = (columns[context.oid] ?? []).map { $0.text("name") }
      let theirs = (columns[parent.oid("inhparent")] ?? []).map { $0.text("name") }
      table.partitionOf = PartitionBound(
        parent: QualifiedName(parent.name("nspname"), name),
        bound: SQLExpression(DeparsedText.line(row.text("bound") ?? "")),
        isAttached: !theirs.isEmpty && ours != theirs)
    } else {
      table.inherits = parents.compactMap { parent in
        parent.name("name").map { QualifiedName(parent.name("nspname"), $0) }
      }
    }
    if let key = row.text("partition_key").flatMap({ DeparsedText($0) }),
      let strategy = key.tokens.first.flatMap({ Partitioning.Strategy(rawValue: $0.text) }),
      let list = key.list(from: 0)
    {
      let inner = key.tokens[2..<max(list.end - 1, 2)]
      table.partitioning = Partitioning(
        strategy: strategy, keys: SQLExpression(key.written(inner, inOneLine: true)))
    }
    if row.oid("reloftype") != 0,
      case .composite(let name) = types.type(
        row.oid("reloftype"), modifier: -1, formatted: nil
      ).base
    {
      table.ofType = name
    }
  }

  func storageParameters(_ row: CatalogueRow) -> SQLText? {
    let parts = [
      OptionList.parameters(row.list("reloptions")),
      OptionList.parameters(row.list("toast_options"), prefix: "toast."),
    ].compactMap(\.self)
    return parts.isEmpty ? nil : SQLText(verbatim: parts.joined(separator: ", "))
  }

  private static let secretWords = [
    "password", "passphrase", "passcode", "secret", "token", "api_key", "apikey", "private_key",
    "access_key", "credential",
  ]

  /// Options of foreign objects, without those that look like secrets.
  mutating func foreignOptions(_ options: [String], _ kind: String, _ name: String) -> SQLText? {
    var kept: [String] = []
    for option in options {
      let key = OptionList.name(of: option)
      if Self.secretWords.contains(where: key.lowercased().contains) {
        leaveOut("option of \(kind)", "\(name) \(key)", "a secret")
      } else {
        kept.append(option)
      }
    }
    return OptionList.foreign(kept).map { SQLText(verbatim: $0) }
  }
}
