import SengiDiagnostics
import SengiSQL
import SengiSchema

/// The rows that a schema holds are rows of their table, told apart by one of its keys.
///
/// The server would refuse them only when they are written, which is when a migration runs.
struct ReferenceRowsFit: SchemaRule {
  func check(_ schema: Schema, _ sources: SourceMap, into diagnostics: inout Diagnostics) {
    for table in schema.tables {
      guard let rows = table.referenceRows else { continue }
      RowsCheck(schema: schema, table: table, rows: rows, sources: sources)
        .check(into: &diagnostics)
    }
  }
}

private struct RowsCheck {
  let schema: Schema
  let table: Table
  let rows: ReferenceRows
  let sources: SourceMap

  private var path: ObjectPath { table.path.appending(.rows) }

  func check(into diagnostics: inout Diagnostics) {
    if table.foreignServer != nil {
      diagnostics.error(
        .rowTable, "'\(table.name)' is a foreign table, and its rows are another server's",
        remedy: "leave 'rows' out", at: sources.range(of: path))
      return
    }
    guard hasKey(into: &diagnostics) else { return }
    var seen: [[String]: Int] = [:]
    for (place, row) in rows.rows.enumerated() {
      checkFields(of: row, place, into: &diagnostics)
      guard hasIdentity(row, place, into: &diagnostics), let identity = row.identity(by: rows.key)
      else { continue }
      if let first = seen[identity] {
        diagnostics.error(
          .rowDuplicate, "two rows of '\(table.name)' have the key \(Self.listed(identity))",
          remedy: "keep one", at: sources.range(of: path, .row(place)),
          notes: sources.range(of: path, .row(first)).map {
            [Diagnostic.Note("the first is here", at: $0)]
          } ?? [])
      } else {
        seen[identity] = place
      }
    }
  }

  private static func listed(_ values: [String]) -> String {
    "(" + values.joined(separator: ", ") + ")"
  }

  /// Whether the server can find a row by the key: `ON CONFLICT` takes no deferrable one.
  private func hasKey(into diagnostics: inout Diagnostics) -> Bool {
    let place = sources.range(of: path, .key(0))
    guard !rows.key.isEmpty else {
      diagnostics.error(
        .rowKey, "table '\(table.name)' has no primary key to tell its rows apart",
        remedy: "give it one, or name a unique key: 'rows: { key: (code), values: … }'", at: place)
      return false
    }
    let wanted = Set(rows.key)
    let usable = usableKeys
    guard !usable.contains(where: { Set($0) == wanted }) else { return true }
    let isKey = table.keys.contains { Set($0) == wanted }
    diagnostics.error(
      .rowKey,
      isKey
        ? "the key \(rows.key.listed) of table '\(table.name)' is deferrable"
        : "the columns \(rows.key.listed) are no key of table '\(table.name)'",
      remedy: usable.first.map { "write 'key: \($0.listed)'" }
        ?? "add 'unique: [\(rows.key.listed)]'", at: place)
    return false
  }

  private var usableKeys: [[SQLIdentifier]] {
    var keys: [[SQLIdentifier]] = []
    if let key = table.primaryKey, key.deferral == nil, !key.withoutOverlaps {
      keys.append(key.columns)
    }
    keys += table.uniques.filter { $0.deferral == nil && !$0.withoutOverlaps }.map(\.columns)
    return keys + table.indexes.compactMap(\.keyColumns)
  }

  private func hasIdentity(
    _ row: ReferenceRow, _ place: Int, into diagnostics: inout Diagnostics
  ) -> Bool {
    for name in rows.key {
      guard let field = row.fields.firstIndex(where: { $0.column == name }) else {
        diagnostics.error(
          .rowIdentity, "the row lacks '\(name)', by which it is known",
          remedy: "add '\(name): …'", at: sources.range(of: path, .row(place)))
        return false
      }
      let range = sources.range(of: path, .rowValue(row: place, field: field))
      switch row.fields[field].value {
      case .null:
        diagnostics.error(
          .rowIdentity, "the key column '\(name)' is null, by which no row is known",
          remedy: "write its value", at: range)
        return false
      case .expression:
        diagnostics.error(
          .rowIdentity, "the key column '\(name)' is an expression, whose value is not known here",
          remedy: "write a constant", at: range)
        return false
      case .number, .boolean, .string: continue
      }
    }
    return true
  }

  private func checkFields(
    of row: ReferenceRow, _ place: Int, into diagnostics: inout Diagnostics
  ) {
    for (position, field) in row.fields.enumerated() {
      let range = sources.range(of: path, .rowValue(row: place, field: position))
      guard let column = table.column(field.column) else {
        diagnostics.error(
          .rowColumn, "no column '\(field.column)' in table '\(table.name)'",
          remedy: Suggestion.remedy(for: field.column.name, in: table.columnNames), at: range)
        continue
      }
      check(field.value, of: column, at: range, into: &diagnostics)
    }
    for column in table.columns where !column.hasDefault && row[column.name] == nil {
      // What the key lacks is told of on its own.
      guard !rows.key.contains(column.name), !hasDomainDefault(column) else { continue }
      diagnostics.error(
        .rowIncomplete, "the row leaves out '\(column.name)', which has no default",
        remedy: "add '\(column.name): …'", at: sources.range(of: path, .row(place)))
    }
  }

  /// A domain may bring a default, or let NULL pass.
  private func hasDomainDefault(_ column: Column) -> Bool {
    guard case .domain(let name) = column.type.base, !column.type.isArray else { return false }
    return schema.domain(name)?.defaultValue != nil
  }

  private func check(
    _ value: ReferenceValue, of column: Column, at range: SourceRange?,
    into diagnostics: inout Diagnostics
  ) {
    if column.isComputed {
      diagnostics.error(
        .rowComputed, "column '\(column.name)' is generated, and the server alone writes it",
        remedy: "leave it out", at: range)
      return
    }
    if case .identity(always: true, _) = column.generation, !rows.key.contains(column.name) {
      diagnostics.error(
        .rowComputed, "column '\(column.name)' is 'generated always as identity'",
        remedy: "leave it out", at: range)
      return
    }
    let literal: Literal
    switch value {
    case .expression: return
    case .null:
      // A key that is null is another finding.
      guard !column.isNullable, !rows.key.contains(column.name) else { return }
      diagnostics.error(
        .rowValue, "null for column '\(column.name)', which is not nullable",
        remedy: "write a value, or the column's type as '\(column.type.sql)?'", at: range)
      return
    case .number(let text): literal = .number(text)
    case .boolean(let value): literal = .boolean(value)
    case .string(let text): literal = .string(text)
    }
    if let fault = LiteralCheck(schema: schema).fault(of: literal, as: column.type) {
      diagnostics.error(
        .rowValue, "\(value.sql) for column '\(column.name)' \(fault.reason)",
        remedy: fault.remedy, at: range)
    } else if let misfit = DefaultsFitTheirType.misfit(literal, column.type, schema) {
      diagnostics.error(
        .rowValue, "the value of column '\(column.name)' does not fit its shape: \(misfit)",
        remedy: "write what the shape asks for", at: range)
    }
  }
}
