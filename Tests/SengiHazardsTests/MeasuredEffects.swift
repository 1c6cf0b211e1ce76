import SengiClient
import SengiHazards
import SengiSQL
import SengiWire

/// What a statement really did on a server, rolled back afterwards.
struct MeasuredEffects: Equatable {
  /// The strongest lock by relation, without the namespace.
  var locks: [String: LockMode] = [:]
  var kinds: [String: String] = [:]
  var rewrites: Set<String> = []
  var scans: Set<String> = []

  private struct RollBack: Error {}

  /// Runs the statement behind the settings in a transaction that is then rolled back.
  nonisolated(nonsending) static func measure(
    _ client: PGClient, _ sql: String, settings: [String]
  ) async throws -> MeasuredEffects {
    var measured = MeasuredEffects()
    do {
      try await client.transaction { transaction in
        try await transaction.connection.execute(
          script: SQLScript(trusted: (settings + [before]).joined(separator: ";\n")))
        try await transaction.connection.execute(script: SQLScript(trusted: sql))
        for row in try await rows(transaction, after) { measured.take(row) }
        throw RollBack()
      }
    } catch is RollBack {}
    return measured
  }

  private static let before = """
    CREATE TEMP TABLE seen ON COMMIT DROP AS
    SELECT oid, relname::text AS name, relkind::text AS kind, relfilenode AS file,
      pg_stat_get_xact_numscans(oid) AS scans
    FROM pg_class WHERE relnamespace = 'app'::regnamespace
    """

  /// One text a relation: its name, its kind, whether rewritten, whether scanned, its modes.
  private static let after = """
    SELECT concat_ws(' ', s.name, s.kind, coalesce(c.relfilenode <> s.file, false),
      c.oid IS NOT NULL AND pg_stat_get_xact_numscans(s.oid) > s.scans,
      (SELECT string_agg(l.mode, ' ') FROM pg_locks l
       WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.relation = s.oid))
    FROM seen s LEFT JOIN pg_class c USING (oid) ORDER BY s.name
    """

  nonisolated(nonsending) static func rows(
    _ executor: some PGExecutor, _ sql: String
  ) async throws -> [String] {
    let statement = PGStatement(
      id: PGStatementID(high: 7, low: UInt64(truncatingIfNeeded: sql.hashValue)), sql: .text(sql),
      binds: [])
    return try await executor.run(statement).map { row in
      String(decoding: try row.bytes(0, oid: 0), as: UTF8.self)
    }
  }

  private mutating func take(_ row: String) {
    let words = row.split(separator: " ").map(String.init)
    guard words.count >= 4 else { return }
    kinds[words[0]] = words[1]
    let hasRows = words[1] == "r" || words[1] == "m"
    if hasRows, words[2] == "t" { rewrites.insert(words[0]) }
    if hasRows, words[2] == "f", words[3] == "t" { scans.insert(words[0]) }
    let modes = words.dropFirst(4).compactMap(LockMode.init(catalogueName:))
    if let strongest = modes.max() { locks[words[0]] = strongest }
  }
}

extension LockMode {
  /// As `pg_locks.mode` has it: `ShareUpdateExclusiveLock`.
  init?(catalogueName: String) {
    let found = Self.allCases.first {
      $0.name.replacing(" ", with: "").lowercased() + "lock" == catalogueName.lowercased()
    }
    guard let found else { return nil }
    self = found
  }
}
