import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiSteps
import Testing

@testable import SengiHazards

/// A statement judged as it is, whether or not the reader of scripts would take it.
enum HazardFixtureScript {
  static func analysis(_ sql: String, before: Schema? = nil) -> ScriptAnalysis {
    ScriptAnalysis(
      of: MigrationScript([MigrationStep(title: "", statements: [SQLText(verbatim: sql)])]),
      before: before)
  }
}

@Suite struct ScriptAnalysisTests {
  @Test func tablesOfTheScriptHaveNoUsers() throws {
    let found = try HazardFixture(
      """
      CREATE TABLE posts (id bigint PRIMARY KEY, title text);
      CREATE INDEX ON posts (title);
      ALTER TABLE posts ALTER COLUMN title SET NOT NULL;
      ALTER TABLE posts RENAME COLUMN title TO headline;
      UPDATE posts SET headline = 'x';
      ALTER TABLE posts RENAME TO articles;
      ALTER TABLE articles ADD COLUMN token uuid DEFAULT gen_random_uuid();
      DROP TABLE articles;
      """)
    #expect(found.codes == [])
    #expect(found.analysis.statements.allSatisfy { $0.waits.isEmpty })
  }

  @Test func namesAreLookedUpAlongTheSearchPath() throws {
    let found = try HazardFixture(
      """
      SET LOCAL search_path = app, public;
      CREATE TABLE posts (id bigint PRIMARY KEY);
      CREATE INDEX posts_idx ON app.posts (id);
      -- sengi:transaction
      CREATE INDEX posts_idx2 ON posts (id);
      """)
    #expect(found.codes == ["HAZ0101"])
    #expect(found.analysis.hazards.first?.relation == name("posts"))
    #expect(found.analysis.hazards.first?.step == 1)
  }

  @Test func sizesWeigh() throws {
    let sql = "CREATE INDEX posts_idx ON posts (title);"
    func severity(_ rows: Int?) throws -> Diagnostic.Severity? {
      let sizes = rows.map { [name("posts"): $0] } ?? [:]
      return try HazardFixture(sql, rows: sizes).analysis.hazards.first?.severity
    }
    #expect(try severity(nil) == .warning)
    #expect(try severity(9_999) == .note)
    #expect(try severity(10_000) == .warning)
    #expect(try severity(1_000_000) == .error)
    // What is lost is lost, however little it is.
    let drop = try HazardFixture("DROP TABLE posts;", rows: [name("posts"): 1])
    #expect(drop.analysis.hazards.first?.severity == .error)
  }

  @Test func allowancesCoverTheirStepAlone() throws {
    let found = try HazardFixture(
      """
      -- sengi:transaction
      -- sengi:allow HAZ0401 Unused.
      DROP TABLE a;
      -- sengi:transaction
      DROP TABLE b;
      """)
    #expect(found.codes == ["HAZ0401"] && found.analysis.hazards.first?.step == 1)
    #expect(found.analysis.allowed.map(\.step) == [0])
    let all = try HazardFixture("DROP TABLE b;", allowing: ["HAZ0401"])
    #expect(all.codes == [] && all.analysis.allowed.count == 1)
  }

  @Test func aSchemaTellsWhatIsThere() throws {
    let before = """
      tables:
        posts:
          columns:
            id: bigint primary key
            title: varchar(20)
            body: text?
      """
    func codes(_ sql: String) throws -> [String] { try HazardFixture(sql, before: before).codes }
    #expect(try codes("ALTER TABLE posts ALTER COLUMN title TYPE text;") == [])
    #expect(try codes("ALTER TABLE posts ALTER COLUMN title TYPE varchar(10);") == ["HAZ0305"])
    #expect(try codes("ALTER TABLE posts ALTER COLUMN title SET NOT NULL;") == [])
    #expect(try codes("ALTER TABLE posts ALTER COLUMN body SET NOT NULL;") == ["HAZ0206"])
  }

  @Test func effectsNameTheOtherTablesToo() throws {
    let found = try HazardFixture(
      "ALTER TABLE comments ADD FOREIGN KEY (post_id) REFERENCES posts;")
    let effects = try #require(found.analysis.statements.first?.effects)
    #expect(effects.lock(on: name("comments")) == .shareRowExclusive)
    #expect(effects.lock(on: name("posts")) == .shareRowExclusive)
    #expect(effects.scans == [name("comments"), name("posts")] && effects.rewrites == [])
  }

  @Test func remediesHoldTheSQLToWrite() throws {
    let index = try HazardFixture("create unique index  i on\n  posts (title);")
    #expect(
      index.analysis.hazards.first?.remedy
        == "in an autocommit step of its own: create unique index CONCURRENTLY i on posts (title);")
    let check = try HazardFixture("ALTER TABLE posts ADD CONSTRAINT c CHECK (a > 0);")
    #expect(
      check.analysis.hazards.first?.remedy
        == "ALTER TABLE public.posts ADD CONSTRAINT c CHECK (a > 0) NOT VALID; then in a later step: ALTER TABLE public.posts VALIDATE CONSTRAINT c;"
    )
  }

  @Test func theSameScriptGivesTheSameFindings() throws {
    let sql = HazardPage.all.compactMap { $0.blocks["sql bad"] }.joined(separator: "\n")
    let first = try HazardFixture(sql).analysis
    let second = try HazardFixture(sql).analysis
    #expect(first.hazards == second.hazards && first.hazards.count > 60)
  }
}
