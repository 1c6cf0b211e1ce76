import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// `active: as select …`, or the long form.
  mutating func readView(
    _ key: YAMLNode?, _ node: YAMLNode, isMaterialized: Bool, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> View? {
    guard let name = requiredName(key, node, "the view's name", &diagnostics),
      let (text, extra) = longForm(node, "the view, as 'as select …'", .view, &diagnostics)
    else { return nil }
    let read: ViewClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      try ViewClause(&cursor, isMaterialized: isMaterialized)
    }
    guard let clause = read else { return nil }
    var view = View(
      name: QualifiedName(namespace, name), isMaterialized: isMaterialized,
      columnNames: clause.columnNames, options: clause.options, checkOption: clause.checkOption,
      query: clause.query.expression, isEmpty: clause.isEmpty, accessMethod: clause.accessMethod,
      tablespace: clause.tablespace)
    let path = ObjectPath.view(view.name)
    sources.record((key ?? node).range, for: path)
    sources.record(clause.query.text, for: path, .expression)
    let details = self.details(extra, path, in: namespace, &diagnostics)
    view.doc = details.doc
    view.swiftName = details.swiftName
    view.was = details.was
    view.owner = details.owner
    view.dependsOn = details.dependsOn
    view.clusterOn = extra["cluster_on"].flatMap {
      identifier($0, "the index's name", &diagnostics)
    }
    for column in extra["columns"]?.entries("the view's columns", &diagnostics) ?? [] {
      if let read = readViewColumn(column, path, in: namespace, &diagnostics) {
        view.columns.append(read)
      }
    }
    // A view's parts are read as a table's, and then moved over.
    var draft = TableDraft(Table(name: view.name, columns: []), path: path)
    if let node = extra["indexes"] { readIndexes(node, into: &draft, &diagnostics) }
    if let node = extra["statistics"] { readStatistics(node, into: &draft, &diagnostics) }
    if let node = extra["triggers"] { readTriggers(node, into: &draft, &diagnostics) }
    if let node = extra["rules"] { readRules(node, into: &draft, &diagnostics) }
    view.indexes = draft.table.indexes
    view.statistics = draft.table.statistics
    view.triggers = draft.table.triggers
    view.rules = draft.table.rules
    return view
  }

  private mutating func readViewColumn(
    _ entry: YAMLEntry, _ path: ObjectPath, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> View.Column? {
    guard let name = identifier(entry.key, "a column's name", &diagnostics) else { return nil }
    let columnPath = path.appending(.column(name))
    sources.record(entry.key.range, for: columnPath)
    var column = View.Column(name: name)
    var type: YAMLNode? = entry.value
    var extra: [String: YAMLNode] = [:]
    if entry.value.scalar == nil {
      guard let entries = entry.value.entries("what is said about the column", &diagnostics) else {
        return nil
      }
      extra = keyed(entries.filter { $0.name != "sql" }, .viewColumn, &diagnostics)
      type = entry.value["sql"]
    }
    if let type, !type.isNull {
      guard readType(type, of: &column, columnPath, in: namespace, &diagnostics) else {
        return nil
      }
    }
    column.doc = extra["doc"]?.text("a doc text", &diagnostics)
    column.sensitive = extra["sensitive"]?.name("why the column is sensitive", &diagnostics)
    if let node = extra["swift_name"] {
      column.swiftName = node.text("a Swift name", &diagnostics)
      sources.record(node.range, for: columnPath, .swiftName)
    }
    if let node = extra["default"], let text = clause(node, "the default", &diagnostics) {
      column.defaultValue = text.expression
      sources.record(text.text, for: columnPath, .defaultValue)
    }
    column.settings = settings(extra, &diagnostics)
    return column
  }

  private mutating func readType(
    _ node: YAMLNode, of column: inout View.Column, _ path: ObjectPath,
    in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> Bool {
    guard let text = clause(node, "the column's type", &diagnostics) else { return false }
    let shape = self.shape(in: namespace)
    let read: TypeClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      try TypeClause(&cursor, shape: shape)
    }
    guard let read, let type = resolve(read, text.text, in: namespace, &diagnostics) else {
      return false
    }
    sources.record(text.text.slice(read.range), for: path, .type)
    column.type = type
    column.isNullable = read.isNullable
    return true
  }

  /// Storage, statistics and options of a column in long form.
  func settings(
    _ extra: [String: YAMLNode], _ diagnostics: inout Diagnostics
  ) -> ColumnSettings {
    ColumnSettings(
      storage: extra["storage"].flatMap { identifier($0, "the storage", &diagnostics) },
      compression: extra["compression"].flatMap {
        identifier($0, "the compression method", &diagnostics)
      },
      statistics: extra["statistics"].flatMap {
        $0.integer("the statistics target", in: -1...10000, &diagnostics)
      },
      options: fragment(extra["options"], "the column's options", &diagnostics)?.sql,
      foreignOptions: fragment(extra["foreign_options"], "the column's options", &diagnostics)?.sql)
  }
}
