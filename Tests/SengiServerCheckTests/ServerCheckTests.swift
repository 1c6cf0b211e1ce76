import SengiClient
import SengiDiagnostics
import SengiReading
import SengiScratch
import Testing

@testable import SengiServerCheck

/// What only a server can find wrong is found on the line and column of the YAML file.
@Suite(.serialized) struct ServerCheckTests {
  /// Each mistake stands right after the mark.
  static let mistakes: [String] = [
    // Expressions
    "views: { v: \"as select ^nothing from t\" }\ntables: { t: { columns: { a: int } } }",
    "tables:\n  t:\n    columns:\n      a: int default ^nowhere(1)",
    "tables:\n  t:\n    columns:\n      a: int default ^'x' || 'y'",
    "tables:\n  t:\n    columns:\n      a: int\n    checks:\n      - a ^~~~ 3",
    "tables:\n  t:\n    columns:\n      a: int\n    checks:\n      - ^lenght(a) > 3",
    "tables:\n  t:\n    columns:\n      a: int\n    checks:\n      - ^(select true)",
    "tables:\n  t:\n    columns:\n      a: int\n    checks:\n      - ^max(a) > 3",
    "tables:\n  t:\n    columns:\n      a: text\n    checks:\n      - a ^+ 1",
    "tables:\n  t:\n    columns:\n      a: text\n      b: int generated always as (a ^* 2) stored",
    "tables:\n  t:\n    columns:\n      a: text check (a ^> 3)",
    "tables:\n  t:\n    columns:\n      a: \"int check (^a > 0 and)\"",
    "tables:\n  t:\n    columns:\n      a: text default cast('1' as ^no_such_type)",
    // Indexes
    "text_search_configurations:\n  c: (parser = ^nothing)",
    "tables:\n  t:\n    columns:\n      a: text\n    indexes:\n      - ^(a int4_ops)",
    "tables:\n  t:\n    columns:\n      a: text\n    indexes:\n      - ^t_a: (a no_such_ops)",
    """
    functions:
      v: () returns int language sql volatile as $$ select (random() * 9)::int $$
    tables:
      t:
        columns:
          a: int
          b: int generated always as (^v()) stored
    """,
    "tables:\n  t:\n    columns:\n      a: text\n    indexes:\n      - (a) where a ^@@@ 'x'",
    // Columns that replace others
    "tables:\n  t:\n    columns:\n      a: text?\n      b: { sql: bigint?, replaces: a, from: a ^* 2 }",
    "tables:\n  t:\n    columns:\n      a: int\n      b: { sql: bigint, replaces: a, from: a, back: ^lenght(b) }",
    // Functions
    "functions:\n  f: (a int) returns int language sql as $$ select ^b $$",
    "functions:\n  f: (a int) returns ^no_type language sql as $$ select 1 $$",
    "functions:\n  f: \"(a int) returns int language sql as $$ select a from ^nowhere $$\"",
    "functions:\n  f: |\n    () returns int language plpgsql as $$\n    begin\n      ^retur 1;\n    end $$",
    "functions:\n  f: |\n    () returns int language plpgsql as $$\n    declare\n      x ^no_type;\n    begin\n      return 1;\n    end $$",
    "functions:\n  f: () returns int language ^no_such_language as $$ select 1 $$",
    "functions:\n  f: (a int) returns int language sql as $$ select ^'x'::date $$",
    // Triggers, policies, rules
    """
    functions:
      f: () returns int language sql as $$ select 1 $$
    tables:
      t:
        columns:
          a: int
        triggers:
          touch: ^before update for each row execute function f()
    """,
    "tables:\n  t:\n    columns:\n      a: int\n    policies:\n      p: using (^b = 1)",
    "tables:\n  t:\n    columns:\n      a: int\n    policies:\n      p: for select using (^a)",
    "tables:\n  t:\n    columns:\n      a: int\n    rules:\n      r: on insert do instead select ^b from t",
    // Partitions, constraints, types
    """
    tables:
      t:
        columns:
          a: int
        partition_by: range (a)
        partitions:
          one: for values from (0) to (10)
          two: for values from (^5) to (20)
    """,
    "tables:\n  t:\n    columns:\n      a: int\n    exclude:\n      - using ^gist (a with &&&)",
    "domains:\n  d: text check (^value + 1 > 2)",
    "types:\n  t:\n    a: int\n    b: text\n  r: as range (subtype = ^nothing)",
    "materialized_views:\n  m: as select 1 as a, ^b as c",
    "sequences:\n  ^s: minvalue 10 maxvalue 5",
    "enums:\n  e: [a, b]\ntables:\n  t:\n    columns:\n      a: e\n    checks:\n      - a = ^'c'",
    "aggregates:\n  ^a: (int) (sfunc = no_such_function, stype = int)",
    "views:\n  v: as select 1 as a union select ^'x'::text",
  ]

  private static let server = Result { () throws(ScratchFailure) in
    try ScratchServer.start(target: 14)
  }

  /// The findings of a check on a database of its own.
  static func findings(_ read: ReadSchema, _ number: Int) async throws -> Diagnostics {
    let server = try server.get()
    let name = "check_\(number)"
    let admin = PGClient(PGConfiguration(server.connectionString()))
    try await admin.execute(script: SQLScript(trusted: "CREATE DATABASE \(name)"))
    await admin.close()
    let client = PGClient(PGConfiguration(server.connectionString(database: name)))
    let found = try await client.withConnection { connection in
      try await ServerCheck(read).findings(on: connection)
    }
    await client.close()
    return found
  }

  static func read(_ yaml: String) -> (ReadSchema?, Diagnostics) {
    var diagnostics = Diagnostics()
    let read = SchemaReader.read(
      [SchemaFile(name: "shop", path: "shop.yaml", contents: Array(yaml.utf8))],
      into: &diagnostics)
    return (read, diagnostics)
  }

  @Test(arguments: mistakes.indices) func mistakesAreFoundWhereTheyStand(_ index: Int) async throws
  {
    let marked = Self.mistakes[index]
    let before = marked.prefix { $0 != "^" }
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    let (read, diagnostics) = Self.read(marked.replacing("^", with: "", maxReplacements: 1))
    let schema = try #require(read, "\(CompilerFormat.render(diagnostics))\n\(marked)")
    let found = try await Self.findings(schema, index)
    let text = CompilerFormat.render(found)
    #expect(text.hasPrefix("shop.yaml:\(line):\(column): error: [SRV0020]"), "\(marked)\n\(text)")
    #expect(found.all.count == 1, "\(marked)\n\(text)")
  }

  @Test func consequencesAreNotReported() async throws {
    let (read, _) = Self.read(
      """
      views:
        broken: as select nothing from t
        upon: as select * from broken
        upon_that: as select * from upon
      tables:
        t:
          columns:
            a: int
      """)
    let found = try await Self.findings(try #require(read), 900)
    #expect(found.all.count == 1)
    #expect(CompilerFormat.render(found).contains("shop.yaml:2:21:"))
  }

  @Test func everyMistakeOfATableIsFound() async throws {
    let (read, faults) = Self.read(
      """
      tables:
        t:
          columns:
            id: int primary key
            a: int default foo(1)
            b: text generated always as (id || id) stored
            c: int default 'x' || 'y'
            d: text collate klingon
            e: timestamptz
            f: text generated always as (now_text()) stored
            g: int references other
          checks:
            - id > 'x'::text
            - (select true)
          indexes:
            - (a)
        other:
          columns:
            id: int primary key
            name: text default 3 || 'x'
      views:
        v: as select a, id from t
      functions:
        now_text: () returns text language sql volatile as $$ select now()::text $$
      """)
    let found = try await Self.findings(try #require(read, "\(CompilerFormat.render(faults))"), 903)
    let places = found.all.compactMap(\.range).map { "\($0.start.line):\($0.start.column)" }
    #expect(
      places.sorted() == [
        "10:36", "13:12", "14:9", "5:22", "6:39", "7:22", "8:10",
      ], "\(CompilerFormat.render(found))")
  }

  @Test func aMissingExtensionStandsAlone() async throws {
    let (read, _) = Self.read(
      "extensions: [no_such_extension]\ntables:\n  t:\n    columns:\n      a: int")
    let found = try await Self.findings(try #require(read), 901)
    #expect(found.all.map(\.code.description) == ["SRV0021"])
    #expect(CompilerFormat.render(found).hasPrefix("shop.yaml:1:14:"))
  }

  @Test func aSoundSchemaHasNoFindings() async throws {
    let (read, _) = Self.read(
      """
      functions:
        twice: (a int) returns int language sql immutable as $$ select a * 2 $$
        later: (a int) returns bigint language sql as $$ select count(*) from t where b > a $$
      tables:
        t:
          columns:
            a: int
            b: int generated always as (twice(a)) stored
          policies:
            mine: to somebody using (a = 1)
      """)
    let found = try await Self.findings(try #require(read), 902)
    #expect(CompilerFormat.render(found) == "")
  }
}
