import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  mutating func readColumn(
    _ entry: YAMLEntry, into draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) {
    guard let name = identifier(entry.key, "a column's name", &diagnostics) else { return }
    let path = draft.path.appending(.column(name))
    sources.record(entry.key.range, for: path)
    guard
      let (text, extra) = longForm(
        entry.value, "the column's type", .column, &diagnostics)
    else { return }
    let shape = self.shape(in: namespace)
    let read: ColumnClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      try ColumnClause(&cursor, shape: shape)
    }
    guard let clause = read,
      let type = resolve(clause.type, text.text, in: namespace, &diagnostics)
    else { return }
    sources.record(text.text.slice(clause.type.range), for: path, .type)
    var column = Column(name: name, type: type, isNullable: clause.type.isNullable)
    column.collation = clause.collation
    if let value = clause.defaultValue {
      column.defaultValue = value.expression
      sources.record(value.text, for: path, .defaultValue)
    }
    if clause.type.isSerial { column.generation = .serial }
    if let (generation, expression) = clause.generated {
      column.generation = generation
      if let expression { sources.record(expression.text, for: path, .expression) }
    }
    readDetails(extra, of: &column, path, &diagnostics)
    column.settings = settings(extra, &diagnostics)
    column.settings.storage = clause.storage
    column.settings.compression = clause.compression
    draft.table.columns.append(column)
    addConstraints(
      of: clause, column, extra, at: entry.key.range, text.text, to: &draft, in: namespace,
      &diagnostics)
  }

  private mutating func readDetails(
    _ extra: [String: YAMLNode], of column: inout Column, _ path: ObjectPath,
    _ diagnostics: inout Diagnostics
  ) {
    column.doc = extra["doc"]?.text("a doc text", &diagnostics)
    column.notNullName = extra["not_null_name"].flatMap {
      identifier($0, "the constraint's name", &diagnostics)
    }
    column.enforcesShape = extra["enforce"]?.bool(nil, &diagnostics)
    column.sensitive = extra["sensitive"]?.name("why the column is sensitive", &diagnostics)
    if let node = extra["swift_name"] {
      column.swiftName = node.text("a Swift name", &diagnostics)
      sources.record(node.range, for: path, .swiftName)
    }
    if let node = extra["was"] {
      column.was = identifier(node, "the former name", &diagnostics)
      sources.record(node.range, for: path, .was)
    }
    readConversions(extra, of: &column, path, &diagnostics)
    readReplacement(extra, of: &column, path, &diagnostics)
    if let node = extra["tag"] {
      column.tag = identifier(node, "the tag's column", &diagnostics)
      sources.record(node.range, for: path, .tag)
    }
  }

  /// What stands beside a column in short becomes a constraint of the table with its full name.
  private mutating func addConstraints(
    of clause: ColumnClause, _ column: Column, _ extra: [String: YAMLNode], at range: SourceRange,
    _ text: SourceMap.Text, to draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) {
    let table = draft.table.name.name
    if let (name, token, deferral) = clause.primaryKey {
      if draft.table.primaryKey != nil {
        diagnostics.error(
          SchemaCode.repeatedClause, "the table has a primary key already",
          remedy: "write a key of several columns as 'primary_key: (a, b)'",
          at: text.range(token.range))
      } else {
        draft.table.primaryKey = PrimaryKey(
          name: name ?? DefaultName.primaryKey(table), columns: [column.name], deferral: deferral)
        record(text.slice(token.range), draft.path.appending(.primaryKey))
      }
    }
    if let unique = clause.unique {
      let name = chosen(
        unique.name, DefaultName.unique(table, [column.name]), at: range, &draft, &diagnostics)
      draft.table.uniques.append(
        UniqueConstraint(
          name: name, columns: [column.name], nullsNotDistinct: unique.nullsNotDistinct,
          deferral: unique.deferral))
      sources.record(range, for: draft.path.appending(.unique(name)))
    }
    for check in clause.checks {
      addCheck(check.name, check.text, [:], to: &draft, &diagnostics)
    }
    if let (name, reference) = clause.reference {
      var nodes: [String: YAMLNode] = [:]
      nodes["relation"] = extra["relation"]
      nodes["inverse"] = extra["inverse"]
      nodes["through"] = extra["through"]
      addForeignKey(
        name, [(column.name, nil)], reference, nodes, text, at: range, to: &draft,
        in: namespace, &diagnostics)
    }
  }

  mutating func record(_ text: SourceMap.Text, _ path: ObjectPath) {
    sources.record(text, for: path)
  }

  /// The name written, or the one PostgreSQL would choose; the latter must be free.
  mutating func chosen(
    _ written: SQLIdentifier?, _ fallback: SQLIdentifier, at range: SourceRange,
    _ draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) -> SQLIdentifier {
    if let written { return written }
    let name = fallback
    if let first = draft.chosenNames[name] {
      diagnostics.error(
        SchemaCode.ambiguousDefaultName, "two names left out would both be '\(name)'",
        remedy: "name one of them", at: range,
        notes: [Diagnostic.Note("the other stands here", at: first)])
    } else {
      draft.chosenNames[name] = range
    }
    return name
  }
}
