import SengiClient
import SengiDiagnostics
import SengiTesting
import Testing

@testable import SengiMigrations

/// Steps outside transactions, retries, locks and batches.
@Suite struct OnlineStepTests {
  static let table = """
    CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0);
    INSERT INTO t SELECT i FROM generate_series(1, 1000) AS i;
    """

  static func indexes(_ database: TestDatabase) async throws -> [String] {
    try await database.texts(
      """
      SELECT indexrelid::regclass::text || ' ' || indisvalid FROM pg_index
      WHERE indrelid = 't'::regclass ORDER BY 1
      """)
  }

  @Test func aFailedUniqueIndexLeavesNothingBehind() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a",
      "-- sengi:autocommit\nSET search_path = s;\nCREATE UNIQUE INDEX CONCURRENTLY i ON t (n);")
    try await withDatabase("CREATE SCHEMA s; SET search_path = s;" + Self.table) { database in
      let broken = try await failure { try await database.migrator(sample).up() }
      #expect(broken.findings.map(\.code) == [MigrationCode.stepFailed])
      #expect(
        try await database.texts("SELECT 'there' WHERE to_regclass('s.i') IS NOT NULL") == [])
      try await database.execute("UPDATE s.t SET n = id")
      // The session that resumes has the path set anew.
      try await database.migrator(sample).resume()
      #expect(
        try await database.texts(
          "SELECT indisvalid::text FROM pg_index WHERE indexrelid = 's.i'::regclass") == ["true"])
    }
  }

  /// What a runner leaves that dies while the statement runs.
  private func interrupted(
    _ sample: MigrationSample, _ database: TestDatabase, _ remains: String
  ) async throws -> EventLog {
    let migration = try #require(try sample.graph().migrations.first)
    let progress = JournalEntry.Progress(step: 0, statement: 0, isAttempted: true)
    try await database.execute(
      """
      \(Journal.ddl.description)
      INSERT INTO sengi.journal (id, name, checksum, direction, state, steps, attempted,
        done_checksum, applied_by)
      VALUES ('\(migration.id)', '\(migration.name)', '\(migration.up.script.checksum)', 'up',
        'running', \(migration.up.script.steps.count), true,
        '\(migration.up.script.checksum(done: progress))', 'nobody');
      INSERT INTO sengi.lock VALUES (true, 'somebody', 'elsewhere', 1, 1, now(), 'up');
      """)
    if !remains.isEmpty { try await database.execute(remains) }
    let log = EventLog()
    let refused = try await failure { try await database.migrator(sample, log).up() }
    #expect(refused.findings.map(\.code) == [MigrationCode.unfinished])
    #expect(log.all.contains { if case .ownerDied = $0 { true } else { false } })
    return log
  }

  @Test(arguments: [
    // Valid, invalid, missing.
    ("CREATE INDEX i ON t (n)", false),
    (
      "CREATE INDEX i ON t (n); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass",
      true
    ),
    ("", false),
  ]) func anInterruptedIndexIsLookedAt(_ remains: String, _ isRepaired: Bool) async throws {
    let sample = MigrationSample()
    try sample.add(1, "a", "-- sengi:autocommit\nCREATE INDEX CONCURRENTLY i ON t (n);")
    try await withDatabase(Self.table) { database in
      _ = try await interrupted(sample, database, remains)
      let log = EventLog()
      try await database.migrator(sample, log).resume()
      #expect(try await Self.indexes(database) == ["i true", "t_pkey true"])
      let ran = log.all.contains { if case .statementRan = $0 { true } else { false } }
      let repaired = log.all.contains { if case .repaired = $0 { true } else { false } }
      #expect(ran == (remains.isEmpty || isRepaired))
      #expect(repaired == isRepaired)
    }
  }

  @Test func remainsOfReindexingAreDropped() async throws {
    let sample = MigrationSample()
    try sample.add(1, "a", "-- sengi:autocommit\nREINDEX TABLE CONCURRENTLY t;")
    try await withDatabase(Self.table) { database in
      _ = try await interrupted(
        sample, database,
        """
        CREATE INDEX t_pkey_ccnew ON t (id);
        UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_pkey_ccnew'::regclass
        """)
      try await database.migrator(sample).resume()
      #expect(try await Self.indexes(database) == ["t_pkey true"])
    }
  }

  @Test func droppedIndexesAndDetachedPartitionsAreLookedAt() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a",
      """
      -- sengi:autocommit
      DROP INDEX CONCURRENTLY i;
      ALTER TABLE parts DETACH PARTITION part CONCURRENTLY;
      """)
    try await withDatabase(
      Self.table
        + """
        CREATE TABLE parts (id int) PARTITION BY RANGE (id);
        CREATE TABLE part PARTITION OF parts FOR VALUES FROM (1) TO (2);
        """
    ) { database in
      // The index is gone already.
      _ = try await interrupted(sample, database, "")
      try await database.migrator(sample).resume()
      #expect(try await database.texts("SELECT inhrelid::text FROM pg_inherits") == [])
    }
  }

  @Test func whatNothingTellsIsLeftToPeople() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a", "-- sengi:autocommit\nDO $$ BEGIN UPDATE t SET n = n + 1; COMMIT; END $$;")
    try await withDatabase(Self.table) { database in
      _ = try await interrupted(sample, database, "")
      let doubt = try await failure { try await database.migrator(sample).resume() }
      #expect(doubt.kind == .refused)
      #expect(doubt.findings.map(\.code) == [MigrationCode.inDoubt])
      try await database.migrator(sample) { $0.assumption = .notDone }.resume()
      #expect(try await database.texts("SELECT DISTINCT n::text FROM t") == ["1"])
      #expect(try await database.migrator(sample).status().isUpToDate)
    }
  }

  @Test func whoWaitsForALockTriesAgain() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a", "-- sengi:transaction lock_timeout=50 retries=40\nALTER TABLE t ADD COLUMN b int;")
    try await withDatabase(Self.table) { database in
      let log = EventLog()
      let client = PGClient(database.configuration)
      try await client.transaction { holder in
        _ = try await holder.run(.init("LOCK TABLE t IN ACCESS SHARE MODE", binds: []))
        let running = Task { try await database.migrator(sample, log).up() }
        while !log.all.contains(where: { if case .retrying = $0 { true } else { false } }) {
          try await Task.sleep(for: .milliseconds(10))
        }
        _ = try await holder.run(.init("SELECT 1", binds: []))
        // The transaction ends here, and with it the lock.
        _ = running
      }
      await client.close()
      while try await !database.migrator(sample).status().isUpToDate {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try await database.texts("SELECT count(b)::text FROM t") == ["0"])
    }
  }

  @Test func aLockNeverHadFailsTheStep() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a", "-- sengi:transaction lock_timeout=20 retries=1\nALTER TABLE t ADD COLUMN b int;")
    try await withDatabase(Self.table) { database in
      let client = PGClient(database.configuration)
      try await client.transaction { holder in
        _ = try await holder.run(.init("LOCK TABLE t IN ACCESS SHARE MODE", binds: []))
        let broken = try await failure { try await database.migrator(sample).up() }
        #expect(broken.findings.map(\.code) == [MigrationCode.stepFailed])
        #expect(broken.findings.first?.message.contains("55P03") == true)
      }
      await client.close()
      try await database.migrator(sample).up()
    }
  }

  @Test func twoRunnersDoTheWorkOnce() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a", "-- sengi:transaction\nINSERT INTO t VALUES (0); SELECT pg_sleep(0.3);")
    try await withDatabase(Self.table) { database in
      let log = EventLog()
      let runs = (0..<3).map { _ in Task { try await database.migrator(sample, log).up() } }
      var parts = 0
      for run in runs { parts += try await run.value.parts.count }
      #expect(parts == 1)
      #expect(log.all.contains { if case .waitingForLock = $0 { true } else { false } })
    }
  }

  @Test func whoWaitsTooLongIsToldForWhom() async throws {
    let sample = MigrationSample()
    // It goes on for as long as this test wants.
    try sample.add(1, "a", "-- sengi:transaction lock_timeout=0\nSELECT pg_advisory_lock(42);")
    try await withDatabase { database in
      let log = EventLog()
      let client = PGClient(database.configuration)
      let running = try await client.transaction { holder in
        _ = try await holder.run(.init("SELECT pg_advisory_xact_lock(42)::text", binds: []))
        let running = Task { try await database.migrator(sample, log).up() }
        while log.all.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        let locked = try await failure {
          try await database.migrator(sample) { $0.lockWait = .milliseconds(100) }.up()
        }
        #expect(locked.kind == .refused)
        #expect(locked.findings.map(\.code) == [MigrationCode.locked])
        let me = LockOwner.current
        #expect(locked.findings.first?.message.contains("@\(me.host)") == true)
        #expect(try await database.migrator(sample).status().owner?.process == me.process)
        return running
      }
      _ = try await running.value
      await client.close()
      #expect(try await database.migrator(sample).status().owner == nil)
    }
  }

  @Test func batchesChangeEveryRowOnce() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a",
      "-- sengi:batch table=t key=id size=64\nUPDATE t SET n = n + 1 WHERE ($1 IS NULL OR id > $1) AND id <= $2;"
    )
    try await withDatabase(Self.table) { database in
      let log = EventLog()
      try await database.migrator(sample, log).up()
      let rows = log.all.map { if case .stretchDone(_, _, let rows, _) = $0 { rows } else { 0 } }
      #expect(rows.reduce(0, +) == 1000)
      #expect(rows.max() == 64)
      #expect(try await database.texts("SELECT DISTINCT n::text FROM t") == ["1"])
    }
  }

  @Test func anInterruptedBatchGoesOnFromItsCursor() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a",
      "-- sengi:batch table=t key=id size=100\nUPDATE t SET n = n + 1 WHERE ($1 IS NULL OR id > $1) AND id <= $2 AND 1 / (id - 500) < 2;"
    )
    try await withDatabase(Self.table) { database in
      let broken = try await failure { try await database.migrator(sample).up() }
      #expect(broken.findings.first?.message.contains("22012") == true)
      let entry = try await database.migrator(sample).status().migrations.first?.entry
      #expect(entry?.progress.cursor == "400")
      #expect(entry?.batchRows == 400)
      try await database.execute("UPDATE t SET id = 2000 WHERE id = 500")
      try await database.migrator(sample).resume()
      #expect(try await database.texts("SELECT DISTINCT n::text FROM t") == ["1"])
    }
  }

  @Test func aKeyThatLeavesRowsOutIsRefused() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a", "-- sengi:batch table=t key=n\nUPDATE t SET n = 1 WHERE n > $1 AND n <= $2;")
    try await withDatabase(Self.table) { database in
      let broken = try await failure { try await database.migrator(sample).up() }
      #expect(broken.findings.map(\.code) == [MigrationCode.badBatchKey])
    }
  }

  @Test func aFleetReportsEachDatabase() async throws {
    let sample = MigrationSample()
    try sample.add(1, "a", "CREATE TABLE made ();")
    var databases: [TestDatabase] = []
    for number in 0..<8 {
      databases.append(
        try await TestDatabase.create(ddl: number == 3 ? "CREATE TABLE made ();" : ""))
    }
    func run(_ stops: Bool, _ some: [TestDatabase]) async -> [String] {
      await MigrationFleet.run(some, jobs: stops ? 1 : 3, stopsOnError: stops) { database in
        try await database.migrator(sample).up()
      }.map { result in
        switch result {
        case .done(let outcome): "\(outcome.parts.count)"
        case .failed(let error):
          (error as? MigrationFailure)?.diagnostics.first?.code.description ?? ""
        case .skipped: "skipped"
        }
      }
    }
    #expect(await run(false, databases) == ["1", "1", "1", "MIG0202", "1", "1", "1", "1"])
    #expect(await run(true, Array(databases[2...4])) == ["0", "MIG0202", "skipped"])
    for database in databases { try await database.drop() }
  }

  @Test func anUnreachableServerIsTold() async throws {
    let sample = MigrationSample()
    try sample.add(1, "a", "SELECT 1;")
    let migrator = Migrator(
      try sample.graph(), on: PGConfiguration("host=/nowhere/at/all dbname=x"))
    let lost = try await failure { try await migrator.up() }
    #expect(lost.kind == .server)
    #expect(lost.findings.map(\.code) == [MigrationCode.noConnection])
  }
}
