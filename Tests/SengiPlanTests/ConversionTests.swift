import SengiDDL
import SengiPlan
import SengiSchema
import Testing

/// No value is cut or moved without a word when its column takes another type.
@Suite struct ConversionTests {
  private static func table(_ column: String, _ more: String = "") -> String {
    "\(more)\ntables:\n  items:\n    columns:\n      id: int primary key\n      value: \(column)\n"
  }

  /// Values that do not fit stop the plan, and stay.
  @Test(arguments: [
    (table("int"), "12345", table("varchar(2)")),
    (table("text"), "'abcdef'", table("code", "domains:\n  code: varchar(3)")),
    (table("uuid"), "gen_random_uuid()", table("code", "domains:\n  code: varchar(3)")),
    (
      table("code", "domains:\n  code: text"), "'abcdef'",
      table("code", "domains:\n  code: varchar(3)")
    ),
    (table("text[]"), "'{abc,def}'", table("varchar(4)")),
  ]) func whatDoesNotFitIsNotCut(_ before: String, _ value: String, _ after: String) async throws {
    let planned = try Planned(before, after)
    #expect(planned.up.losses.contains { $0.kind == .narrowedType }, "\(planned.up.losses)")
    try await withDatabase(before) { client in
      _ = try await client.texts("INSERT INTO items VALUES (1, \(value)) RETURNING value::text")
      let kept = try await client.texts("SELECT value::text FROM items")
      await #expect(throws: (any Error).self) { try await client.run(planned.up) }
      #expect(try await client.texts("SELECT value::text FROM items") == kept)
    }
  }

  @Test(arguments: [
    (
      table("code", "domains:\n  code: numeric(12,4)"),
      table("code", "domains:\n  code: numeric(12,2)")
    ),
    (table("numeric(12,4)"), table("code", "domains:\n  code: numeric(12,2)")),
    (table("timestamptz(6)"), table("timestamptz(3)")),
    (table("bigint"), table("float8")), (table("timestamp"), table("time")),
    (table("json"), table("jsonb")),
  ]) func whatIsRoundedIsTold(_ before: String, _ after: String) throws {
    let losses = try Planned(before, after).up.losses
    #expect(losses.contains { $0.kind == .narrowedType }, "\(losses)")
  }

  @Test(arguments: [
    (table("int"), table("bigint")), (table("varchar(3)"), table("varchar(4)")),
    (table("char(3)"), table("varchar(3)")), (table("int"), table("text")),
    (table("numeric(8,2)"), table("numeric(9,2)")), (table("timestamptz(3)"), table("timestamptz")),
    (table("code", "domains:\n  code: varchar(3)"), table("text")),
  ]) func whatFitsAlwaysIsNoLoss(_ before: String, _ after: String) throws {
    #expect(try Planned(before, after).up.losses == [])
  }

  @Test func valuesThatGiveWayToComputedOnesAreTold() throws {
    let planned = try Planned(
      Self.table("int"), Self.table("int generated always as (id * 2) stored"))
    #expect(planned.up.losses.map(\.kind) == [.column])
    #expect(planned.up.losses.first?.description == "the values of public.items.value")
  }

  /// Attributes keep their values by name, though the new type has them in another order.
  @Test func attributesThatChangePlacesKeepTheirValues() async throws {
    let before = Self.table("pair", "types:\n  pair:\n    a: int\n    b: int\n    c: text")
    let after = Self.table("pair", "types:\n  pair:\n    b: bigint\n    a: int\n    d: text")
    let planned = try Planned(before, after)
    #expect(planned.up.losses.map(\.description) == ["the values of public.pair.c"])
    try await withDatabase(before) { client in
      _ = try await client.texts(
        "INSERT INTO items VALUES (1, ROW(1, 2, 'x')), (2, ROW(NULL, NULL, NULL)) RETURNING ''")
      try await client.run(planned.up)
      let values = try await client.texts("SELECT value::text FROM items ORDER BY id")
      #expect(values == ["(2,1,)", "(,,)"])
    }
  }

  @Test func arraysOfRowsWhoseAttributesChangePlacesAreRefused() throws {
    let planned = try Planned(
      Self.table("pair[]", "types:\n  pair:\n    a: int\n    b: int"),
      Self.table("pair[]", "types:\n  pair:\n    b: int\n    a: int"))
    #expect(planned.up.refusals.map(\.object.description) == ["public.items.value"])
  }
}
