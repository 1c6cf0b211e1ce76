import Foundation
import SengiClient
import SengiLive
import SengiSQL
import SengiSchema
import SengiScratch
import SengiSteps
import Testing

@testable import SengiHazards

/// Statements that run outside transactions keep no lock to be looked at: another session takes one
/// on their table that only maintenance waits for, and the lock that they then wait for tells.
@Suite(.serialized) struct AutocommitLockTests {
  private static let setup = """
    CREATE SCHEMA app;
    CREATE TABLE app.child (id bigint PRIMARY KEY, n int);
    CREATE INDEX child_n ON app.child (n);
    CREATE TABLE app.ev (id bigint, at date NOT NULL) PARTITION BY RANGE (at);
    CREATE TABLE app.ev_1 PARTITION OF app.ev FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
    """

  private static let statements = [
    ("CREATE INDEX CONCURRENTLY child_m ON app.child (n)", "child"),
    ("DROP INDEX CONCURRENTLY app.child_n", "child"),
    ("REINDEX INDEX CONCURRENTLY app.child_n", "child"),
    ("REINDEX TABLE CONCURRENTLY app.child", "child"),
    ("VACUUM app.child", "child"),
    ("VACUUM FULL app.child", "child"),
    ("ANALYZE app.child", "child"),
    ("ALTER TABLE app.ev DETACH PARTITION app.ev_1 CONCURRENTLY", "ev"),
  ]

  @Test(arguments: statements) func waitsForThePredictedLock(_ sql: String, _ table: String)
    async throws
  {
    let server = try await Self.server.value
    let client = PGClient(PGConfiguration(server.connectionString()))
    try await client.execute(
      script: SQLScript(trusted: "DROP SCHEMA IF EXISTS app CASCADE; \(Self.setup)"))
    let schema = try await CatalogueReader.read(client).schema
    let script = MigrationScript([
      MigrationStep(.autocommit, title: "", statements: [SQLText(verbatim: sql + ";")])
    ])
    let relation = QualifiedName(SQLIdentifier(static: "app"), SQLIdentifier(truncating: table))
    let predicted = ScriptAnalysis(
      of: script, before: schema, target: PostgresVersion(major: server.majorVersion)
    ).statements.first?.effects.lock(on: relation)
    let statement = Task {
      let other = PGClient(PGConfiguration(server.connectionString()))
      while await !Self.isClosed(client, table) { try await Task.sleep(for: .milliseconds(5)) }
      try await other.execute(script: SQLScript(trusted: sql))
      await other.close()
    }
    let waited = try await client.transaction { transaction in
      try await transaction.connection.execute(
        script: SQLScript(trusted: "LOCK TABLE ONLY app.\(table) IN SHARE UPDATE EXCLUSIVE MODE"))
      return try await Self.waited(transaction, table)
    }
    try await statement.value
    await client.close()
    #expect(waited == predicted, "\(sql)")
  }

  private static let server = Task {
    try await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: Result { try ScratchServer.start(target: 15) })
      }
    }.get()
  }

  private static func isClosed(_ client: PGClient, _ table: String) async -> Bool {
    let sql = """
      SELECT count(*)::text FROM pg_locks
      WHERE granted AND mode = 'ShareUpdateExclusiveLock' AND relation = to_regclass('app.\(table)')
      """
    return (try? await MeasuredEffects.rows(client, sql)) == ["1"]
  }

  /// The mode that somebody waits for; nil when nobody does within ten seconds.
  private static func waited(_ transaction: PGTransaction, _ table: String) async throws
    -> LockMode?
  {
    for _ in 0..<500 {
      let modes = try await MeasuredEffects.rows(
        transaction,
        "SELECT mode FROM pg_locks WHERE NOT granted AND relation = 'app.\(table)'::regclass")
      if let mode = modes.first { return LockMode(catalogueName: mode) }
      try await Task.sleep(for: .milliseconds(20))
    }
    return nil
  }
}
