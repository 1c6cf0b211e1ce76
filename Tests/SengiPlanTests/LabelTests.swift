import SengiDiff
import SengiPlan
import SengiSchema
import SengiSteps
import Testing

/// Enum values that go or change places, with rows that hold them.
@Suite struct LabelTests {
  private static func enums(_ line: String) -> String { "enums:\n  status: \(line)\n" }

  private static let tables = """
    domains:
      state: status
    types:
      note:
        status: status
        text: text
    tables:
      items:
        columns:
          id: int primary key
          status: status default 'draft'
          before: status?[]?
          state: state?
          note: note?
          notes: note[]?
          is_live: boolean generated always as (status = 'live') stored
        indexes: [(status), (id) where status = 'live']
        checks: [status <> 'live' or id > 0]
        unique:
          - (status, id)
      users:
        columns:
          item: int primary key
          status: status
        foreign_keys:
          - (status, item) references items(status, id) on update cascade
    views:
      live: as select id from items where status = 'live'
    functions:
      of: |
        (s status) returns bigint language sql begin atomic
          select count(*) from items where items.status = s; end
    """

  private static let old = enums("[draft, live, archived, gone]") + tables
  /// Reordered too.
  private static let new =
    enums("{ values: [live, draft, retired], dropped: { archived: live, gone: retired } }")
    + tables.replacing("      notes: note[]?\n", with: "")

  private static let oldRows = """
    INSERT INTO items (id, status, before, state, note) VALUES
      (1, 'archived', '{archived,NULL,draft,gone}', 'archived', ROW('archived', 'a')),
      (2, 'gone', NULL, 'gone', ROW('gone', 'b')), (3, 'draft', '{}', 'draft', NULL) RETURNING ''
    """

  private static func file(_ line: String, _ tables: String = tables) -> String {
    enums(line) + tables.replacing("      notes: note[]?\n", with: "")
  }

  @Test func rowsTakeTheValuesThatTheyAreGiven() async throws {
    let planned = try Planned(Self.file("[draft, live, archived, gone]"), Self.new)
    #expect(planned.up.refusals == [])
    #expect(!planned.up.steps.contains { $0.step.mode == .check })
    let downClass = DownClass(of: planned.down, after: planned.up)
    #expect(downClass.kind == .lossy)
    #expect(
      downClass.losses
        == ["which rows held 'archived' before they took 'live', since up destroyed it"])
    try await withDatabase(Self.file("[draft, live, archived, gone]")) { client in
      _ = try await client.texts(Self.oldRows)
      _ = try await client.texts("INSERT INTO users VALUES (1, 'archived') RETURNING ''")
      try await client.run(planned.up)
      let rows = """
        SELECT concat_ws(' ', status, before, state, note, is_live) FROM items ORDER BY id
        """
      #expect(
        try await client.texts(rows) == [
          "live {live,NULL,draft,retired} live (live,a) t", "retired retired (retired,b) f",
          "draft {} draft f",
        ])
      #expect(try await client.texts("SELECT status::text FROM users") == ["live"])
      #expect(
        try await client.texts("SELECT (1 < 2 AND 'live'::status < 'draft')::text") == ["true"])
      #expect(try await client.texts("SELECT id::text FROM live") == ["1"])
      try await client.run(planned.down)
      // 'retired' came of 'gone' alone.
      #expect(
        try await client.texts(rows) == [
          "live {live,NULL,draft,gone} live (live,a) t", "gone gone (gone,b) f", "draft {} draft f",
        ])
    }
  }

  @Test func aMapThatTellsAllApartLeadsBackExactly() throws {
    let planned = try Planned(
      Self.enums("[draft, gone]") + "tables:\n  t:\n    columns:\n      s: status\n",
      Self.enums("{ values: [draft, retired], dropped: { gone: retired } }")
        + "tables:\n  t:\n    columns:\n      s: status\n")
    #expect(planned.up.losses == [])
    #expect(DownClass(of: planned.down, after: planned.up) == DownClass(.exact))
    #expect(
      planned.down.script.text.contains(
        #"USING (CASE "s"::text WHEN 'retired' THEN 'gone' ELSE "s"::text END)::"public"."status""#)
    )
  }

  @Test func whatNothingTakesThePlaceOfMustBeInNoRow() async throws {
    let before = Self.file("[draft, live, archived, gone]")
    let planned = try Planned(
      before, Self.file("{ values: [draft, live, archived], dropped: [gone] }"))
    #expect(Losses.unannounced(planned.up, in: planned.new) == [])
    #expect(DownClass(of: planned.down, after: planned.up) == DownClass(.exact))
    let checks = planned.up.steps.prefix { $0.step.mode == .check }
    #expect(checks.count == 5)
    for row in [
      "(1, 'gone', NULL, NULL, NULL)", "(1, 'live', '{draft,gone}', NULL, NULL)",
      "(1, 'live', NULL, 'gone', NULL)", "(1, 'live', NULL, NULL, ROW('gone', ''))",
    ] {
      try await withDatabase(before) { client in
        _ = try await client.texts(
          "INSERT INTO items (id, status, before, state, note) VALUES \(row) RETURNING ''")
        await #expect(throws: (any Error).self, "\(row)") { try await client.run(planned.up) }
        #expect(
          try await client.texts("SELECT enumlabel::text FROM pg_enum ORDER BY enumsortorder")
            == ["draft", "live", "archived", "gone"])
      }
    }
    try await withDatabase(before) { client in
      _ = try await client.texts("INSERT INTO items (id, status) VALUES (1, 'live') RETURNING ''")
      try await client.run(planned.up)
      try await client.run(planned.down)
      #expect(try await client.texts("SELECT status::text FROM items") == ["live"])
    }
  }

  @Test func renamedTablesAndColumnsAreSearchedByTheirFormerNames() async throws {
    let before = Self.enums("[a, b]") + "tables:\n  t:\n    columns:\n      s: status\n"
    let planned = try Planned(
      before,
      Self.enums("{ values: [a], dropped: [b] }")
        + "tables:\n  u:\n    was: t\n    columns:\n      v: { sql: status, was: s }\n")
    #expect(
      planned.up.steps.first?.step.statements.map(\.description) == [
        #"SELECT * FROM "public"."t" WHERE "s"::text IN ('b') LIMIT 5;"#
      ])
    try await withDatabase(before) { client in
      _ = try await client.texts("INSERT INTO t VALUES ('a') RETURNING ''")
      try await client.run(planned.up)
      #expect(try await client.texts("SELECT v::text FROM u") == ["a"])
    }
  }

  @Test func anUnannouncedLabelIsToldWithTheLineToWrite() throws {
    let planned = try Planned(
      Self.enums("[a, b]") + "tables:\n  t:\n    columns:\n      s: status\n",
      Self.enums("[a]") + "tables:\n  t:\n    columns:\n      s: status\n")
    let losses = Losses.unannounced(planned.up, in: planned.new)
    #expect(losses.map(\.object.description) == ["public.status.b"])
    #expect(losses.first?.remedy?.contains("'dropped: { b: VALUE }'") == true)
  }

  @Test func reorderingNeedsNoMap() async throws {
    let (before, after) = (Self.file("[draft, live]"), Self.file("[live, draft]"))
    let planned = try Planned(before, after)
    #expect(planned.up.losses == [])
    #expect(!planned.up.steps.contains { $0.step.mode == .check })
    #expect(DownClass(of: planned.down, after: planned.up) == DownClass(.exact))
    try await withDatabase(before) { client in
      _ = try await client.texts(
        """
        INSERT INTO items (id, status, before, state, note)
        VALUES (1, 'live', '{draft,live}', 'live', ROW('live', 'x')) RETURNING ''
        """)
      try await client.run(planned.up)
      let rows = "SELECT concat_ws(' ', status, before, state, note) FROM items"
      #expect(try await client.texts(rows) == ["live {draft,live} live (live,x)"])
      #expect(try await client.texts("SELECT max(status)::text FROM items") == ["live"])
      try await client.run(planned.down)
      #expect(try await client.texts(rows) == ["live {draft,live} live (live,x)"])
    }
  }

  @Test func labelsInArraysOfRowsAreRefused() throws {
    let planned = try Planned(
      Self.old,
      Self.enums("{ values: [draft, live, gone], dropped: { archived: live } }") + Self.tables)
    #expect(planned.up.refusals.map(\.object.description) == ["public.items.notes"])
  }

  @Test func partitionKeysKeepTheirType() throws {
    let tables = """
      tables:
        t:
          columns:
            s: status
          partition_by: list (s)
      """
    let planned = try Planned(
      Self.enums("[a, b]") + tables, Self.enums("{ values: [a], dropped: [b] }") + tables)
    #expect(planned.up.refusals.map(\.object.description) == ["public.t.s"])
  }

  /// An enum that is kept as text.
  @Test func textColumnsTakeTheirNewLabels() async throws {
    let tables = """
      tables:
        t:
          columns:
            id: int primary key
            s: status
            all: status[]?
      """
    let before = Self.enums("{ values: [a, b, c], storage: text }") + tables
    let planned = try Planned(
      before,
      Self.enums("{ values: [a, d], storage: text, dropped: { b: a, c: d } }") + tables)
    #expect(
      DownClass(of: planned.down, after: planned.up).losses
        == ["which rows held 'b' before they took 'a', since up destroyed it"])
    #expect(planned.up.steps.contains { if case .batch = $0.step.mode { true } else { false } })
    let gone = try Planned(
      before, Self.enums("{ values: [a, b], storage: text, dropped: [c] }") + tables)
    #expect(gone.up.steps.first?.step.mode == .check)
    try await withDatabase(before) { client in
      _ = try await client.texts(
        "INSERT INTO t VALUES (1, 'b', '{c,a}'), (2, 'c', NULL) RETURNING ''")
      await #expect(throws: (any Error).self) { try await client.run(gone.up) }
      try await client.run(planned.up)
      let rows = "SELECT concat_ws(' ', s, \"all\") FROM t ORDER BY id"
      #expect(try await client.texts(rows) == ["a {d,a}", "d"])
      try await client.run(planned.down)
      #expect(try await client.texts(rows) == ["a {c,a}", "c"])
    }
  }

  @Test(arguments: [
    ("{ values: [a], dropped: { b: x } }", "SCH0499"),
    ("{ values: [a], dropped: { a: a } }", "SCH0498"),
    ("{ values: [a], dropped: [b, { c: x }] }", "SCH0499"),
  ]) func faultsAreFound(_ line: String, _ code: String) {
    let (_, findings) = read(Self.enums(line))
    #expect(findings.count == 1 && findings.first?.hasSuffix(code) == true, "\(findings)")
  }

  @Test func listsAndMapsSayTheSame() throws {
    func read(_ line: String) throws -> Enumeration? {
      try schema(Self.enums(line)).namespaces.flatMap(\.enumerations).first
    }
    let mixed = try read("{ values: [a], dropped: [x, { y: a }] }")
    #expect(mixed?.dropped == ["x", "y"] && mixed?.successors == ["y": "a"])
    #expect(try read("{ values: [a], dropped: { x: , y: a } }") == mixed)
    #expect(try read("{ values: [a], dropped: [x] }")?.successors == [:])
  }
}
