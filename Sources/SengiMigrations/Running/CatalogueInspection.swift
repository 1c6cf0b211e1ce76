import SengiClient
import SengiSQL
import SengiWire

/// Looks in the catalogue for what an interrupted statement has done, and clears away its remains.
struct CatalogueInspection {
  enum Verdict: Equatable {
    case done
    /// It has to be run; nothing of it is left.
    case absent
    case unknown
  }

  let session: MigrationSession
  /// Told what was put right.
  let repaired: (String) -> Void

  nonisolated(nonsending) func verdict(
    on statement: ConcurrentStatement
  ) async throws -> Verdict {
    switch statement {
    case .createIndex(let name, let table): return try await createdIndex(name, table)
    case .dropIndexes(let names):
      for name in names where try await exists(name) { return .absent }
      return .done
    case .detachPartition(let table, let partition): return try await detached(table, partition)
    case .reindex(let what):
      try await clearRemains(what)
      return .absent
    case .repeatable: return .absent
    case .unknown: return .unknown
    }
  }

  private nonisolated(nonsending) func exists(_ name: QualifiedName) async throws -> Bool {
    let rows = try await session.rows(
      "SELECT pg_catalog.to_regclass($1)::text", [.text(name.quoted)])
    return rows.first?.first != .some(nil)
  }

  private nonisolated(nonsending) func createdIndex(
    _ name: SQLIdentifier, _ table: QualifiedName
  ) async throws -> Verdict {
    let rows = try await session.rows(
      """
      SELECT i.indisvalid::text, n.nspname::text
      FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE i.indrelid = pg_catalog.to_regclass($1) AND c.relname = $2
      """, [.text(table.quoted), .text(name.name)])
    guard let row = rows.first else { return .absent }
    if row.first == "true" { return .done }
    try await drop(QualifiedName(row.last.flatMap { $0 }.flatMap { SQLIdentifier($0) }, name))
    return .absent
  }

  private nonisolated(nonsending) func drop(_ index: QualifiedName) async throws {
    try await session.execute("DROP INDEX CONCURRENTLY IF EXISTS \(index)")
    repaired("dropped the invalid index \(index)")
  }

  private nonisolated(nonsending) func detached(
    _ table: QualifiedName, _ partition: QualifiedName
  ) async throws -> Verdict {
    let rows = try await session.rows(
      """
      SELECT inhdetachpending::text FROM pg_catalog.pg_inherits
      WHERE inhparent = pg_catalog.to_regclass($1) AND inhrelid = pg_catalog.to_regclass($2)
      """, [.text(table.quoted), .text(partition.quoted)])
    guard let row = rows.first else { return .done }
    if row.first != "true" { return .absent }
    try await session.execute("ALTER TABLE \(table) DETACH PARTITION \(partition) FINALIZE")
    repaired("finished detaching \(partition)")
    return .done
  }

  /// `REINDEX CONCURRENTLY` builds beside the old index, under a name that ends so (manual,
  /// "Rebuilding Indexes Concurrently").
  private nonisolated(nonsending) func clearRemains(
    _ what: ConcurrentStatement.Reindexed
  ) async throws {
    let condition: SQLText
    let bind: String
    switch what {
    case .index(let name):
      condition = """
        i.indrelid = (SELECT indrelid FROM pg_catalog.pg_index
          WHERE indexrelid = pg_catalog.to_regclass($1))
        """
      bind = name.quoted
    case .table(let name):
      condition = "i.indrelid = pg_catalog.to_regclass($1)"
      bind = name.quoted
    case .namespace(let name):
      condition = "n.nspname = $1"
      bind = name.name
    case .database:
      condition = "n.nspname <> $1"
      bind = "pg_toast"
    }
    let rows = try await session.rows(
      """
      SELECT n.nspname::text, c.relname::text
      FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND \(condition)
      ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"
      """, [.text(bind)])
    for row in rows where row.count == 2 {
      guard let name = row[1].flatMap({ SQLIdentifier($0) }) else { continue }
      try await drop(QualifiedName(row[0].flatMap { SQLIdentifier($0) }, name))
    }
  }
}
