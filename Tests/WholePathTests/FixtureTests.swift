import ExampleModels
import Foundation
import Sengi
import SengiTesting
import Testing

@Suite struct FixtureTests {
  private static let tables = PGStatement(
    """
    SELECT '"' || n.nspname || '"."' || replace(c.relname, '"', '""') || '"'
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND n.nspname !~ '^(pg_|information_schema)' ORDER BY 1
    """, binds: [])

  static func names(_ client: PGClient) async throws -> [String] {
    let result = try await client.run(tables)
    return try result.map { row in try String.decode(row, 0) }
  }

  @Test func everyTableOfTheExamplesIsFilled() async throws {
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      let fixtures = PGFixtures(client)
      let names = try await Self.names(client)
      #expect(names.count >= 14)
      for _ in 0..<3 {
        for name in names { try await fixtures.insert(named: name) }
      }
    }
  }

  @Test func aRowComesWithThoseItRefersTo() async throws {
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      let fixtures = PGFixtures(client)
      let post = try await fixtures.insert(Blog.Post.self) { $0.title = "Hello" }
      #expect(post.title == "Hello")
      #expect(post.slug == "slug 1")
      let author = try await client.fetchExactlyOne(Blog.User.find(post.authorId))
      let other = try await fixtures.insert(Blog.Post.self) { $0.authorId = author.id }
      #expect(other.authorId == author.id)
      #expect(try await client.fetchCount(Blog.User.from()) == 1)
      let member = try await fixtures.insert(Teams.TeamMember.self)
      #expect(member.role == .member)
    }
  }

  @Test func checksKeysAndCyclesAreMet() async throws {
    let ddl = """
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE DOMAIN code AS text NOT NULL CHECK (VALUE ~ '^[A-Z]{3}$');
      CREATE TABLE self (id int PRIMARY KEY, parent int NOT NULL REFERENCES self);
      CREATE TABLE tenant (id uuid PRIMARY KEY);
      CREATE TABLE project (tenant uuid REFERENCES tenant, id int, PRIMARY KEY (tenant, id));
      CREATE TABLE task (tenant uuid NOT NULL REFERENCES tenant, project int NOT NULL,
        code code, mood mood NOT NULL, n int NOT NULL CHECK (n BETWEEN 40 AND 41),
        status text NOT NULL DEFAULT 'x' CHECK (status IN ('open', 'done')),
        span tstzrange NOT NULL, small numeric(3,1) NOT NULL, short varchar(2) NOT NULL UNIQUE,
        always int GENERATED ALWAYS AS IDENTITY, twice int GENERATED ALWAYS AS (n * 2) STORED,
        EXCLUDE USING gist (span WITH &&), UNIQUE (tenant, project),
        FOREIGN KEY (tenant, project) REFERENCES project);
      CREATE TABLE part (day date NOT NULL, kind text NOT NULL) PARTITION BY LIST (kind);
      CREATE TABLE part_a PARTITION OF part FOR VALUES IN ('a', 'b');
      """
    try await withTestDatabase(ddl: ddl) { client in
      let fixtures = PGFixtures(client)
      for name in ["self", "task", "part"] {
        for _ in 0..<5 { try await fixtures.insert(named: "\"public\".\"\(name)\"") }
      }
      let error = await #expect(throws: PGFixtureError.self) {
        try await fixtures.insert(named: "\"public\".\"none\"")
      }
      #expect(error?.reason == "the database has no such table")
    }
  }

  @Test func whatCannotBeIsTold() async throws {
    try await withTestDatabase(ddl: "CREATE TABLE t (a int NOT NULL CHECK (a > 1 AND a < 1));") {
      client in
      let error = await #expect(throws: PGFixtureError.self) {
        try await PGFixtures(client).insert(named: "\"public\".\"t\"")
      }
      #expect(error?.description.contains("t_a_check") == true)
    }
  }
}
