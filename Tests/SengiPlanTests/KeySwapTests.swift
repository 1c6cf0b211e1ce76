import SengiDiff
import SengiPlan
import SengiSchema
import SengiSteps
import Testing

/// Keys that take the place of others, and what proves that they can.
@Suite struct KeySwapTests {
  private static func tables(_ items: String, _ orders: String) -> String {
    """
    tables:
      items:
        columns:
          id: int
          code: text
    \(items.split(separator: "\n").map { "    \($0)\n" }.joined())
      orders:
        columns:
          id: bigint primary key
    \(orders.split(separator: "\n").map { "    \($0)\n" }.joined())
    """
  }

  private static let reference = """
      item: int
    foreign_keys:
      - (item) references items(id)
    """

  private static func lines(_ plan: MigrationPlan) -> [[String]] {
    plan.steps.map { $0.step.statements.map(\.description) }
  }

  private static func place(_ plan: MigrationPlan, _ words: String) -> Int? {
    lines(plan).firstIndex { $0.contains { $0.contains(words) } }
  }

  /// The new index stands before the old key goes, and the rest is one transaction.
  @Test func aKeyTakesOverInOneTransaction() async throws {
    let before = Self.tables("primary_key: (id)", Self.reference)
    let after = Self.tables("primary_key: (code)\nunique:\n  items_id_key: (id)", Self.reference)
    let planned = try Planned(before, after)
    let up = planned.up
    let build = try #require(
      Self.place(up, "CREATE UNIQUE INDEX CONCURRENTLY \"items_pkey__next\""))
    let drop = try #require(Self.place(up, "DROP CONSTRAINT \"items_pkey\""))
    #expect(build < drop)
    let swap = Self.lines(up)[drop]
    for words in [
      "DROP CONSTRAINT \"orders_item_fkey\"", "PRIMARY KEY USING INDEX \"items_pkey__next\"",
      "UNIQUE USING INDEX \"items_id_key\"", "NOT VALID",
    ] { #expect(swap.contains { $0.contains(words) }, "\(words)\n\(up.script.text)") }
    #expect(try #require(Self.place(up, "VALIDATE CONSTRAINT \"orders_item_fkey\"")) > drop)
    try await Self.thereAndBack(planned, before, "(1, 'a'), (2, 'b')", "(1, 1)")
  }

  /// A column that comes with the migration is filled before the index over it can be built; the
  /// former key is kept until then.
  @Test func theFormerKeyStaysUntilTheNewOneCanCome() async throws {
    let before = Self.tables("primary_key: (id)", Self.reference)
    let after = """
      tables:
        items:
          columns:
            id: int
            code: text
            token: uuid default gen_random_uuid()
          primary_key: (token, id)
          unique: [(id)]
        orders:
          columns:
            id: bigint primary key
            item: int
          foreign_keys:
            - (item) references items(id)
      """
    // Two keys come: the former goes at once, as there is no telling which it waits for.
    #expect(try Planned(before, after).up.refusals == [])
    let single = after.replacing("    unique: [(id)]\n", with: "").replacing(
      "    foreign_keys:\n      - (item) references items(id)", with: "")
    let planned = try Planned(Self.tables("primary_key: (id)", "  item: int"), single)
    let drop = try #require(Self.place(planned.up, "DROP CONSTRAINT \"items_pkey\""))
    let swap = Self.lines(planned.up)[drop]
    #expect(swap.contains { $0.contains("PRIMARY KEY USING INDEX \"items_pkey__next\"") })
    let build = try #require(Self.place(planned.up, "CREATE UNIQUE INDEX CONCURRENTLY"))
    #expect(build < drop)
    #expect(try #require(Self.place(planned.up, "ADD COLUMN \"token\"")) < build)
    try await Self.thereAndBack(
      planned, Self.tables("primary_key: (id)", "  item: int"), "(1, 'a'), (2, 'b')", "(1, 1)")
  }

  /// Foreign keys go with the key they named and come with the one they name.
  @Test func foreignKeysWaitForTheirKey() async throws {
    let before = Self.tables("primary_key: (id)", Self.reference)
    let after = """
      tables:
        items:
          columns:
            id: int
            code: text
            kind: text default 'x'
          primary_key: (id, kind)
        orders:
          columns:
            id: bigint primary key
            item: int
            kind: text default 'x'
          foreign_keys:
            - (item, kind) references items(id, kind)
      """
    let planned = try Planned(before, after)
    let drop = try #require(Self.place(planned.up, "DROP CONSTRAINT \"items_pkey\""))
    let swap = Self.lines(planned.up)[drop]
    for words in ["DROP CONSTRAINT \"orders_item_fkey\"", "USING INDEX", "NOT VALID"] {
      #expect(swap.contains { $0.contains(words) }, "\(words)\n\(planned.up.script.text)")
    }
    #expect(try #require(Self.place(planned.up, "ADD COLUMN \"kind\"")) < drop)
    try await Self.thereAndBack(planned, before, "(1, 'a'), (2, 'b')", "(1, 1)")
  }

  @Test func uniqueConstraintsOverOtherColumnsTakeOver() async throws {
    let before = Self.tables("primary_key: (id)\nunique:\n  k: (code)", "  note: text")
    let after = Self.tables("primary_key: (id)\nunique:\n  k: (code, id)", "  note: text")
    let planned = try Planned(before, after)
    let drop = try #require(Self.place(planned.up, "DROP CONSTRAINT \"k\""))
    #expect(Self.lines(planned.up)[drop].contains { $0.contains("UNIQUE USING INDEX \"k__next\"") })
    #expect(try #require(Self.place(planned.up, "CONCURRENTLY \"k__next\"")) < drop)
    try await Self.thereAndBack(planned, before, "(1, 'a'), (2, 'b')", "(1, 'x')")
  }

  /// A primary key over what could be NULL: the server need not look for NULL under lock.
  @Test(arguments: [false, true]) func notNullIsProvenFirst(isReferenced: Bool) async throws {
    let orders = isReferenced ? Self.reference : "  item: int"
    let before = Self.tables("", "  item: int").replacing(
      "      id: int\n", with: "      id: int?\n")
    let after = Self.tables("primary_key: (id)", orders)
    let planned = try Planned(before, after)
    let up = planned.up
    let nulls = try #require(Self.place(up, "WHERE \"id\" IS NULL"))
    #expect(up.steps[nulls].step.mode == .check)
    let proof = try #require(Self.place(up, "VALIDATE CONSTRAINT \"id__not_null\""))
    let build = try #require(Self.place(up, "CREATE UNIQUE INDEX CONCURRENTLY"))
    let key = try #require(Self.place(up, "PRIMARY KEY USING INDEX"))
    #expect(nulls < proof && proof < key && build < key)
    #expect(Self.lines(up)[proof].count == 1)
    try await Self.thereAndBack(planned, before, "(1, 'a'), (2, 'b')", "(1, 1)")
  }

  private static func thereAndBack(
    _ planned: Planned, _ before: String, _ items: String, _ order: String
  ) async throws {
    try await withDatabase(before) { client in
      _ = try await client.texts("INSERT INTO items (id, code) VALUES \(items) RETURNING ''")
      _ = try await client.texts("INSERT INTO orders VALUES \(order) RETURNING ''")
      let keys = """
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
          || ' ' || convalidated
        FROM pg_constraint WHERE conrelid IN ('items'::regclass, 'orders'::regclass)
          AND contype IN ('p', 'u', 'f', 'c') ORDER BY 1
        """
      let were = try await client.texts(keys)
      try await client.run(planned.up)
      #expect(try await client.texts(keys) != were)
      try await client.run(planned.down)
      #expect(try await client.texts(keys) == were)
      #expect(try await client.texts("SELECT count(*)::text FROM items") == ["2"])
    }
  }
}

/// Ways back that are open only while tables are empty.
@Suite struct ConditionTests {
  private static let before = """
    tables:
      items:
        columns:
          id: int primary key
          code: text
    """
  private static let after = """
    tables:
      items:
        columns:
          id: int primary key
    """

  @Test func aRequiredColumnComesBackToEmptyTablesAlone() async throws {
    let planned = try Planned(Self.before, Self.after)
    let downClass = DownClass(of: planned.down, after: planned.up)
    #expect(downClass.kind == .impossibleWithRows)
    #expect(
      downClass.needs == [
        "that public.items has no rows, which would lack a value for its column code, NOT NULL and without a default"
      ])
    #expect(planned.up.conditions == [])
    var script = planned.down.script
    script.downClass = downClass
    #expect(
      script.text.hasPrefix("-- sengi:down impossible-with-rows\n-- needs: that public.items"))
    try await withDatabase(Self.before) { client in
      try await client.run(planned.up)
      try await client.run(planned.down)
      try await client.run(planned.up)
      _ = try await client.texts("INSERT INTO items VALUES (1) RETURNING ''")
      await #expect(throws: (any Error).self) { try await client.run(planned.down) }
    }
  }

  @Test func aDefaultOpensTheWay() throws {
    let planned = try Planned(Self.before + " default ''", Self.after)
    #expect(planned.down.conditions == [])
    #expect(DownClass(of: planned.down, after: planned.up).kind == .lossy)
  }
}
