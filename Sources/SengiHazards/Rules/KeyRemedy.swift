import SengiSQL

/// How a key comes to a table in use: its index first, then the constraint over it.
enum KeyRemedy {
  static func text(
    _ key: ConstraintClause, _ part: StatementFacts.Alteration, word: String
  ) -> String {
    let table = part.table.name
    let columns = key.columns.map(\.name).joined(separator: "_")
    let ending = key.kind == .primaryKey ? "pkey" : "\(columns)_key"
    let name = key.name ?? SQLIdentifier(truncating: "\(table.name.name)_\(ending)")
    let list = key.columns.map(\.spelled).joined(separator: ", ")
    if part.table.isPartitioned {
      return "on a partitioned table it cannot be avoided; do it while few use the table"
    }
    return
      "in an autocommit step: CREATE UNIQUE INDEX CONCURRENTLY \(name.spelled) ON \(table.spelled) (\(list)); then: \(part.head) ADD CONSTRAINT \(name.spelled) \(word) USING INDEX \(name.spelled);"
  }
}
