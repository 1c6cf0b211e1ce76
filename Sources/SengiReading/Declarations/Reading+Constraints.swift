import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  mutating func readPrimaryKey(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    let table = draft.table.name.name
    for (key, value) in node.scalar == nil
      ? tails(node, "the primary key", &diagnostics) : [(nil, node)]
    {
      guard let text = clause(value, "the key's columns, as (a, b)", &diagnostics) else { continue }
      let columns: [(name: SQLIdentifier, token: SQLToken)]? = parse(text, &diagnostics) {
        cursor throws(ClauseError) in try cursor.identifierList("the key's columns")
      }
      guard let columns else { continue }
      guard draft.table.primaryKey == nil else {
        diagnostics.error(
          SchemaCode.repeatedClause, "the table has a primary key already", at: node.range)
        continue
      }
      let name = key.flatMap { identifier($0, "the constraint's name", &diagnostics) }
      draft.table.primaryKey = PrimaryKey(
        name: name ?? DefaultName.primaryKey(table), columns: columns.map(\.name))
      record(text.text, draft.path.appending(.primaryKey))
      recordKeys(columns, text.text, draft.path.appending(.primaryKey))
    }
  }

  private mutating func recordKeys(
    _ columns: [(name: SQLIdentifier, token: SQLToken)], _ text: SourceMap.Text, _ path: ObjectPath
  ) {
    for (index, column) in columns.enumerated() {
      sources.record(text.slice(column.token.range), for: path, .key(index))
    }
  }

  mutating func readUniques(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "a list of unique constraints", &diagnostics) {
      guard let text = clause(value, "the unique columns, as (a, b)", &diagnostics) else {
        continue
      }
      var unique = UniqueConstraint(name: SQLIdentifier(static: "_"), columns: [])
      let columns: [(name: SQLIdentifier, token: SQLToken)]? = parse(text, &diagnostics) {
        cursor throws(ClauseError) in
        let columns = try cursor.identifierList("the unique columns")
        while let token = cursor.next {
          if cursor.accept("nulls", "not", "distinct") {
            unique.nullsNotDistinct = true
          } else if cursor.accept("nulls", "distinct") {
            unique.nullsNotDistinct = false
          } else if cursor.accept("include") {
            unique.include = try cursor.identifierList("the included columns").map(\.name)
          } else if let deferral = try ReferenceClause.deferral(&cursor) {
            unique.deferral = deferral
          } else if token.isWord("where") {
            throw cursor.fault(
              SchemaCode.unexpectedWord, "a unique constraint covers the whole table",
              remedy: "write a partial unique index: 'indexes: [unique (…) where …]'",
              at: cursor.here)
          } else {
            throw cursor.unexpected(
              "'\(token.text)' is not expected here",
              candidates: ["nulls", "include", "deferrable", "initially"])
          }
        }
        return columns
      }
      guard let columns else { continue }
      unique.columns = columns.map(\.name)
      let written = key.flatMap { identifier($0, "the constraint's name", &diagnostics) }
      unique.name = chosen(
        written, DefaultName.unique(draft.table.name.name, unique.columns),
        at: (key ?? value).range, &draft, &diagnostics)
      draft.table.uniques.append(unique)
      let path = draft.path.appending(.unique(unique.name))
      sources.record((key ?? value).range, for: path)
      recordKeys(columns, text.text, path)
    }
  }

  mutating func readChecks(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "a list of checks", &diagnostics) {
      guard let text = clause(value, "a condition", &diagnostics) else { continue }
      let written = key.flatMap { identifier($0, "the constraint's name", &diagnostics) }
      addCheck(written, text, to: &draft, &diagnostics)
    }
  }

  mutating func addCheck(
    _ written: SQLIdentifier?, _ text: ClauseText, to draft: inout TableDraft,
    _ diagnostics: inout Diagnostics
  ) {
    let place = text.text.range(0..<text.text.length)
    let used = Set(
      ExpressionNames(of: text.expression.source).columns.compactMap(\.name?.text))
    let columns = draft.table.columns.map(\.name).filter { used.contains($0.name) }
    let name = chosen(
      written,
      DefaultName.check(draft.table.name.name, columns.count == 1 ? columns.first : nil),
      at: place, &draft, &diagnostics)
    draft.table.checks.append(CheckConstraint(name: name, expression: text.expression))
    let path = draft.path.appending(.check(name))
    sources.record(place, for: path)
    sources.record(text.text, for: path, .expression)
  }

  mutating func readForeignKeys(
    _ node: YAMLNode, into draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "a list of foreign keys", &diagnostics) {
      guard
        let (text, extra) = longForm(
          value, "a foreign key, as (a, b) references t", keys: ["relation", "inverse"],
          &diagnostics)
      else { continue }
      var columns: [(name: SQLIdentifier, token: SQLToken)] = []
      let reference: ReferenceClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
        columns = try cursor.identifierList("the key's columns")
        try cursor.expect("references", after: "the key's columns")
        let clause = try ReferenceClause(&cursor)
        try cursor.expectEnd(["on", "match", "deferrable", "initially"])
        return clause
      }
      guard let reference else { continue }
      addForeignKey(
        key.flatMap { identifier($0, "the constraint's name", &diagnostics) },
        columns.map { ($0.name, $0.token) }, reference, extra, text.text,
        at: (key ?? value).range, to: &draft, in: namespace, &diagnostics)
    }
  }

  mutating func addForeignKey(
    _ written: SQLIdentifier?, _ columns: [(SQLIdentifier, SQLToken?)],
    _ reference: ReferenceClause, _ extra: [String: YAMLNode], _ text: SourceMap.Text,
    at range: SourceRange, to draft: inout TableDraft, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) {
    let name = chosen(
      written, DefaultName.foreignKey(draft.table.name.name, columns.map(\.0)), at: range, &draft,
      &diagnostics)
    var key = ForeignKey(
      name: name, columns: columns.map(\.0),
      referencedTable: names.resolve(
        .table, reference.namespace, reference.table, in: namespace),
      referencedColumns: reference.columns.map(\.name), onDelete: reference.onDelete,
      onUpdate: reference.onUpdate, match: reference.match, deferral: reference.deferral)
    key.swiftName = extra["relation"]?.text("a Swift name", &diagnostics)
    key.inverseSwiftName = extra["inverse"]?.text("a Swift name", &diagnostics)
    draft.table.foreignKeys.append(key)
    let path = draft.path.appending(.foreignKey(name))
    sources.record(range, for: path)
    sources.record(text.slice(reference.tableRange), for: path, .referencedTable)
    for (index, column) in columns.enumerated() {
      if let token = column.1 { sources.record(text.slice(token.range), for: path, .key(index)) }
    }
    for (index, column) in reference.columns.enumerated() {
      sources.record(text.slice(column.token.range), for: path, .referencedKey(index))
    }
  }

  mutating func readIndexes(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "a list of indexes", &diagnostics) {
      guard
        let (text, extra) = longForm(
          value, "an index, as (a, b desc)", keys: ["doc"], &diagnostics),
        let clause: IndexClause = parse(
          text, &diagnostics, { cursor throws(ClauseError) in try IndexClause(&cursor) })
      else { continue }
      let keys = clause.keys.map(\.key)
      let written = key.flatMap { identifier($0, "the index's name", &diagnostics) }
      let name = chosen(
        written, DefaultName.index(draft.table.name.name, keys), at: (key ?? value).range, &draft,
        &diagnostics)
      draft.table.indexes.append(
        Index(
          name: name, isUnique: clause.isUnique, method: clause.method, keys: keys,
          include: clause.include, nullsNotDistinct: clause.nullsNotDistinct,
          storageParameters: clause.storageParameters, predicate: clause.predicate?.expression,
          doc: extra["doc"]?.text("a doc text", &diagnostics)))
      let path = draft.path.appending(.index(name))
      sources.record((key ?? value).range, for: path)
      for (index, key) in clause.keys.enumerated() {
        sources.record(key.text, for: path, .key(index))
      }
      if let predicate = clause.predicate { sources.record(predicate.text, for: path, .predicate) }
    }
  }

  /// `name: before update of a for each row execute function f()`; `on <table>` is left out.
  mutating func readTriggers(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "triggers by name", &diagnostics) {
      guard let key else {
        diagnostics.error(
          SchemaCode.missingPart, "a trigger needs a name",
          remedy: "write 'name: before update …'", at: value.range)
        continue
      }
      guard let name = identifier(key, "a trigger's name", &diagnostics),
        let text = clause(value, "a trigger", &diagnostics)
      else { continue }
      let parts: (ClauseText, ClauseText)? = parse(text, &diagnostics) {
        cursor throws(ClauseError) in
        let stops: Set<String> = ["for", "when", "execute", "referencing", "on"]
        let event = try cursor.expression(until: stops, "the trigger's event")
        if cursor.nextIsWord("on") {
          throw cursor.unexpected(
            "'on' is not written here", remedy: "the trigger stands in its table already")
        }
        return (event, try cursor.expression(until: [], "what the trigger executes"))
      }
      guard let parts else { continue }
      draft.table.triggers.append(
        Trigger(name: name, event: parts.0.expression, action: parts.1.expression))
      let path = draft.path.appending(.trigger(name))
      sources.record(parts.0.text, for: path)
      sources.record(parts.1.text, for: path, .expression)
    }
  }
}
