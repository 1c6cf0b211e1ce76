import Foundation
import Testing

@Suite struct MigrateLintTests {
  private static let script = """
    CREATE TABLE tags (id bigint PRIMARY KEY);
    ALTER TABLE posts ADD COLUMN subtitle text,
      ADD CONSTRAINT posts_title_check CHECK (title <> '');

    -- sengi:autocommit
    -- sengi:allow HAZ0103 Dropped when nobody is about.
    /* built again */ REINDEX TABLE posts;
    """

  private func lint(_ sql: String, _ arguments: [String] = []) async throws -> SengiProgram.Run {
    let folder = try TemporaryFolder()
    try folder.write("up.sql", Array(sql.utf8))
    let file = folder.url.appending(path: "up.sql").path
    var run = try await SengiProgram.run(["migrate", "lint", file] + arguments)
    run.errors = run.errors.replacingOccurrences(of: file, with: "up.sql")
    run.output = run.output.replacingOccurrences(of: file, with: "up.sql")
    return run
  }

  @Test func hazardsStandAtTheirWords() async throws {
    let run = try await lint(Self.script)
    let places = run.errors.split(separator: "\n").map { line in
      line.split(separator: " ").prefix(3).joined(separator: " ")
    }
    #expect(
      places == [
        "up.sql:3:3: warning: [HAZ0202]", "up.sql:5:1: warning: [HAZ0902]",
        "up.sql:7:19: warning: [HAZ0104]",
      ], "\(run.errors)")
    #expect(run.status == 0 && run.output == "")
    #expect(try await lint(Self.script, ["--strict"]).status == 1)
  }

  @Test func tablesOfKnownSizeWeighMoreOrLess() async throws {
    let few = try await lint(Self.script, ["--rows", "posts=100"])
    #expect(few.errors.contains("note: [HAZ0202]") && few.status == 0)
    let many = try await lint(Self.script, ["--rows", "posts=2000000"])
    #expect(many.errors.contains("error: [HAZ0202]") && many.status == 1)
  }

  @Test func programsAreToldInTheirForms() async throws {
    let json = try await lint(Self.script, ["--format", "json", "--allow", "HAZ0104"])
    #expect(json.output.contains("HAZ0202") && !json.output.contains("HAZ0104"))
    let sarif = try await lint(Self.script, ["--format", "sarif"])
    #expect(sarif.output.contains("\"ruleId\": \"HAZ0104\""))
    #expect(sarif.errors == "")
  }

  @Test func aSchemaTellsWhatIsThere() async throws {
    let folder = try TemporaryFolder()
    let schema = """
      tables:
        posts:
          columns:
            id: bigint primary key generated always as identity
            title: varchar(20)
      """
    try folder.write("schemas/app.yaml", Array(schema.utf8))
    let longer = "ALTER TABLE posts ALTER COLUMN title TYPE varchar(80);"
    let before = ["--before", folder.url.appending(path: "schemas").path]
    #expect(try await lint(longer).errors.contains("[HAZ0305]"))
    let known = try await lint(longer, before)
    #expect(known.errors == "" && known.status == 0)
    let shorter = try await lint("ALTER TABLE posts ALTER COLUMN title TYPE varchar(8);", before)
    #expect(shorter.errors.contains("[HAZ0305]") && shorter.status == 1)
  }

  @Test(arguments: [
    ["migrate", "lint", "x.sql", "--allow", "HAZ9999"],
    ["migrate", "lint", "x.sql", "--rows", "posts"],
    ["migrate", "lint", "x.sql", "--target", "13"],
    ["migrate", "lint", "--migrations", "/nonexistent"],
  ]) func misuseEndsWithTwo(_ arguments: [String]) async throws {
    #expect(try await SengiProgram.run(arguments).status == 2)
  }

  @Test func whatCannotBeReadEndsWithThree() async throws {
    #expect(try await SengiProgram.run(["migrate", "lint", "/nonexistent/up.sql"]).status == 3)
    let open = try await lint("ALTER TABLE posts RENAME TO \"p;")
    #expect(open.status == 3 && open.errors.contains("up.sql:1:29: error: [MIG"))
  }
}
