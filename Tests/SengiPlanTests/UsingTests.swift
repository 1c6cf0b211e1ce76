import SengiDiff
import SengiPlan
import SengiSchema
import SengiSteps
import Testing

/// `using` and `back`: the author says how values make the way.
@Suite struct UsingTests {
  private static func table(_ columns: String) -> String {
    "tables:\n  items:\n    columns:\n      id: int primary key\n"
      + columns.split(separator: "\n").map { "      \($0)\n" }.joined()
  }

  private static let euros = table("price: numeric(12,2) default 1.50")
  private static let cents = table(
    """
    price:
      sql: bigint default 150
      using: price * 100
      back: price / 100.0
    """)

  private static func alterations(_ plan: MigrationPlan) -> [String] {
    plan.steps.flatMap(\.step.statements).map(\.description).filter { $0.contains(" TYPE ") }
  }

  private static func downClass(_ planned: Planned) -> DownClass {
    DownClass(of: planned.down, after: planned.up)
  }

  @Test func theAuthorsWordIsTaken() throws {
    let planned = try Planned(Self.euros, Self.cents)
    #expect(
      Self.alterations(planned.up) == [
        #"ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE bigint USING price * 100;"#
      ])
    #expect(
      Self.alterations(planned.down) == [
        #"ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE numeric(12,2) USING price / 100.0;"#
      ])
    #expect(planned.up.losses == [])
    #expect(Self.downClass(planned) == DownClass(.exact))
  }

  @Test func valuesComeBack() async throws {
    let planned = try Planned(Self.euros, Self.cents)
    try await withDatabase(Self.euros) { client in
      _ = try await client.texts("INSERT INTO items VALUES (1, 1.25), (2, 19.99) RETURNING ''")
      try await client.run(planned.up)
      _ = try await client.texts("INSERT INTO items (id) VALUES (3) RETURNING ''")
      let values = "SELECT price::text FROM items ORDER BY id"
      #expect(try await client.texts(values) == ["125", "1999", "150"])
      try await client.run(planned.down)
      #expect(try await client.texts(values) == ["1.25", "19.99", "1.50"])
    }
  }

  @Test func withoutAWayBackTheValuesAreLost() throws {
    let planned = try Planned(
      Self.euros, Self.table("price: { sql: bigint default 150, using: price * 100 }"))
    #expect(planned.up.losses == [])
    #expect(Self.downClass(planned).kind == .lossy)
    #expect(
      planned.down.losses.map(\.description)
        == ["the values of public.items.price that 'using' was given"])
    #expect(planned.down.losses.first?.remedy?.contains("'back: EXPRESSION'") == true)
  }

  @Test func itMeansNothingWhereTheTypeStays() throws {
    let plain = Self.table("price: bigint default 150")
    #expect(try Planned(plain, Self.cents).up.isEmpty)
    #expect(try Planned(Self.cents, plain).up.isEmpty)
    let other = Self.cents.replacing("price * 100", with: "price * 1000")
    #expect(try Planned(Self.cents, other).up.isEmpty)
  }

  /// What was said for an earlier change is not said for the next.
  @Test func anEarlierChangesWordIsNotTakenAgain() throws {
    let next = Self.cents.replacing("sql: bigint", with: "sql: text").replacing(
      "default 150", with: "default '150'")
    let planned = try Planned(Self.cents, next)
    #expect(
      Self.alterations(planned.up) == [
        #"ALTER TABLE "public"."items" ALTER COLUMN "price" TYPE text USING "price"::text;"#
      ])
    #expect(
      !Self.alterations(planned.down).contains { $0.contains("100") }, "\(planned.down.script.text)"
    )
  }

  /// `using` is over the row as it was, `back` over the row as it is: each by the names it has there.
  @Test func renamedColumnsGoByTheNamesOfTheirTime() async throws {
    let before = Self.table("price: numeric(12,2)\nrate: int")
    let after = Self.table(
      """
      cents:
        sql: bigint
        was: price
        using: price * rate
        back: cents::numeric / factor
      factor: { sql: int, was: rate }
      """)
    let planned = try Planned(before, after)
    #expect(Self.alterations(planned.up).first?.hasSuffix("USING cents * factor;") == true)
    #expect(
      Self.alterations(planned.down).first?.hasSuffix("USING price::numeric / rate;") == true)
    try await withDatabase(before) { client in
      _ = try await client.texts("INSERT INTO items VALUES (1, 1.25, 100) RETURNING ''")
      try await client.run(planned.up)
      #expect(try await client.texts("SELECT cents::text FROM items") == ["125"])
      try await client.run(planned.down)
      #expect(try await client.texts("SELECT price::text FROM items") == ["1.25"])
    }
  }

  /// Each new value is made of the old row, though several columns change.
  @Test func columnsThatNeedOneAnotherChangeAtOnce() async throws {
    let before = Self.table("a: int default 1\nb: int\nc: int?")
    let after = Self.table(
      """
      a: { sql: text default 'x', using: "'b' || b", back: "substr(b, 2)::int" }
      b: { sql: text, using: "'a' || a", back: "substr(a, 2)::int" }
      c: { sql: bigint?, using: c + 1, back: c - 1 }
      """)
    let planned = try Planned(before, after)
    #expect(Self.alterations(planned.up).count == 1)
    try await withDatabase(before) { client in
      _ = try await client.texts("INSERT INTO items VALUES (1, 10, 20, 30) RETURNING ''")
      try await client.run(planned.up)
      _ = try await client.texts("INSERT INTO items (id, b) VALUES (2, 'z9') RETURNING ''")
      let values = "SELECT concat_ws(' ', a, b, c) FROM items ORDER BY id"
      #expect(try await client.texts(values) == ["b20 a10 31", "x z9"])
      _ = try await client.texts("UPDATE items SET a = 'b7' WHERE id = 2 RETURNING ''")
      try await client.run(planned.down)
      #expect(try await client.texts(values) == ["10 20 30", "9 7"])
    }
  }

  @Test func whatHangsOnTheColumnComesAgain() async throws {
    let tail = """
            twice: int generated always as (price * 2) stored
          checks: [price > 0]
          indexes: [(price)]
          unique: [(price)]
      views:
        prices: as select id, price from items
      """
    let before = Self.table("price: int") + tail
    let after =
      Self.table("price:\n  sql: int[]\n  using: array[price]\n  back: price[1]")
      + tail.replacing("price * 2", with: "price[1] * 2").replacing(
        "[price > 0]", with: "[\"price[1] > 0\"]")
    let planned = try Planned(before, after)
    try await withDatabase(before) { client in
      _ = try await client.texts("INSERT INTO items VALUES (1, 5) RETURNING ''")
      try await client.run(planned.up)
      #expect(try await client.texts("SELECT price::text FROM prices") == ["{5}"])
      #expect(try await client.texts("SELECT twice::text FROM items") == ["10"])
      try await client.run(planned.down)
      #expect(try await client.texts("SELECT price::text FROM prices") == ["5"])
    }
  }

  @Test(arguments: [
    ("bigint", "int", "", "using: value::integer"),
    ("text", "int", "", "using: value::integer"),
    ("timestamptz", "date", "", "using: value::date"),
    ("text", "mood", "enums:\n  mood: [good, bad]\n", "using: value::public.mood"),
    ("int", "\"{ sql: boolean, was: number }\"", "", "using: number::boolean"),
  ]) func theRemedyIsTheLineToWrite(
    _ old: String, _ new: String, _ types: String, _ line: String
  ) throws {
    let isRenamed = new.contains("was")
    let before = types + Self.table("\(isRenamed ? "number" : "value"): \(old)")
    let after = types + Self.table("value: \(new.replacing("\"", with: ""))")
    let planned = try Planned(before, after)
    #expect(planned.up.losses.map(\.remedy) == ["write '\(line)' at the column"])
    // The line holds.
    let said = after.replacing(
      isRenamed ? "{ sql: boolean, was: number }" : "value: \(new)",
      with: isRenamed
        ? "{ sql: boolean, was: number, \(line) }" : "value: { sql: \(new), \(line) }")
    let allowed = try Planned(before, said)
    #expect(allowed.up.losses == [])
    #expect(Self.alterations(allowed.up).count == 1)
  }

  @Test(arguments: [
    ("price: { sql: bigint, using: 'price * (' }", "SCH0420"),
    ("price: { sql: bigint, using: (select 1) }", "SCH0485"),
    ("price: { sql: bigint, back: prise / 100 }", "SCH0421"),
  ]) func faultsAreFound(_ column: String, _ code: String) {
    let (_, findings) = read(Self.table(column))
    #expect(findings.count == 1 && findings.first?.hasSuffix(code) == true, "\(findings)")
  }
}
