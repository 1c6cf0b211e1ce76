import SengiClient
import SengiDDL
import SengiDiff
import SengiPlan
import SengiReading
import SengiSchema
import SengiWriting
import Testing

@Suite struct ReferenceRowsTests {
  static let plans = """
    tables:
      plans:
        columns:
          code: text primary key
          name: text unique
          price: numeric(8,2)
          since: timestamptz default now()
        rows:
          - { code: free, name: Free, price: 0 }
          - { code: pro, name: Professional, price: 9.90 }
          - { code: old, name: Old, price: 1 }

    """
  static let changed = """
    tables:
      plans:
        columns:
          code: text primary key
          name: text unique
          price: numeric(8,2)
          since: timestamptz default now()
        rows:
          - { code: free, name: Gratis, price: 0 }
          - { code: pro, name: Professional, price: 9.90 }
          - { code: max, name: Old, price: 99 }

    """

  static let query = "SELECT concat_ws(' ', code, name, price) FROM plans ORDER BY code"

  @Test func rowsAreWrittenByTheirKey() throws {
    let planned = try Planned(Self.plans, Self.changed)
    #expect(
      planned.statements == [
        #"DELETE FROM "public"."plans" WHERE "code" IN ('old');"#,
        """
        INSERT INTO "public"."plans" AS stored ("code", "name", "price") VALUES
          ('free', 'Gratis', 0),
          ('max', 'Old', 99)
        ON CONFLICT ("code") DO UPDATE SET "name" = excluded."name", "price" = excluded."price"
        WHERE (stored."name", stored."price"::text COLLATE "C")
          IS DISTINCT FROM (excluded."name", excluded."price"::text COLLATE "C");
        """,
      ])
    #expect(planned.up.steps.map(\.step.mode) == [.transaction])
    #expect(planned.up.losses.isEmpty)
  }

  @Test func rowsComeGoAndReturnOnAServer() async throws {
    let planned = try Planned(Self.plans, Self.changed)
    try await withDatabase(Self.plans) { client in
      let first = ["free Free 0.00", "old Old 1.00", "pro Professional 9.90"]
      #expect(try await client.texts(Self.query) == first)
      try await client.execute(
        script: SQLScript(
          trusted: "INSERT INTO plans (code, name, price) VALUES ('own', 'Their own', 5)"))
      try await client.run(planned.up)
      #expect(
        try await client.texts(Self.query) == [
          "free Gratis 0.00", "max Old 99.00", "own Their own 5.00", "pro Professional 9.90",
        ])
      // Again, nothing is written: no row has a new version.
      let versions = "SELECT xmin::text FROM plans ORDER BY code"
      let before = try await client.texts(versions)
      try await client.run(
        Planner.plan(from: planned.new.adoptingReferenceRows(of: nil), to: planned.new))
      #expect(try await client.texts(versions) == before)
      try await client.run(planned.down)
      #expect(
        try await client.texts(Self.query) == [
          "free Free 0.00", "old Old 1.00", "own Their own 5.00", "pro Professional 9.90",
        ])
    }
  }

  static let children = """
    tables:
      members:
        columns:
          id: bigint primary key generated always as identity
          name: text
          plan: text references plans
        rows:
          - { id: 7, name: Ada, plan: %1 }

    """

  @Test func referencesAreThereBeforeAndGoAfter() async throws {
    func files(_ plans: String, _ plan: String) -> String {
      plans + Self.children.replacing("tables:\n", with: "").replacing("%1", with: plan)
    }
    let before = files(Self.plans, "old")
    let planned = try Planned(before, files(Self.changed.replacing("Old", with: "New"), "max"))
    try await withDatabase(before) { client in
      try await client.run(planned.up)
      let members = "SELECT concat_ws(' ', id, name, plan) FROM members ORDER BY id"
      #expect(try await client.texts(members) == ["7 Ada max"])
      // The sequence goes on behind the schema's numbers.
      try await client.execute(
        script: SQLScript(trusted: "INSERT INTO members (name, plan) VALUES ('Bob', 'free')"))
      #expect(try await client.texts(members) == ["7 Ada max", "8 Bob free"])
      try await client.run(planned.down)
      #expect(try await client.texts(members) == ["7 Ada old", "8 Bob free"])
    }
  }

  @Test func rowsFollowNewNamesAndColumns() async throws {
    let planned = try Planned(
      Self.plans,
      """
      tables:
        tariffs:
          was: plans
          columns:
            slug: { sql: text primary key, was: code }
            name: text unique
            price: numeric(8,2)
            since: timestamptz default now()
            color: text?
          rows:
            - { slug: free, name: Free, price: 0, color: { sql: lower('RED') } }
            - { slug: pro, name: Professional, price: 9.90 }

      """)
    try await withDatabase(Self.plans) { client in
      try await client.run(planned.up)
      let query = "SELECT concat_ws(' ', slug, name, color) FROM tariffs ORDER BY slug"
      #expect(try await client.texts(query) == ["free Free red", "pro Professional"])
      try await client.run(planned.down)
      #expect(
        try await client.texts(Self.query)
          == ["free Free 0.00", "old Old 1.00", "pro Professional 9.90"])
    }
  }

  @Test func labelsOfRowsFollowTheEnum() throws {
    func file(_ labels: String, _ label: String) -> String {
      """
      enums: { kind: [\(labels)] }
      tables:
        plans:
          columns: { code: text primary key, kind: kind }
          rows: [{ code: a, kind: \(label) }]
      """
    }
    let planned = try Planned(file("x, y", "x"), file("{ z: { was: x } }, y", "z"))
    #expect(planned.statements == [#"ALTER TYPE "public"."kind" RENAME VALUE 'x' TO 'z';"#])
  }

  @Test func rowsThatTakeOthersAlongAreALoss() throws {
    let members = """
        members:
          columns:
            id: bigint primary key
            plan: text references plans on delete cascade

      """
    let planned = try Planned(Self.plans + members, Self.changed + members)
    #expect(planned.up.losses.map(\.kind) == [.referringRow])
    #expect(Losses.unannounced(planned.up, in: planned.new).count == 1)
  }

  /// `line:column code` of the one thing wrong.
  @Test(arguments: [
    ("{ cod: a, name: b }", ["9:10 SCH0492", "9:17 SCH0491"]),
    ("{ name: b }", ["9:9 SCH0492"]), ("{ code: null, name: b }", ["9:17 SCH0492"]),
    ("{ code: { sql: now() }, name: b }", ["9:17 SCH0492"]),
    ("{ code: a, name: null }", ["9:26 SCH0494"]), ("{ code: a, name: 5 }", ["9:26 SCH0494"]),
    ("{ code: a }", ["9:9 SCH0496"]), ("{ code: a, name: b, upper: B }", ["9:36 SCH0495"]),
    ("{ code: a, name: b, day: 2026-02-30 }", ["9:34 SCH0494"]),
    ("{ code: a, name: [b] }", ["9:26 YAM0030"]),
  ])
  func faultsAreFoundWhereTheyStand(row: String, expected: [String]) {
    let (_, findings) = read(
      """
      tables:
        t:
          columns:
            code: text primary key
            name: text
            upper: text generated always as (upper(name)) stored
            day: date?
          rows:
            - \(row)
      """)
    let codes = findings.map { $0.split(separator: " ").last ?? "" }
    #expect(Set(codes) == Set(expected.map { $0.split(separator: " ").last ?? "" }))
    #expect(findings.allSatisfy { $0.hasPrefix("9:") }, "\(findings)")
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let yaml = """
      tables:
        t:
          columns:
            id: bigint primary key generated by default as identity
            code: text unique
            text: text?
            ok: boolean default true
          rows:
            key: (code)
            values:
              - { code: 'null', text: null, ok: false }
              - { code: '1', id: 1, text: "it's, { } # : 'x'" }
              - { code: "two\\nlines", text: { sql: "now()::text" } }
        none:
          columns:
            id: int primary key
          rows: []
          dropped: [a, B c]
      dropped: [x, other.y, '"Q r"']
      """
    let first = try schema(yaml)
    let rows = try #require(first.tables.first?.referenceRows)
    #expect(rows.rows.count == 3 && rows.key.map(\.name) == ["code"])
    let text = try #require(SchemaWriter.text(for: first))
    #expect(try schema(text) == first, "\(text)")
    #expect(SchemaWriter.text(for: try schema(text)) == text)
  }

  @Test func ddlWritesReferencedRowsFirst() throws {
    let text = DDLWriter.write(
      try schema(
        """
        tables:
          a:
            columns:
              id: int primary key
              b: int references b
            rows: [{ id: 1, b: 2 }]
          b:
            columns: { id: int primary key }
            rows: [{ id: 2 }]
        """))
    let first = try #require(text.firstRange(of: "INSERT INTO \"public\".\"b\""))
    let second = try #require(text.firstRange(of: "INSERT INTO \"public\".\"a\""))
    #expect(first.lowerBound < second.lowerBound)
    #expect(text.contains("ON CONFLICT (\"id\") DO NOTHING;"))
  }
}
