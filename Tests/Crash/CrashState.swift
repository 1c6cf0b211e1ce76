import SengiClient
import SengiWire

/// What a database is, as far as migrations change it.
struct CrashState: Equatable {
  /// Columns, indexes with their validity, constraints, partitions; in order.
  var catalogue: [String]
  /// How often rows were touched and steps left their mark.
  var rows: [String]
  var journal: [String]

  private static let catalogueQuery = """
    SELECT fact FROM (
      SELECT format('column %s.%s %s', attrelid::regclass, attname,
        format_type(atttypid, atttypmod)) AS fact
      FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
      WHERE attnum > 0 AND NOT attisdropped AND relnamespace = 'public'::regnamespace
      UNION ALL
      SELECT format('index %s valid %s', pg_get_indexdef(indexrelid), indisvalid)
      FROM pg_index JOIN pg_class c ON c.oid = indexrelid
      WHERE relnamespace = 'public'::regnamespace
      UNION ALL
      SELECT format('constraint %s %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace
      UNION ALL
      SELECT format('partition %s of %s pending %s', inhrelid::regclass, inhparent::regclass,
        inhdetachpending) FROM pg_inherits
    ) AS facts ORDER BY fact COLLATE "C"
    """

  private static let rowsQuery = """
    SELECT format('items touched %s: %s', touched, count(*)) FROM items GROUP BY touched
    UNION ALL
    SELECT format('names touched %s: %s', touched, count(*)) FROM names GROUP BY touched
    UNION ALL
    SELECT format('effect %s: %s', step, count(*)) FROM effects GROUP BY step
    ORDER BY 1
    """

  static func read(_ connection: String) async throws -> CrashState {
    let client = PGClient(PGConfiguration(connection))
    do {
      let state = CrashState(
        catalogue: try await texts(client, catalogueQuery),
        rows: try await texts(client, rowsQuery),
        journal: try await texts(
          client, "SELECT name || ' ' || state FROM sengi.journal ORDER BY 1"))
      await client.close()
      return state
    } catch {
      await client.close()
      throw error
    }
  }

  private static func texts(_ client: PGClient, _ sql: String) async throws -> [String] {
    let statement = PGStatement(
      id: PGStatementID(high: 0, low: UInt64(truncatingIfNeeded: sql.hashValue)), sql: .text(sql),
      binds: [])
    return try await client.run(statement).map { row in try String.decode(row, 0) }
  }

  /// What differs, one line each.
  func differences(from other: CrashState) -> [String] {
    let (own, wanted) = (catalogue + rows + journal, other.catalogue + other.rows + other.journal)
    return own.filter { !wanted.contains($0) }.map { "has  \($0)" }
      + wanted.filter { !own.contains($0) }.map { "lacks \($0)" }
  }
}
