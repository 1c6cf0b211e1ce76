import Foundation
import SengiTesting
import Testing

@Suite struct MigrateTests {
  private static let base = """
      posts:
        columns:
          id: bigint primary key
          title: text

    """

  /// `posts` with further columns.
  static func posts(_ columns: String...) -> String {
    base.split(separator: "\n").joined(separator: "\n") + "\n"
      + columns.map { "      \($0)\n" }.joined()
  }

  static let plain = posts()

  @Test func fromTheFirstMigrationToADatabase() async throws {
    let shop = try MigrationWorkshop()
    try shop.schema(Self.plain)
    let first = try await shop.new(1, "First steps!")
    #expect(first.output == shop.path("migrations/20260101T000000_first_steps") + "\n")
    try shop.schema(Self.posts("subtitle: text?"))
    try await shop.new(2, "subtitle")
    #expect(try await shop.new(3, "nothing").output == "")
    let down = try shop.read("migrations/20260102T000000_subtitle/down.sql")
    #expect(down.hasPrefix("-- sengi:down lossy\n-- loses: "))
    try await withConnection { url in
      let pending = try await shop.migrate("status", "--url", url, expecting: 1)
      #expect(pending.output.split(separator: "\n").allSatisfy { $0.hasPrefix("pending") })
      let dry = try await shop.migrate("up", "--dry-run", "--url", url)
      #expect(dry.output.contains("ADD COLUMN \"subtitle\" text"))
      try await shop.migrate("up", "--url", url)
      #expect(try await shop.migrate("status", "--url", url).output.hasPrefix("applied"))
      try await shop.migrate("down", "--url", url, expecting: 5)
      try await shop.migrate("down", "--allow-loss", "--url", url)
      let json = try await shop.migrate(
        "status", "--format", "json", "--url", url, expecting: 1)
      #expect(json.output.contains("\"state\": \"pending\""))
      try await shop.migrate("resume", "--url", url)
      try await shop.migrate("baseline", "--url", url)
      try await shop.migrate("status", "--url", url)
    }
    let verified = try await shop.migrate("verify")
    #expect(verified.errors.hasPrefix("2 migrations applied, 2 of them taken back"))
  }

  @Test func lossesAreRefusedUntilTheyAreAllowed() async throws {
    let shop = try MigrationWorkshop()
    try shop.schema(Self.posts("subtitle: text?"))
    try await shop.new(1, "first")
    try shop.schema(Self.plain)
    let refused = try await shop.new(2, "drop", expecting: 5)
    #expect(refused.errors.contains("subtitle"))
    #expect(try shop.migrations().count == 1)
    try await shop.new(2, "drop", "--allow", "column")
    let down = try shop.read("migrations/20260102T000000_drop/down.sql")
    #expect(down.contains("since up destroyed it"))
    try await shop.migrate("verify")
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var expected: String
    var file: String
    var text: String
    var testDescription: String { expected }
  }

  @Test(arguments: [
    Fault(
      expected: "MIG0301", file: "migrations/20260102T000000_subtitle/down.sql",
      text: "-- sengi:down lossy\nALTER TABLE posts ALTER title DROP NOT NULL;"
        + "ALTER TABLE posts DROP COLUMN subtitle;"),
    Fault(
      expected: "MIG0302", file: "migrations/20260102T000000_subtitle/down.sql",
      text: "-- sengi:down exact\nDELETE FROM posts; ALTER TABLE posts DROP COLUMN subtitle;"),
    Fault(
      expected: "MIG0303", file: "migrations/20260102T000000_subtitle/up.sql",
      text: "ALTER TABLE posts ADD COLUMN subtitle varchar;"),
    Fault(
      expected: "MIG0202", file: "migrations/20260102T000000_subtitle/up.sql",
      text: "ALTER TABLE posts ADD COLUMN subtitle text NOT NULL;"),
  ]) func verifyFindsWhatIsWrong(_ fault: Fault) async throws {
    let shop = try MigrationWorkshop()
    try shop.schema(Self.plain)
    try await shop.new(1, "first")
    try shop.schema(Self.posts("subtitle: text?"))
    try await shop.new(2, "subtitle")
    try shop.write(fault.file, fault.text)
    let run = try await shop.migrate("verify", expecting: 1)
    #expect(run.errors.contains("[\(fault.expected)]"), "\(run.errors)")
  }

  @Test func checkTellsWhatFormerNamesMayGo() async throws {
    let shop = try MigrationWorkshop()
    func notes() async throws -> [String] {
      let run = try await SengiProgram.run([
        "check", "--schemas", shop.path("schemas"), "--config", shop.path("sengi.yaml"),
        "--migrations", shop.path("migrations"),
      ])
      #expect(run.status == 0)
      return run.errors.split(separator: "\n").filter { $0.contains("[DIF0110]") }
        .map { String($0).replacing(shop.path(""), with: "") }
    }
    let renamed = Self.base.replacing("title: text", with: "head: { sql: text, was: title }")
    try shop.schema(renamed)
    // There is nothing yet that could know either name.
    #expect(try await notes() == [])
    try shop.schema(Self.plain)
    try await shop.new(1, "first")
    try shop.schema(renamed)
    #expect(try await notes() == [])
    try await shop.new(2, "rename")
    let found = try await notes()
    #expect(found.count == 1)
    #expect(found.first?.contains("schemas/app.yaml:5:31: note: [DIF0110]") == true, "\(found)")
    // An old name that no migration knows is of no use either.
    try shop.schema(Self.base.replacing("title: text", with: "body: { sql: text, was: nothing }"))
    #expect(try await notes().count == 1)
  }

  struct Failure: Sendable, CustomTestStringConvertible {
    var way: String
    var file: String
    var text: String
    var remedy: String
    var statement: String
    var testDescription: String { way }
  }

  @Test(arguments: [
    Failure(
      way: "on the way up", file: "up.sql",
      text: "-- sengi:transaction\n-- more\nALTER TABLE posts ADD COLUMN subtitle text;"
        + "ALTER TABLE posts ADD COLUMN subtitle text;",
      remedy: "mend up.sql", statement: "ALTER TABLE posts ADD COLUMN subtitle text;"),
    Failure(
      way: "on the way down", file: "down.sql",
      text: "-- sengi:down exact\nALTER TABLE posts DROP COLUMN other;",
      remedy: "mend down.sql", statement: "ALTER TABLE posts DROP COLUMN other;"),
    Failure(
      way: "on the way up again, after down", file: "down.sql",
      text: "-- sengi:down lossy\nALTER TABLE posts ALTER COLUMN subtitle DROP DEFAULT;",
      remedy: "which leaves what up.sql does not expect",
      statement: "ALTER TABLE \"public\".\"posts\" ADD COLUMN \"subtitle\" text;"),
  ]) func verifyTellsWhereAMigrationFails(_ failure: Failure) async throws {
    let shop = try MigrationWorkshop()
    try shop.schema(Self.plain)
    try await shop.new(1, "first")
    try shop.schema(Self.posts("subtitle: text?"))
    try await shop.new(2, "subtitle")
    try shop.write("migrations/20260102T000000_subtitle/\(failure.file)", failure.text)
    let run = try await shop.migrate("verify", expecting: 1)
    #expect(run.errors.contains("\(failure.way): 20260102T000000_subtitle, step 1"))
    #expect(run.errors.contains(failure.remedy), "\(run.errors)")
    #expect(run.errors.contains("SQL: \(failure.statement)\n"), "\(run.errors)")
    #expect(!run.errors.contains("resume"))
    #expect(run.errors.contains(failure.way == "on the way up" ? "1 migration applied" : "2 mig"))
  }

  @Test func branchesThatCommuteAreJoined() async throws {
    let shop = try MigrationWorkshop()
    try shop.schema(Self.plain)
    try await shop.new(1, "root")
    try await shop.branches(
      Self.posts("a: int?"), Self.posts("b: int?"), merged: Self.posts("a: int?", "b: int?"))
    try await withConnection { url in try await shop.migrate("up", "--url", url) }
    try await shop.new(12, "merge")
    #expect(try shop.read("migrations/20260112T000000_merge/up.sql") == "")
    try await shop.migrate("verify")
    try await withConnection { url in
      try await shop.migrate("up", "--url", url)
      try await shop.migrate("status", "--url", url)
    }
  }

  /// Pairs of branches that do not commute, and what is meant after merging them.
  static let conflicts: [[String]] = [
    [posts("a: int?"), posts("a: text?"), posts("a: text?")],
    [posts("a: int?"), posts("a: int"), posts("a: int")],
    [
      plain + "    indexes: [(title)]\n", base.replacing("title: text", with: "head: text"),
      base.replacing("title: text", with: "head: text") + "    indexes: [(head)]\n",
    ],
    [
      plain.replacing("title: text", with: "title: varchar(9)"),
      plain.replacing("title: text", with: "title: varchar(8)"),
      plain.replacing("title: text", with: "title: varchar(9)"),
    ],
    [
      plain.replacing("title: text", with: "title: text?"),
      plain.replacing("title: text", with: "title: text default 'x'"),
      plain.replacing("title: text", with: "title: text? default 'x'"),
    ],
    [
      plain + "  tags:\n    columns: { id: int primary key }\n",
      plain + "  tags:\n    columns: { id: bigint primary key }\n",
      plain + "  tags:\n    columns: { id: bigint primary key }\n",
    ],
    [
      plain + "    checks: [\"title <> ''\"]\n",
      posts("title2: text?").replacing("      title: text\n", with: ""),
      posts("title2: text?").replacing("      title: text\n", with: ""),
    ],
    [
      plain + "views: { v: \"as select title from posts\" }\n",
      plain.replacing("title: text", with: "title: varchar"),
      plain.replacing("title: text", with: "title: varchar")
        + "views: { v: \"as select title from posts\" }\n",
    ],
    [posts("a: int?", "b: int?"), posts("b: int?"), posts("a: int?", "b: int?")],
    [
      plain + "    unique: [(title)]\n", plain + "    unique: [(title)]\n",
      plain + "    unique: [(title)]\n",
    ],
  ]

  @Test(arguments: conflicts.indices) func branchesThatDoNotAreRebased(_ index: Int) async throws {
    let pair = Self.conflicts[index]
    let shop = try MigrationWorkshop()
    try shop.schema(Self.plain)
    try await shop.new(1, "root")
    try await shop.branches(pair[0], pair[1], merged: pair[2])
    try await withConnection { url in
      let refused = try await shop.migrate("up", "--url", url, expecting: 5)
      #expect(refused.errors.contains("MIG0108"))
    }
    try await shop.new(12, "merge", expecting: 5)
    try await shop.migrate("rebase", "second", "--allow", "all")
    #expect(try shop.migrations().count == 3)
    // Without rows: some of these columns cannot be added where there are any.
    try await shop.migrate("verify", "--rows", "0")
    try await withConnection { url in
      try await shop.migrate("up", "--url", url)
      try await shop.migrate("status", "--url", url)
    }
  }

  @Test func squashedMigrationsDoTheSame() async throws {
    let shop = try MigrationWorkshop()
    try shop.schema(Self.plain)
    try await shop.new(1, "one")
    try shop.schema(Self.posts("a: int?") + "    indexes: [(a)]\n")
    try await shop.new(2, "two")
    try shop.schema(Self.posts("a: int?", "b: int?") + "    indexes: [(a)]\n")
    try await shop.new(3, "three")
    try await withConnection { url in
      try await shop.migrate("up", "--url", url)
      try await shop.migrate("squash", "start", "--to", "two")
      #expect(try shop.migrations() == ["20260102T000000_start", "20260103T000000_three"])
      try await shop.migrate("verify")
      try await shop.migrate("up", "--url", url)
      try await shop.migrate("status", "--url", url)
    }
    // What the schema does not say is not lost silently.
    try shop.schema(Self.posts("a: int?", "b: int?", "c: int?") + "    indexes: [(a)]\n")
    try await shop.new(4, "four")
    let up = "migrations/20260104T000000_four/up.sql"
    try shop.write(up, try shop.read(up) + "INSERT INTO posts VALUES (1, 'x');\n")
    try await shop.migrate("squash", "all", expecting: 5)
    try await shop.migrate("squash", "all", "--join")
    #expect(try shop.migrations() == ["20260104T000000_all"])
    #expect(try shop.read("migrations/20260104T000000_all/up.sql").contains("INSERT INTO posts"))
  }

  @Test func aFleetGoesOnWhenOneFails() async throws {
    let shop = try MigrationWorkshop()
    try shop.schema(Self.plain)
    try await shop.new(1, "one")
    try await withConnection { first in
      try await withConnection { second in
        try shop.write(
          "urls", "# ours\n\n\(first)\nhost=/nowhere dbname=lost password=secret\n\(second)\n")
        let run = try await shop.migrate(
          "up", "--urls-file", shop.path("urls"), "--format", "json", expecting: 4)
        #expect(run.output.split(separator: "\"result\": \"done\"").count == 3)
        #expect(run.output.contains("MIG0212") && !run.output.contains("secret"))
        try await shop.migrate("status", "--url", first, "--url", second)
      }
    }
  }

  @Test func whatIsWrongIsToldByTheStatus() async throws {
    let shop = try MigrationWorkshop()
    try shop.schema(Self.plain)
    try await shop.new(1, "one")
    try shop.write("migrations/20260101T000000_one/up.sql", "-- sengi:nonsense\n")
    let broken = try await shop.migrate("up", "--url", "host=/nowhere", expecting: 3)
    #expect(broken.errors.contains("up.sql:1:1: error: [MIG0002]"))
    try await shop.migrate("up", "--jobs", "0", expecting: 2)
  }
}
