import SengiSQL
import SengiSchema

/// The rows that the schema holds in a table, one a line where they fit there.
struct ReferenceRowsValue {
  let table: Table

  var value: YAMLValue? {
    guard let rows = table.referenceRows else { return nil }
    let list = YAMLValue.list(rows.rows.map(Self.row))
    guard rows.key != table.primaryKey?.columns else { return list }
    let key = rows.key.map(\.spelled).joined(separator: ", ")
    return .mapping([YAMLPair("key", .sql("(\(key))")), YAMLPair("values", list)])
  }

  private static func row(_ row: ReferenceRow) -> YAMLValue {
    .flow(row.fields.map { YAMLPair($0.column.name, value($0.value)) })
  }

  private static func value(_ value: ReferenceValue) -> YAMLValue {
    switch value {
    case .null: .plain("null")
    case .number(let text): .plain(text)
    case .boolean(let value): .plain(value ? "true" : "false")
    case .string(let text): .text(text)
    case .expression(let expression): .flow([YAMLPair("sql", .sql(expression.source))])
    }
  }
}

extension ReferenceRows {
  /// The rows without columns that are gone; nil where they cannot be told apart any more.
  func only(_ columns: [SQLIdentifier]) -> ReferenceRows? {
    let kept = Set(columns)
    guard key.allSatisfy(kept.contains) else { return nil }
    return ReferenceRows(
      key: key,
      rows: rows.map { row in ReferenceRow(row.fields.filter { kept.contains($0.column) }) })
  }
}
