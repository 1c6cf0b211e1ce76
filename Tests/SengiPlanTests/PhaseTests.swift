import SengiClient
import SengiDDL
import SengiDiff
import SengiPlan
import SengiSchema
import SengiSources
import SengiSteps
import Synchronization
import Testing

/// A column takes another's place, and no application has to wait for another.
@Suite struct PhaseTests {
  @Test func expandingFillsBehindTheTrigger() throws {
    let planned = try Planned(PhasePlans.before, PhasePlans.between)
    #expect(planned.up.losses == [] && planned.up.refusals == [])
    #expect(
      planned.up.steps.map(\.step.title) == [
        "every row of public.orders gives a value for amount_cents, NOT NULL",
        "add column public.orders.amount_cents, create function public.orders_amount_cents_replaces(), create trigger public.orders.orders_amount_cents_replaces",
        "fill column public.orders.amount_cents",
        "amount and amount_cents say the same in every row of public.orders",
        "alter column public.orders.amount_cents",
        "look for NULL in column public.orders.amount_cents",
        "alter column public.orders.amount_cents",
      ])
    let statements = planned.statements
    #expect(
      statements.contains(#"ALTER TABLE "public"."orders" ADD COLUMN "amount_cents" bigint;"#))
    #expect(
      statements.contains(
        """
        UPDATE "public"."orders" SET "amount_cents" = (amount * 100)::bigint
        WHERE ($1::bigint IS NULL OR "id" > $1::bigint)
          AND "id" <= $2::bigint
          AND "amount_cents" IS DISTINCT FROM (amount * 100)::bigint
          AND ("amount_cents" IS NULL OR "amount" IS DISTINCT FROM (amount_cents / 100.0)::numeric(10,2));
        """), "\(statements)")
    #expect(DownClass(of: planned.down, after: planned.up).kind == .exact)
  }

  @Test func contractingLosesNothing() throws {
    let planned = try Planned(PhasePlans.between, PhasePlans.after)
    #expect(planned.up.losses == [] && planned.up.refusals == [])
    let modes = planned.up.steps.map(\.step.mode)
    #expect(modes == [.check, .transaction], "\(planned.statements)")
    let statements = planned.statements
    let drops = statements.filter { $0.contains("DROP") }
    #expect(
      drops == [
        #"DROP TRIGGER "orders_amount_cents_replaces" ON "public"."orders";"#,
        #"DROP FUNCTION "public"."orders_amount_cents_replaces"();"#,
        #"ALTER TABLE "public"."orders" DROP COLUMN "amount";"#,
      ], "\(drops)")
    #expect(DownClass(of: planned.down, after: planned.up).kind == .exact)
    let back = planned.down.steps.flatMap(\.step.statements).map(\.description)
    #expect(back.contains { $0.contains(#"ADD COLUMN "amount" numeric(10,2);"#) }, "\(back)")
    #expect(back.contains { $0.contains(#"SET "amount" = (amount_cents / 100.0)::numeric(10,2)"#) })
  }

  /// Without `back` nobody knows the old values any more.
  @Test func contractingWithoutAWayBackIsLossy() throws {
    let between = PhasePlans.orders(
      "      amount: numeric(10,2)?\n      amount_cents: { sql: bigint?, replaces: amount, from: amount * 100 }"
    )
    let planned = try Planned(between, PhasePlans.orders("      amount_cents: bigint?"))
    #expect(planned.up.losses == [])
    let way = DownClass(of: planned.down, after: planned.up)
    #expect(way.kind == .lossy)
    #expect(
      way.losses == [
        "the values of public.orders.amount, which no 'back' makes out of amount_cents"
      ])
    let expanded = try Planned(PhasePlans.orders("      amount: numeric(10,2)?"), between)
    #expect(DownClass(of: expanded.down, after: expanded.up).kind == .lossy)
  }

  @Test func aTableWithoutAKeyIsFilledInOneGo() throws {
    func orders(_ more: String) -> String {
      "tables:\n  orders:\n    columns:\n      day: date\n      amount: int\n\(more)"
    }
    let planned = try Planned(
      orders(""),
      orders("      total: { sql: bigint, replaces: amount, from: amount, back: total }\n"))
    #expect(
      planned.statements.contains(
        """
        UPDATE "public"."orders" SET "total" = (amount)::bigint
        WHERE "total" IS DISTINCT FROM (amount)::bigint
          AND ("total" IS NULL OR "amount" IS DISTINCT FROM (total)::integer);
        """), "\(planned.statements)")
  }

  /// Indexes over the new column are built once it is filled.
  @Test func indexesWaitForTheValues() throws {
    let planned = try Planned(
      PhasePlans.before,
      PhasePlans.between + "    unique: [(amount_cents)]\n")
    let titles = planned.up.steps.map(\.step.title)
    let filled = try #require(titles.firstIndex { $0.hasPrefix("fill column") })
    let built = try #require(titles.firstIndex { $0.hasPrefix("build the index") })
    #expect(filled < built)
  }

  // MARK: On a server

  static let both = "SELECT concat_ws(' ', id, amount, amount_cents) FROM orders ORDER BY id"

  @Test func bothApplicationsLiveInBetween() async throws {
    let expand = try Planned(PhasePlans.before, PhasePlans.between)
    let contract = try Planned(PhasePlans.between, PhasePlans.after)
    try await withDatabase(PhasePlans.before) { client in
      _ = try await client.texts(
        "INSERT INTO orders (amount) SELECT n / 4.0 FROM generate_series(1, 2500) n RETURNING ''")
      try await client.run(expand.up)
      #expect(
        try await client.texts(
          "SELECT count(*)::text FROM orders WHERE amount * 100 = amount_cents")
          == ["2500"])
      _ = try await client.texts(
        """
        WITH gone AS (DELETE FROM orders WHERE id > 2 RETURNING id)
        SELECT count(*)::text FROM gone
        """)
      for statement in [
        "INSERT INTO orders (amount) VALUES (7.25) RETURNING ''",
        "INSERT INTO orders (amount_cents) VALUES (815) RETURNING ''",
        "INSERT INTO orders (amount, amount_cents) VALUES (1, 2) RETURNING ''",
        "UPDATE orders SET amount = 3 WHERE id = 1 RETURNING ''",
        "UPDATE orders SET amount_cents = 401 WHERE id = 2 RETURNING ''",
        "UPDATE orders SET note = 'x' RETURNING ''",
      ] { _ = try await client.texts(statement) }
      #expect(
        try await client.texts(Self.both) == [
          "1 3.00 300", "2 4.01 401", "2501 7.25 725", "2502 8.15 815", "2503 1.00 2",
        ])
      // Who says both wins, and is asked before the old column goes.
      await #expect(throws: (any Error).self) { try await client.run(contract.up) }
      _ = try await client.texts("UPDATE orders SET amount = 2 WHERE id = 2503 RETURNING ''")
      try await client.run(contract.up)
      _ = try await client.texts("INSERT INTO orders (amount_cents) VALUES (5) RETURNING ''")
      try await client.run(contract.down)
      #expect(
        try await client.texts(Self.both) == [
          "1 3.00 300", "2 4.01 401", "2501 7.25 725", "2502 8.15 815", "2503 2.00 200",
          "2504 0.05 5",
        ])
      _ = try await client.texts("UPDATE orders SET amount_cents = 100 WHERE id = 1 RETURNING ''")
      try await client.run(expand.down)
      #expect(
        try await client.texts("SELECT amount::text FROM orders ORDER BY id") == [
          "1.00", "4.01", "7.25", "8.15", "2.00", "0.05",
        ])
    }
  }

  /// What the old column holds more exactly than the new one is not touched by the filling, nor the
  /// other way round.
  @Test func fillingLeavesTheOtherSideAlone() async throws {
    let before = PhasePlans.orders("      amount: numeric")
    let between = PhasePlans.orders(
      """
            amount: numeric
            cents: { sql: bigint, replaces: amount, from: amount * 100, back: cents / 100.0 }
      """)
    let after = PhasePlans.orders("      cents: bigint")
    let expand = try Planned(before, between)
    let contract = try Planned(between, after)
    try await withDatabase(before) { client in
      _ = try await client.texts("INSERT INTO orders (amount) VALUES (1.234) RETURNING ''")
      try await client.run(expand.up)
      let both = "SELECT amount || ' ' || cents FROM orders"
      #expect(try await client.texts(both) == ["1.234 123"])
      try await client.run(contract.up)
      try await client.run(contract.down)
      #expect(
        try await client.texts("SELECT round(amount, 2) || ' ' || cents FROM orders")
          == ["1.23 123"])
    }
  }

  /// Names that need quotes, NULL, a default of the old column, and none of the way back.
  @Test func oddColumnsKeepStep() async throws {
    let before = """
      namespace: shop
      enums:
        state: [open, done]
      functions:
        "as state": (text) returns shop.state immutable language sql as $$ select $1::shop.state $$
      tables:
        "The Orders":
          columns:
            a: int
            b: int
            "the State": text? default 'open'
          primary_key: (a, b)

      """
    let added = """
            "new": { sql: state?, replaces: the State, from: '"as state"("the State")' }
          primary_key
      """
    let between = before.replacing("    primary_key", with: added)
    let planned = try Planned(before, between)
    try await withDatabase(before) { client in
      _ = try await client.texts(
        #"INSERT INTO shop."The Orders" VALUES (1, 1, 'done'), (1, 2, NULL), (1, 3, DEFAULT) RETURNING ''"#
      )
      try await client.run(planned.up)
      for statement in [
        #"INSERT INTO shop."The Orders" (a, b, "new") VALUES (2, 1, 'done')"#,
        #"INSERT INTO shop."The Orders" (a, b, "the State") VALUES (2, 2, 'done')"#,
        #"INSERT INTO shop."The Orders" (a, b) VALUES (2, 3)"#,
        #"UPDATE shop."The Orders" SET "the State" = NULL WHERE (a, b) = (1, 1)"#,
        #"UPDATE shop."The Orders" SET "new" = 'open' WHERE (a, b) = (2, 2)"#,
      ] { _ = try await client.texts(statement + " RETURNING ''") }
      let rows = try await client.texts(
        #"SELECT concat_ws(' ', a, b, coalesce("the State", '-'), coalesce("new"::text, '-')) FROM shop."The Orders" ORDER BY a, b"#
      )
      #expect(
        rows == [
          "1 1 - -", "1 2 - -", "1 3 open open", "2 1 - done", "2 2 - open", "2 3 open open",
        ])
    }
  }

  /// Two writers of each kind are at work while the values are carried over.
  @Test func writersOfBothKindsRunThroughTheExpansion() async throws {
    let expand = try Planned(PhasePlans.before, PhasePlans.between)
    try await withDatabase(PhasePlans.before) { client in
      _ = try await client.texts(
        "INSERT INTO orders (amount) SELECT n / 4.0 FROM generate_series(1, 5000) n RETURNING ''")
      let done = WritersEnd()
      async let old = Self.write(client, "amount = amount + 0.25", until: done)
      async let new = Self.write(
        client, "amount_cents = amount_cents + 7", until: done, mayFail: true)
      defer { done.set() }
      try await client.run(expand.up)
      done.set()
      let (first, second) = try await (old, new)
      #expect(first > 0 && second > 0)
      #expect(
        try await client.texts(
          "SELECT count(*)::text FROM orders WHERE amount * 100 IS DISTINCT FROM amount_cents")
          == ["0"])
    }
  }

  /// - Returns: The number of updates that were done.
  private static func write(
    _ client: PGClient, _ change: String, until end: WritersEnd, mayFail: Bool = false
  ) async throws -> Int {
    var count = 0
    var extra = 25
    while extra > 0, !Task.isCancelled {
      if end.isSet { extra -= 1 }
      let id = (count * 37 + extra) % 5000 + 1
      do {
        _ = try await client.texts("UPDATE orders SET \(change) WHERE id = \(id) RETURNING ''")
        count += 1
      } catch {
        // The column is not there yet.
        guard mayFail else { throw error }
      }
    }
    return count
  }
}

/// Says that the plan has run.
private final class WritersEnd: Sendable {
  private let state = Mutex(false)
  var isSet: Bool { state.withLock { $0 } }
  func set() { state.withLock { $0 = true } }
}
