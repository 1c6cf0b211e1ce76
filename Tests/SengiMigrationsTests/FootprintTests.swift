import SengiSQL
import SengiSteps
import Testing

@testable import SengiMigrations

@Suite struct FootprintTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var first: String
    var second: String
    var testDescription: String { "\(first) | \(second)" }
    init(_ first: String, _ second: String) {
      self.first = first
      self.second = second
    }
  }

  static func conflict(_ pair: Pair) throws -> String? {
    func footprint(_ text: String) throws -> Footprint {
      let mode: MigrationStep.Mode = text.hasPrefix("--") ? .check : .autocommit
      return Footprint(
        MigrationScript([
          MigrationStep(
            mode, title: "",
            statements: try SQLStatement.split(text).map {
              SQLText(verbatim: String(decoding: Array(text.utf8)[$0.range], as: UTF8.self))
            })
        ]))
    }
    let there = try footprint(pair.first).conflict(with: footprint(pair.second), "A", "B")
    let back = try footprint(pair.second).conflict(with: footprint(pair.first), "B", "A")
    #expect((there == nil) == (back == nil))
    return there
  }

  @Test(arguments: [
    Pair("ALTER TABLE posts ADD COLUMN a int", "ALTER TABLE posts ADD COLUMN b int"),
    Pair("CREATE TABLE a (id int)", "CREATE TABLE b (id int)"),
    Pair("CREATE INDEX i ON t (a)", "CREATE INDEX CONCURRENTLY IF NOT EXISTS j ON t (b)"),
    Pair("ALTER TABLE x.posts DROP COLUMN a", "CREATE VIEW v AS SELECT a FROM y.posts"),
    Pair("ALTER TYPE mood ADD VALUE 'sad'", "ALTER TABLE t ADD COLUMN m mood"),
    Pair("GRANT SELECT ON t TO a", "ALTER TABLE t ADD COLUMN b int"),
    Pair("COMMENT ON COLUMN s.t.a IS 'x'", "COMMENT ON COLUMN s.t.b IS 'y'"),
    Pair("INSERT INTO a VALUES (1)", "INSERT INTO b VALUES (1)"),
    Pair("SET lock_timeout = 1; RESET ALL", "DROP TABLE t"),
    Pair("CREATE POLICY p ON t USING (true)", "CREATE POLICY q ON t USING (true)"),
    Pair("--\nSELECT 1 FROM a", "ALTER TABLE b ADD COLUMN c int"),
  ]) func commute(_ pair: Pair) throws {
    #expect(try Self.conflict(pair) == nil)
  }

  @Test(arguments: [
    Pair("ALTER TABLE posts ADD COLUMN a int", "ALTER TABLE posts ADD COLUMN a text"),
    Pair("ALTER TABLE posts DROP COLUMN a", "CREATE INDEX i ON posts (a)"),
    Pair("ALTER TABLE posts RENAME COLUMN a TO b", "CREATE VIEW v AS SELECT * FROM posts"),
    Pair("ALTER TABLE posts RENAME TO articles", "ALTER TABLE posts ADD COLUMN b int"),
    Pair("DROP TABLE a, b", "ALTER TABLE b ADD COLUMN c int"),
    Pair("ALTER TYPE mood ADD VALUE 'sad'", "ALTER TYPE mood ADD VALUE 'bad'"),
    Pair("ALTER TYPE mood RENAME TO moods", "ALTER TABLE t ADD COLUMN m mood"),
    Pair("UPDATE t SET a = 1", "DELETE FROM t"),
    Pair("UPDATE t SET a = 1", "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)"),
    Pair(
      "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT a FROM t'",
      "ALTER TABLE t DROP COLUMN a"),
    Pair("DO $$ BEGIN END $$", "CREATE TABLE t ()"),
    Pair("WITH d AS (DELETE FROM t RETURNING 1) SELECT 1", "CREATE TABLE u ()"),
    Pair("GRANT SELECT ON t TO a", "REVOKE ALL ON t FROM b"),
    Pair("CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f()", "DROP TRIGGER g ON t"),
    Pair("CREATE SCHEMA s", "CREATE TABLE s.t ()"),
    Pair("ALTER TABLE t SET SCHEMA s", "ALTER TABLE t ADD COLUMN a int"),
    Pair("--\nSELECT 1 FROM t WHERE a IS NULL", "UPDATE t SET a = 1"),
    Pair("GRANT a TO b", "GRANT c TO d"),
    Pair("ANALYZE t", "DROP TABLE t"),
  ]) func doNotCommute(_ pair: Pair) throws {
    #expect(try Self.conflict(pair) != nil)
  }

  @Test func theReasonNamesTheObject() throws {
    #expect(
      try Self.conflict(Pair("ALTER TABLE s.t DROP COLUMN a", "CREATE INDEX i ON s.t (a)"))
        == "A changes s.t.a, which B uses")
    #expect(
      try Self.conflict(Pair("DROP TABLE s.t", "DROP TABLE s.t"))
        == "A and B both change s.t")
  }
}
