/// A made-up project of any size: tables with columns of all usual types, keys, indexes, checks and
/// references to one another.
struct SampleProject {
  let tables: Int
  /// Columns beside the key and the reference.
  let columns: Int

  private static let types = [
    "text", "varchar(80)", "integer", "bigint default 0", "numeric(12, 2)", "boolean default false",
    "timestamptz default now()", "date?", "jsonb default '{}'", "uuid?", "text[]? ",
    "text? # a note",
  ]

  /// One file a table, as `pull` writes larger projects.
  func files() -> [(name: String, text: String)] {
    (0..<tables).map { ("app/table_\($0)", "namespace: app\n\ntables:\n" + table($0)) }
  }

  /// One file with every table, as long as the tables make it.
  func file() -> String {
    "namespace: app\n\ntables:\n" + (0..<tables).map(table).joined(separator: "\n")
  }

  private func table(_ number: Int) -> String {
    var text = """
        table_\(number):
          doc: The things of kind \(number), as many as there are.
          columns:
            id: bigint primary key generated always as identity

      """
    for column in 0..<columns {
      let type = Self.types[column % Self.types.count]
      text += "      column_\(column): \(type)\n"
    }
    if number > 0 {
      text += "      parent_id: bigint references table_\(number / 2) on delete cascade\n"
    }
    text += """
          checks:
            column_2_is_small: (column_2 < 1000 and column_2 >= 0)
          indexes:
            - (column_0, column_2 desc)\(number > 0 ? "\n      - (parent_id)" : "")
            - (lower(column_1)) where (not column_5)

      """
    return text
  }
}
