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
      guard
        let (text, extra) = longForm(
          value, "the key's columns, as (a, b)", .primaryKey, &diagnostics)
      else { continue }
      let read: KeyClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
        try KeyClause(&cursor, role: "the key's columns", isUnique: false)
      }
      guard let clause = read else { continue }
      guard draft.table.primaryKey == nil else {
        diagnostics.error(
          SchemaCode.repeatedClause, "the table has a primary key already", at: node.range)
        continue
      }
      let name = key.flatMap { identifier($0, "the constraint's name", &diagnostics) }
      draft.table.primaryKey = PrimaryKey(
        name: name ?? DefaultName.primaryKey(table), columns: clause.columns.map(\.name),
        include: clause.include, deferral: clause.deferral,
        withoutOverlaps: clause.withoutOverlaps, storageParameters: clause.storageParameters,
        tablespace: clause.tablespace, doc: extra["doc"]?.text("a doc text", &diagnostics))
      record(text.text, draft.path.appending(.primaryKey))
      recordKeys(clause.columns, text.text, draft.path.appending(.primaryKey))
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
      guard
        let (text, extra) = longForm(
          value, "the unique columns, as (a, b)", .unique, &diagnostics)
      else { continue }
      let read: KeyClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
        try KeyClause(&cursor, role: "the unique columns", isUnique: true)
      }
      guard let clause = read else { continue }
      let columns = clause.columns.map(\.name)
      let written = key.flatMap { identifier($0, "the constraint's name", &diagnostics) }
      let name = chosen(
        written, DefaultName.unique(draft.table.name.name, columns), at: (key ?? value).range,
        &draft, &diagnostics)
      draft.table.uniques.append(
        UniqueConstraint(
          name: name, columns: columns, nullsNotDistinct: clause.nullsNotDistinct,
          include: clause.include, deferral: clause.deferral,
          withoutOverlaps: clause.withoutOverlaps, storageParameters: clause.storageParameters,
          tablespace: clause.tablespace, doc: extra["doc"]?.text("a doc text", &diagnostics)))
      let path = draft.path.appending(.unique(name))
      sources.record((key ?? value).range, for: path)
      recordKeys(clause.columns, text.text, path)
    }
  }

  mutating func readChecks(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "a list of checks", &diagnostics) {
      guard let (text, extra) = longForm(value, "a condition", .check, &diagnostics) else {
        continue
      }
      let written = key.flatMap { identifier($0, "the constraint's name", &diagnostics) }
      addCheck(written, text, extra, to: &draft, &diagnostics)
    }
  }

  mutating func addCheck(
    _ written: SQLIdentifier?, _ text: ClauseText, _ extra: [String: YAMLNode],
    to draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    let place = text.text.range(0..<text.text.length)
    let used = Set(
      ExpressionNames(of: text.expression.source).columns.compactMap(\.name?.text))
    let columns = draft.table.columns.map(\.name).filter { used.contains($0.name) }
    let name = chosen(
      written,
      DefaultName.check(draft.table.name.name, columns.count == 1 ? columns.first : nil),
      at: place, &draft, &diagnostics)
    var check = CheckConstraint(name: name, expression: text.expression)
    take(extra, &check, &diagnostics)
    draft.table.checks.append(check)
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
          value, "a foreign key, as (a, b) references t", .foreignKey, &diagnostics)
      else { continue }
      var columns: [(name: SQLIdentifier, token: SQLToken)] = []
      var hasPeriod = false
      let reference: ReferenceClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
        (columns, hasPeriod) = try ReferenceClause.columns(&cursor, "the key's columns")
        try cursor.expect("references", after: "the key's columns")
        let clause = try ReferenceClause(&cursor)
        try cursor.expectEnd(["on", "match", "deferrable", "initially", "not"])
        return clause
      }
      guard var reference else { continue }
      if hasPeriod { reference.hasPeriod = true }
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
      onUpdate: reference.onUpdate, match: reference.match, deferral: reference.deferral,
      isValidated: reference.isValidated, isEnforced: reference.isEnforced,
      hasPeriod: reference.hasPeriod)
    key.doc = extra["doc"]?.text("a doc text", &diagnostics)
    key.swiftName = extra["relation"]?.text("a Swift name", &diagnostics)
    key.inverseSwiftName = extra["inverse"]?.text("a Swift name", &diagnostics)
    key.throughSwiftName = extra["through"]?.text("a Swift name", &diagnostics)
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
          value, "an index, as (a, b desc)", .index, &diagnostics),
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
          tablespace: clause.tablespace, keyStatistics: keyStatistics(extra, &diagnostics),
          doc: extra["doc"]?.text("a doc text", &diagnostics)))
      let path = draft.path.appending(.index(name))
      sources.record((key ?? value).range, for: path)
      for (index, key) in clause.keys.enumerated() {
        sources.record(key.text, for: path, .key(index))
      }
      if let predicate = clause.predicate { sources.record(predicate.text, for: path, .predicate) }
    }
  }

  /// Statistics targets of an index's expressions, by position from 1.
  private func keyStatistics(
    _ extra: [String: YAMLNode], _ diagnostics: inout Diagnostics
  ) -> [Int: Int] {
    var targets: [Int: Int] = [:]
    for entry in extra["statistics"]?.entries("targets by position", &diagnostics) ?? [] {
      guard
        let position = entry.key.integer("the key's position", in: 1...32, &diagnostics),
        let target = entry.value.integer("the target", in: -1...10000, &diagnostics)
      else { continue }
      targets[position] = target
    }
    return targets
  }
}
