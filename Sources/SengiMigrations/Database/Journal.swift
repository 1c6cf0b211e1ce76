import SengiClient
import SengiSQL
import SengiWire

/// The table in the database that says what was applied to it, and how far.
///
/// Whoever writes a row does so in the same transaction as the work that the row is about, where
/// the server lets him.
struct Journal {
  let session: MigrationSession

  static let ddl: SQLText = """
    SET client_min_messages = warning;
    CREATE SCHEMA IF NOT EXISTS sengi;
    CREATE TABLE IF NOT EXISTS sengi.journal (
      id text PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      direction text NOT NULL CHECK (direction IN ('up', 'down')),
      state text NOT NULL CHECK (state IN ('running', 'failed', 'applied', 'baseline', 'replaced')),
      step integer NOT NULL DEFAULT 0,
      steps integer NOT NULL,
      statement integer NOT NULL DEFAULT 0,
      attempted boolean NOT NULL DEFAULT false,
      done_checksum text NOT NULL DEFAULT '',
      batch_cursor text,
      batch_rows bigint NOT NULL DEFAULT 0,
      error text,
      started_at timestamptz NOT NULL DEFAULT pg_catalog.now(),
      finished_at timestamptz,
      applied_by text NOT NULL
    );
    CREATE TABLE IF NOT EXISTS sengi.lock (
      one boolean PRIMARY KEY CHECK (one),
      owner text NOT NULL,
      host text NOT NULL,
      process integer NOT NULL,
      backend integer NOT NULL,
      since timestamptz NOT NULL,
      command text NOT NULL
    );
    RESET client_min_messages;
    """

  /// Every row, by name; none where there is no journal.
  nonisolated(nonsending) func entries() async throws -> [JournalEntry] {
    let there = try await session.rows("SELECT pg_catalog.to_regclass('sengi.journal')::text")
    guard there.first?.first != .some(nil) else { return [] }
    return try await session.rows(
      """
      SELECT id, name, checksum, direction, state, step::text, steps::text, statement::text,
        attempted::text, done_checksum, batch_cursor, batch_rows::text, error,
        pg_catalog.to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'),
        pg_catalog.to_char(finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'),
        applied_by
      FROM sengi.journal ORDER BY name COLLATE "C", id COLLATE "C"
      """
    ).map(JournalEntry.init(row:))
  }

  /// Begins a migration, or goes on with it: its row says `running` from here on.
  nonisolated(nonsending) func begin(
    _ migration: Migration, _ direction: JournalEntry.Direction, steps: Int
  ) async throws {
    try await session.run(
      """
      INSERT INTO sengi.journal (id, name, checksum, direction, state, steps, applied_by)
      VALUES ($1, $2, $3, $4, 'running', $5, \(Self.by))
      ON CONFLICT (id) DO UPDATE SET state = 'running', direction = excluded.direction,
        checksum = excluded.checksum, steps = excluded.steps, error = NULL, finished_at = NULL,
        applied_by = excluded.applied_by,
        started_at = CASE WHEN journal.direction = excluded.direction
          THEN journal.started_at ELSE excluded.started_at END,
        step = CASE WHEN journal.direction = excluded.direction THEN journal.step ELSE 0 END,
        statement = CASE WHEN journal.direction = excluded.direction
          THEN journal.statement ELSE 0 END,
        attempted = journal.attempted AND journal.direction = excluded.direction,
        done_checksum = CASE WHEN journal.direction = excluded.direction
          THEN journal.done_checksum ELSE '' END,
        batch_cursor = CASE WHEN journal.direction = excluded.direction
          THEN journal.batch_cursor END,
        batch_rows = CASE WHEN journal.direction = excluded.direction
          THEN journal.batch_rows ELSE 0 END
      """,
      [
        .text(migration.id), .text(migration.name.description),
        .text(migration.up.script.checksum), .text(direction.rawValue),
        .int4(Int32(truncatingIfNeeded: steps)),
      ] + [Self.operator])
  }

  /// Says how far the migration is. `done` is the checksum of that.
  nonisolated(nonsending) func record(
    _ id: String, _ progress: JournalEntry.Progress, done: String, batchRows: Int = 0
  ) async throws {
    // A step may have taken another role for its statements.
    try await session.execute("SET LOCAL ROLE NONE")
    try await session.run(
      """
      UPDATE sengi.journal SET step = $2, statement = $3, attempted = $4, batch_cursor = $5,
        done_checksum = $6, batch_rows = CASE WHEN $5::text IS NULL THEN 0 ELSE batch_rows + $7 END
      WHERE id = $1
      """,
      [
        .text(id), .int4(Int32(truncatingIfNeeded: progress.step)),
        .int4(Int32(truncatingIfNeeded: progress.statement)), .bool(progress.isAttempted),
        progress.cursor.map(PGBind.text) ?? .null(0), .text(done),
        .int8(Int64(batchRows)),
      ])
  }

  /// Ends a migration that is done.
  nonisolated(nonsending) func finish(
    _ migration: Migration, _ direction: JournalEntry.Direction
  ) async throws {
    try await session.execute("SET LOCAL ROLE NONE")
    if direction == .up {
      try await session.run(
        """
        UPDATE sengi.journal SET state = 'applied', finished_at = pg_catalog.clock_timestamp()
        WHERE id = $1
        """, [.text(migration.id)])
    } else {
      for id in [migration.id] + migration.snapshot.replaces {
        try await session.run("DELETE FROM sengi.journal WHERE id = $1", [.text(id)])
      }
    }
  }

  nonisolated(nonsending) func fail(_ id: String, _ error: String) async throws {
    try await session.run(
      """
      UPDATE sengi.journal SET state = 'failed', error = $2,
        finished_at = pg_catalog.clock_timestamp()
      WHERE id = $1
      """, [.text(id), .text(error.replacing("\0", with: ""))])
  }

  /// Says that a migration is applied still, since taking it back failed before anything was done.
  nonisolated(nonsending) func keep(_ migration: Migration, _ error: String) async throws {
    let steps = migration.up.script.steps.count
    try await session.run(
      """
      UPDATE sengi.journal SET state = 'applied', direction = 'up', error = $2, step = $3,
        steps = $3, finished_at = pg_catalog.clock_timestamp()
      WHERE id = $1
      """,
      [
        .text(migration.id), .text(error.replacing("\0", with: "")),
        .int4(Int32(truncatingIfNeeded: steps)),
      ])
  }

  /// Marks a migration as applied without running it.
  nonisolated(nonsending) func mark(
    _ migration: Migration, _ state: JournalEntry.State
  ) async throws {
    try await session.run(
      """
      INSERT INTO sengi.journal (id, name, checksum, direction, state, step, steps, finished_at,
        applied_by)
      VALUES ($1, $2, $3, 'up', $4, $5, $5, pg_catalog.clock_timestamp(), \(Self.by))
      """,
      [
        .text(migration.id), .text(migration.name.description),
        .text(migration.up.script.checksum), .text(state.rawValue),
        .int4(Int32(truncatingIfNeeded: migration.up.script.steps.count)),
      ] + [Self.operator])
  }

  /// Says of the migrations that one stands for that it does.
  nonisolated(nonsending) func retire(_ ids: [String]) async throws {
    for id in ids {
      try await session.run(
        "UPDATE sengi.journal SET state = 'replaced' WHERE id = $1", [.text(id)])
    }
  }

  private static let by: SQLText =
    "pg_catalog.format('%s by %s', session_user, $6::text)"

  private static var `operator`: PGBind {
    let owner = LockOwner.current
    return .text("\(owner.user)@\(owner.host)")
  }
}

extension JournalEntry {
  /// The columns in the order that the journal selects them.
  fileprivate init(row: [String?]) {
    let values = row + [String?](repeating: nil, count: max(0, 16 - row.count))
    func number(_ index: Int) -> Int { values[index].flatMap { Int($0) } ?? 0 }
    id = values[0] ?? ""
    name = values[1] ?? ""
    checksum = values[2] ?? ""
    direction = Direction(rawValue: values[3] ?? "") ?? .up
    state = State(rawValue: values[4] ?? "") ?? .failed
    steps = number(6)
    progress = Progress(
      step: number(5), statement: number(7), isAttempted: values[8] == "true", cursor: values[10])
    doneChecksum = values[9] ?? ""
    batchRows = number(11)
    error = values[12]
    startedAt = values[13] ?? ""
    finishedAt = values[14]
    appliedBy = values[15] ?? ""
  }
}
