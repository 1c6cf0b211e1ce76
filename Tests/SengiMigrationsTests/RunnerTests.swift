import Foundation
import SengiClient
import SengiDiagnostics
import SengiSteps
import SengiTesting
import Testing

@testable import SengiMigrations

@Suite struct RunnerTests {
  static let table = "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0);"

  @Test func upDownUp() async throws {
    let sample = MigrationSample()
    let a = try sample.add(1, "a", Self.table, down: "DROP TABLE t;")
    let b = try sample.add(
      2, "b", "-- sengi:autocommit\nCREATE INDEX CONCURRENTLY i ON t (n);",
      down: "-- sengi:down exact\nDROP INDEX i;", parents: [a])
    try sample.add(3, "c", "INSERT INTO t VALUES (1);", parents: [b])
    try await withDatabase { database in
      let log = EventLog()
      let migrator = try database.migrator(sample, log)
      #expect(
        try await migrator.status().migrations.map(\.state) == [.pending, .pending, .pending])
      #expect(try await migrator.up(isDryRun: true).parts.count == 3)
      #expect(try await database.texts("SELECT to_regclass('t')::text WHERE false") == [])
      let outcome = try await migrator.up(to: "b")
      #expect(outcome.parts.map(\.name.title) == ["a", "b"])
      #expect(log.all.last == .migrationDone(try #require(outcome.parts.last).name, .up))
      #expect(
        try await database.texts(
          "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = 't'::regclass AND indisvalid ORDER BY 1"
        ) == ["i", "t_pkey"])
      #expect(try await migrator.up().parts.map(\.name.title) == ["c"])
      #expect(try await migrator.status().isUpToDate)
      #expect(try await migrator.up().isEmpty)
      #expect(
        try await database.journal() == [
          "20260101T000000_a up applied 1/1", "20260102T000000_b up applied 1/1",
          "20260103T000000_c up applied 1/1",
        ])
      let stuck = try await failure { try await migrator.down() }
      #expect(stuck.kind == .refused)
      #expect(stuck.findings.map(\.code) == [MigrationCode.noWayBack])
    }
  }

  @Test func downTakesBackTheLastFirst() async throws {
    let sample = MigrationSample()
    let a = try sample.add(1, "a", Self.table, down: "DROP TABLE t;")
    let b = try sample.add(
      2, "b", "ALTER TABLE t ADD COLUMN b int;",
      down: "-- sengi:down lossy\n-- loses: the values of t.b\nALTER TABLE t DROP COLUMN b;",
      parents: [a])
    try sample.add(
      3, "c", "CREATE INDEX i ON t (b);", down: "DROP INDEX i;", parents: [b])
    try await withDatabase { database in
      let migrator = try database.migrator(sample)
      try await migrator.up()
      let lossy = try await failure { try await migrator.down(to: .migration("a")) }
      #expect(lossy.kind == .refused)
      #expect(lossy.findings.map(\.code) == [MigrationCode.lossyDown])
      #expect(lossy.findings.first?.notes.map(\.message) == ["loses: the values of t.b"])
      // Nothing was done, not even what loses nothing.
      #expect(try await migrator.status().isUpToDate)
      let allowing = try database.migrator(sample) { $0.allowsLoss = true }
      let outcome = try await allowing.down(to: .migration("a"))
      #expect(outcome.parts.map(\.name.title) == ["c", "b"])
      #expect(try await database.journal() == ["20260101T000000_a up applied 1/1"])
      try await allowing.up()
      #expect(try await allowing.down().parts.map(\.name.title) == ["c"])
      #expect(try await allowing.down(to: .everything).parts.map(\.name.title) == ["b", "a"])
      #expect(try await database.journal() == [])
      #expect(
        try await database.texts("SELECT 'there' WHERE to_regclass('t') IS NOT NULL") == [])
    }
  }

  @Test func aFailedStepIsMendedAndResumed() async throws {
    let sample = MigrationSample()
    let done = "-- sengi:transaction\n\(Self.table)\nINSERT INTO t VALUES (1);\n"
    try sample.add(
      1, "a", done + "-- sengi:transaction\n-- Wrong\nSELECT 1;\nINSERT INTO t\n  VALUES (1);\n")
    try await withDatabase { database in
      let broken = try await failure { try await database.migrator(sample).up() }
      #expect(broken.kind == .server)
      let finding = try #require(broken.findings.first)
      #expect(finding.code == MigrationCode.stepFailed)
      #expect(finding.range?.file == sample.file(1, "a", "up.sql"))
      #expect(finding.range?.start.line == 7)
      #expect(finding.message.contains("step 2 (Wrong)") && finding.message.contains("23505"))
      let status = try await database.migrator(sample).status()
      #expect(status.migrations.map(\.state) == [.failed])
      #expect(status.migrations.first?.entry?.error?.contains("t_pkey") == true)

      let refused = try await failure { try await database.migrator(sample).up() }
      #expect(refused.findings.map(\.code) == [MigrationCode.unfinished])
      let again = try await failure { try await database.migrator(sample).resume() }
      #expect(again.findings.map(\.code) == [MigrationCode.stepFailed])

      // What is done may not change, the rest may.
      let up = URL(filePath: sample.file(1, "a", "up.sql"))
      try Data((done.replacing("(1)", with: "(3)") + "-- sengi:transaction\nSELECT 1;").utf8)
        .write(to: up)
      let changed = try await failure { try await database.migrator(sample).resume() }
      #expect(changed.findings.map(\.code) == [MigrationCode.changedScript])
      try Data((done + "-- sengi:transaction\nINSERT INTO t VALUES (2);").utf8).write(to: up)
      let outcome = try await database.migrator(sample).resume()
      #expect(outcome.parts.map(\.stepsDone) == [1])
      #expect(try await database.texts("SELECT id::text FROM t ORDER BY id") == ["1", "2"])
      #expect(try await database.migrator(sample).status().isUpToDate)
      #expect(try await database.migrator(sample).resume().isEmpty)
    }
  }

  @Test func whatFailsBeforeItHasDoneAnythingIsTriedAnew() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a", "SELECT 1 / (SELECT count(*) FROM pg_class WHERE relname = 'x');",
      down: "SELECT 1 / (SELECT 1 - count(*) FROM pg_class WHERE relname = 'x');")
    try await withDatabase { database in
      let migrator = try database.migrator(sample)
      #expect(try await failure { try await migrator.up() }.kind == .server)
      try await database.execute("CREATE TABLE x ()")
      try await migrator.up()
      #expect(try await failure { try await migrator.down() }.kind == .server)
      // It is applied still.
      #expect(try await migrator.status().isUpToDate)
      try await database.execute("DROP TABLE x")
      try await migrator.down()
      #expect(try await database.journal() == [])
    }
  }

  /// A way back that only empty tables have is refused before anything is done.
  @Test func rowsInTheWayBackLeaveTheMigrationApplied() async throws {
    let sample = MigrationSample()
    let need = "that t has no rows"
    try sample.add(
      1, "a", "ALTER TABLE t DROP COLUMN n;",
      down: """
        -- sengi:down impossible-with-rows
        -- needs: \(need)
        -- sengi:check
        SELECT 1 WHERE false;
        -- sengi:check
        SELECT * FROM t;
        -- sengi:transaction
        ALTER TABLE t ADD COLUMN n int NOT NULL;
        """)
    try await withDatabase(Self.table + "INSERT INTO t VALUES (1);") { database in
      let migrator = try database.migrator(sample)
      try await migrator.up()
      let told = try await failure { try await migrator.down() }
      #expect(told.kind == .refused)
      #expect(told.findings.first?.notes.map(\.message) == ["needs: \(need)"])
      let allowing = try database.migrator(sample) { $0.allowsLoss = true }
      let broken = try await failure { try await allowing.down() }
      #expect(broken.findings.map(\.code) == [MigrationCode.checkFailed])
      #expect(try await migrator.status().isUpToDate)
      try await database.execute("DELETE FROM t")
      try await allowing.down()
      #expect(try await database.journal() == [])
    }
  }

  @Test func checksShowTheRowsInTheWay() async throws {
    let sample = MigrationSample()
    try sample.add(
      1, "a",
      "-- sengi:check\n-- No negative numbers\nSELECT id FROM t WHERE n < 0 ORDER BY id; -- all\n"
        + "-- sengi:transaction\nALTER TABLE t ADD CHECK (n >= 0);")
    try await withDatabase(
      Self.table + "INSERT INTO t SELECT i, -1 FROM generate_series(1, 7) AS i;"
    ) { database in
      let broken = try await failure { try await database.migrator(sample).up() }
      let finding = try #require(broken.findings.first)
      #expect(finding.code == MigrationCode.checkFailed)
      #expect(finding.message.contains("more than 5 rows"))
      #expect(finding.notes.map(\.message) == (1...5).map { "{\"id\":\($0)}" })
      try await database.execute("UPDATE t SET n = 1")
      #expect(try await database.migrator(sample).up().parts.count == 1)
    }
  }

  @Test func changedScriptsAreNamed() async throws {
    let sample = MigrationSample()
    let a = try sample.add(1, "a", Self.table)
    try sample.add(2, "b", "ALTER TABLE t ADD COLUMN b int;", parents: [a])
    try await withDatabase { database in
      try await database.migrator(sample).up()
      let up = URL(filePath: sample.file(2, "b", "up.sql"))
      try Data("-- Better said\nalter table t\n  add column B int".utf8).write(to: up)
      #expect(try await database.migrator(sample).up().isEmpty)
      try Data("ALTER TABLE t ADD COLUMN b bigint;".utf8).write(to: up)
      let changed = try await failure { try await database.migrator(sample).up() }
      #expect(changed.kind == .refused)
      #expect(changed.findings.map(\.code) == [MigrationCode.changedScript])
      #expect(changed.findings.first?.message.contains("20260102T000000_b") == true)
      #expect(
        try await database.migrator(sample).status().migrations.map(\.state) == [
          .applied, .changed,
        ])
    }
  }

  @Test func whatTheFolderLacksIsRefused() async throws {
    let (sample, older) = (MigrationSample(), MigrationSample())
    let a = try sample.add(1, "a", Self.table)
    try older.add(1, "a", Self.table)
    try sample.add(2, "b", "SELECT 1;", parents: [a])
    try await withDatabase { database in
      try await database.migrator(sample).up()
      let unknown = try await failure { try await database.migrator(older).up() }
      #expect(unknown.findings.map(\.code) == [MigrationCode.unknownApplied])
      #expect(
        try await database.migrator(older).status().migrations.map(\.state) == [.applied, .unknown])
      #expect(try await database.migrator(older) { $0.allowsUnknown = true }.up().isEmpty)
    }
  }

  @Test func baselineMarksWithoutRunning() async throws {
    let sample = MigrationSample()
    let a = try sample.add(1, "a", Self.table)
    try sample.add(2, "b", "ALTER TABLE t ADD COLUMN b int;", parents: [a])
    try await withDatabase(Self.table) { database in
      let migrator = try database.migrator(sample)
      #expect(try await migrator.baseline(to: "a").marked.map(\.title) == ["a"])
      #expect(try await migrator.up().parts.map(\.name.title) == ["b"])
      #expect(try await migrator.status().migrations.map(\.state) == [.baseline, .applied])
      #expect(try await migrator.baseline().isEmpty)
    }
  }

  @Test func branchesThatCommuteAreApplied() async throws {
    let sample = MigrationSample()
    let a = try sample.add(1, "a", Self.table)
    try sample.add(2, "b", "ALTER TABLE t ADD COLUMN b int;", parents: [a])
    try await withDatabase { database in
      try await database.migrator(sample).up()
      // An older branch that comes late.
      try sample.add(1, "late", "ALTER TABLE t ADD COLUMN c int;", parents: [a])
      #expect(try await database.migrator(sample).up().parts.map(\.name.title) == ["late"])
      try sample.add(3, "clash", "ALTER TABLE t DROP COLUMN b;", parents: [a])
      let conflict = try await failure { try await database.migrator(sample).up() }
      #expect(conflict.kind == .refused)
      #expect(conflict.findings.map(\.code) == [MigrationCode.conflict])
      #expect(conflict.findings.first?.message.contains("t.b") == true)
    }
  }

  @Test func squashedMigrationsCountAsApplied() async throws {
    let sample = MigrationSample()
    let a = try sample.add(1, "a", Self.table)
    let b = try sample.add(2, "b", "ALTER TABLE t ADD COLUMN b int;", parents: [a])
    try sample.add(3, "c", "ALTER TABLE t ADD COLUMN c int;", parents: [b])
    try await withDatabase { old in
      try await withDatabase { partly in
        try await withDatabase { new in
          try await old.migrator(sample).up()
          try await partly.migrator(sample).up(to: "a")
          _ = try sample.squash(
            2, "20260102T000001_ab",
            "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0, b int);")
          #expect(try await old.migrator(sample).up().marked.map(\.title) == ["ab"])
          #expect(try await old.migrator(sample).up().isEmpty)
          #expect(try await old.migrator(sample).status().isUpToDate)
          #expect(try await new.migrator(sample).up().parts.map(\.name.title) == ["ab", "c"])
          let part = try await failure { try await partly.migrator(sample).up() }
          #expect(part.findings.map(\.code) == [MigrationCode.partlyReplaced])
        }
      }
    }
  }

  @Test func plainPsqlRunsTheFile() async throws {
    let text = """
      -- sengi:transaction
      \(Self.table)
      INSERT INTO t SELECT i FROM generate_series(1, 10) AS i;
      -- sengi:batch table=t key=id size=3
      UPDATE t SET n = n + 1 WHERE ($1 IS NULL OR id > $1) AND id <= $2;
      """
    let spelled = try #require(MigrationScript(text: text)).text
    try await withDatabase { database in
      // Like psql, statement by statement.
      for statement in try SQLStatement.split(spelled) {
        try await database.execute(
          String(decoding: Array(spelled.utf8)[statement.range], as: UTF8.self))
      }
      #expect(try await database.texts("SELECT count(*)::text FROM t WHERE n = 1") == ["10"])
    }
  }
}
