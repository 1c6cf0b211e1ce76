import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// A list of rows, or the long form `{ key: (code), values: … }`; the table's keys are known.
  mutating func readRows(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    var list: YAMLNode? = node
    var key: [SQLIdentifier]?
    if let entries = node.mapping {
      let extra = keyed(entries, .rows, &diagnostics)
      list = extra["values"]
      if list == nil {
        diagnostics.error(
          SchemaCode.missingPart, "the key 'values' is missing",
          remedy: "write the rows under 'values:'", at: node.range)
      }
      key = extra["key"].flatMap { readRowKey($0, &diagnostics) }
      if let place = extra["key"]?.range {
        sources.record(place, for: draft.path.appending(.rows), .key(0))
      }
    }
    sources.record(node.range, for: draft.path.appending(.rows))
    var rows: [ReferenceRow] = []
    for item in list?.items("a list of rows", &diagnostics) ?? [] {
      guard let entries = item.entries("a row, as { column: value }", &diagnostics) else {
        continue
      }
      var row = ReferenceRow([])
      sources.record(item.range, for: draft.path.appending(.rows), .row(rows.count))
      for entry in entries {
        guard let column = identifier(entry.key, "a column's name", &diagnostics),
          let value = readRowValue(entry.value, &diagnostics)
        else { continue }
        sources.record(
          entry.value.isNull && entry.value.scalar?.text.isEmpty != false
            ? entry.key.range : entry.value.range,
          for: draft.path.appending(.rows),
          .rowValue(row: rows.count, field: row.fields.count))
        row.fields.append(ReferenceRow.Field(column, value))
      }
      rows.append(row)
    }
    let chosen = key ?? draft.table.primaryKey?.columns ?? []
    draft.table.referenceRows = ReferenceRows(key: chosen, rows: rows)
  }

  private func readRowKey(
    _ node: YAMLNode, _ diagnostics: inout Diagnostics
  ) -> [SQLIdentifier]? {
    guard let text = clause(node, "the key's columns, as (a, b)", &diagnostics) else { return nil }
    return parse(text, &diagnostics) { cursor throws(ClauseError) in
      try cursor.identifierList("the key's columns").map(\.name)
    }
  }

  private func readRowValue(
    _ node: YAMLNode, _ diagnostics: inout Diagnostics
  ) -> ReferenceValue? {
    if let entries = node.mapping {
      let extra = keyed(entries, .rowValue, &diagnostics)
      guard let sql = extra["sql"] else {
        diagnostics.error(
          SchemaCode.missingPart, "the key 'sql' is missing",
          remedy: "write an expression as '{ sql: now() }'; quote JSON", at: node.range)
        return nil
      }
      return fragment(sql, "an expression", &diagnostics).map(ReferenceValue.expression)
    }
    if node.isNull { return .null }
    guard let scalar = node.scalar else {
      _ = node.text("a value", &diagnostics)
      return nil
    }
    switch scalar.kind {
    case .null: return .null
    case .bool: return .boolean(scalar.text.lowercased() == "true")
    // What YAML takes for a number, as `.inf`, may be none in SQL; as text the server knows it.
    case .number: return scalar.text.isDecimal ? .number(scalar.text) : .string(scalar.text)
    case .text: return .string(scalar.text)
    }
  }

  /// Columns of a table that are gone on purpose.
  mutating func readDropped(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for item in node.items("a list of columns", &diagnostics) ?? [] {
      guard let name = identifier(item, "a column's former name", &diagnostics) else { continue }
      sources.record(item.range, for: draft.path, .dropped(draft.table.dropped.count))
      draft.table.dropped.append(name)
    }
  }

  /// Objects that are gone on purpose, each with its namespace where that is not the file's.
  mutating func readDropped(
    _ node: YAMLNode, in namespace: SQLIdentifier, into space: inout Namespace,
    _ diagnostics: inout Diagnostics
  ) {
    for item in node.items("a list of names", &diagnostics) ?? [] {
      guard let name = qualifiedName(item, "an object's former name", &diagnostics) else {
        continue
      }
      sources.record(
        item.range, for: ObjectPath([.namespace(namespace)]), .dropped(space.dropped.count))
      space.dropped.append(
        QualifiedName(name.namespace.map(names.mapped) ?? namespace, name.name))
    }
  }
}

extension String {
  /// Whether the text is a decimal number as SQL writes it.
  fileprivate var isDecimal: Bool {
    utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E
        || byte == 0x65 || byte == 0x45
    }
  }
}
