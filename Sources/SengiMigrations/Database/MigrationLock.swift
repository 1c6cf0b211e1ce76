import SengiClient
import SengiSQL
import SengiWire

/// The lock that lets one runner a database work: an advisory lock of the session, with a row that
/// says whose it is.
struct MigrationLock {
  /// "sengi-mi" in ASCII; advisory locks are told apart by number, in each database.
  private static let key: Int64 = 0x7365_6E67_692D_6D69

  /// Waits for the lock.
  ///
  /// - Returns: The owner that died before, when its row is still there.
  /// - Throws: ``MigrationFailure`` of kind `refused` when the time is up.
  static nonisolated(nonsending) func acquire(
    _ session: MigrationSession, timeout: Duration, command: String,
    report: (MigrationEvent) -> Void
  ) async throws -> LockOwner? {
    let deadline = ContinuousClock.now.advanced(by: timeout)
    var told: LockOwner?
    var pause = Duration.milliseconds(50)
    while try await !tryLock(session) {
      let owner = try await owner(session)
      if let owner, owner != told {
        report(.waitingForLock(owner, isDead: owner.isDeadHere))
        told = owner
      }
      if ContinuousClock.now >= deadline {
        throw try await timedOut(session, owner)
      }
      try await Task.sleep(for: pause)
      pause = min(pause * 2, .seconds(1))
    }
    try await session.execute(Journal.ddl)
    let dead = try await recordedOwner(session)
    let me = LockOwner.current
    try await session.run(
      """
      INSERT INTO sengi.lock (one, owner, host, process, backend, since, command)
      VALUES (true, $1, $2, $3, pg_catalog.pg_backend_pid(), pg_catalog.now(), $4)
      ON CONFLICT (one) DO UPDATE SET owner = excluded.owner, host = excluded.host,
        process = excluded.process, backend = excluded.backend, since = excluded.since,
        command = excluded.command
      """,
      [
        .text(me.user), .text(me.host), .int4(Int32(truncatingIfNeeded: me.process)),
        .text(command),
      ]
    )
    return dead
  }

  static nonisolated(nonsending) func release(_ session: MigrationSession) async throws {
    try await session.run("DELETE FROM sengi.lock")
    _ = try await session.rows(
      "SELECT pg_catalog.pg_advisory_unlock($1)::text", [.int8(key)])
  }

  private static nonisolated(nonsending) func tryLock(
    _ session: MigrationSession
  ) async throws -> Bool {
    try await session.rows("SELECT pg_catalog.pg_try_advisory_lock($1)::text", [.int8(key)])
      .first?.first == "true"
  }

  /// Whose row it is, whether or not the lock is held.
  private static nonisolated(nonsending) func recordedOwner(
    _ session: MigrationSession
  ) async throws -> LockOwner? {
    let there = try await session.rows("SELECT pg_catalog.to_regclass('sengi.lock')::text")
    guard there.first?.first != .some(nil) else { return nil }
    let rows = try await session.rows(
      """
      SELECT owner, host, process::text, backend::text,
        pg_catalog.to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') FROM sengi.lock
      """)
    return rows.first.map(LockOwner.init(row:))
  }

  /// Who holds the lock just now.
  static nonisolated(nonsending) func owner(
    _ session: MigrationSession
  ) async throws -> LockOwner? {
    guard let holder = try await holder(session) else { return nil }
    let recorded = try await recordedOwner(session)
    if let recorded, recorded.backend == holder.backend { return recorded }
    // It has the lock, but has not said so yet.
    return LockOwner(
      user: holder.user, host: holder.address, process: 0, backend: holder.backend,
      since: holder.since)
  }

  private struct Holder {
    var backend: Int
    var user: String
    var address: String
    var since: String
    /// What the server says it does: `active`, `idle`.
    var state: String
  }

  private static nonisolated(nonsending) func holder(
    _ session: MigrationSession
  ) async throws -> Holder? {
    let rows = try await session.rows(
      """
      SELECT l.pid::text, coalesce(a.usename::text, ''), coalesce(a.client_addr::text, 'local'),
        coalesce(pg_catalog.to_char(a.backend_start AT TIME ZONE 'UTC',
          'YYYY-MM-DD HH24:MI:SS "UTC"'), ''), coalesce(a.state, '')
      FROM pg_catalog.pg_locks l
        LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
        AND l.database = (SELECT oid FROM pg_catalog.pg_database
          WHERE datname = pg_catalog.current_database())
        AND l.classid::bigint = $1::bigint >> 32
        AND l.objid::bigint = $1::bigint & 4294967295
      """, [.int8(key)])
    guard let row = rows.first, row.count == 5 else { return nil }
    return Holder(
      backend: row[0].flatMap { Int($0) } ?? 0, user: row[1] ?? "", address: row[2] ?? "",
      since: row[3] ?? "", state: row[4] ?? "")
  }

  private static nonisolated(nonsending) func timedOut(
    _ session: MigrationSession, _ owner: LockOwner?
  ) async throws -> MigrationFailure {
    let holder = try await holder(session)
    var remedy = "wait until it is done, or pass a longer --lock-wait"
    if let holder, holder.state == "idle" || owner?.isDeadHere == true {
      remedy +=
        "; if its process is gone, SELECT pg_terminate_backend(\(holder.backend)) sets the lock free"
    }
    return MigrationFailure(
      .refused, MigrationCode.locked,
      "another runner holds the lock: \(owner?.description ?? "it is not known who")",
      remedy: remedy)
  }
}

extension LockOwner {
  /// Owner, host, process, backend, since.
  fileprivate init(row: [String?]) {
    let values = row + [String?](repeating: nil, count: max(0, 5 - row.count))
    self.init(
      user: values[0] ?? "", host: values[1] ?? "", process: values[2].flatMap { Int($0) } ?? 0,
      backend: values[3].flatMap { Int($0) } ?? 0, since: values[4] ?? "")
  }
}
