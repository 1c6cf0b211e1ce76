import SengiHazards
import SengiPlan
import SengiSchema
import Testing

/// Indexes and keys of partitioned tables that have parts of their own below them.
@Suite struct AttachmentTests {
  private static func trips(
    _ table: String = "", bus: String = "", rest: String = ""
  ) -> String {
    """
    tables:
      trips:
        columns:
          id: int
          line: text
          at: date
    \(table)
        partition_by: list (line)
        partitions:
          trips_bus:
            sql: for values in ('bus')
    \(bus)
          trips_rest:
            sql: default
    \(rest)

    """
  }

  private static let at = "    indexes:\n      trips_at: (at)"

  private static func own(_ name: String, isAttached: Bool) -> String {
    "        indexes:\n          \(name): (at)"
      + (isAttached ? "\n        attached:\n          trips_at: \(name)" : "")
  }

  private static let half = trips(
    at + "\n    only: [trips_at]", bus: own("bus_at", isAttached: true),
    rest: own("rest_at", isAttached: false))

  private static let whole = trips(
    at, bus: own("bus_at", isAttached: false), rest: own("rest_at", isAttached: false))

  @Test func anIndexThatIsThereIsAttached() throws {
    let planned = try Planned(Self.half, Self.whole)
    #expect(
      planned.statements == [
        #"ALTER INDEX "public"."trips_at" ATTACH PARTITION "public"."rest_at";"#
      ])
  }

  @Test func anIndexThatLosesAPartIsMadeAnew() throws {
    let planned = try Planned(Self.whole, Self.half)
    #expect(
      planned.statements == [
        #"DROP INDEX "public"."trips_at";"#,
        #"DROP INDEX IF EXISTS "public"."rest_at";"#,
        #"DROP INDEX IF EXISTS "public"."bus_at";"#,
        #"CREATE INDEX "trips_at" ON ONLY "public"."trips" ("at");"#,
        #"CREATE INDEX CONCURRENTLY "bus_at" ON "public"."trips_bus" ("at");"#,
        #"CREATE INDEX CONCURRENTLY "rest_at" ON "public"."trips_rest" ("at");"#,
        #"ALTER INDEX "public"."trips_at" ATTACH PARTITION "public"."bus_at";"#,
      ])
  }

  @Test func whatIsMissingBelowAnIndexIsBuilt() throws {
    let bare = Self.trips(Self.at + "\n    only: [trips_at]")
    let planned = try Planned(bare, Self.trips(Self.at))
    #expect(
      planned.statements == [
        #"CREATE INDEX CONCURRENTLY "trips_bus_at_idx" ON "public"."trips_bus" ("at");"#,
        #"CREATE INDEX CONCURRENTLY "trips_rest_at_idx" ON "public"."trips_rest" ("at");"#,
        #"ALTER INDEX "public"."trips_at" ATTACH PARTITION "public"."trips_bus_at_idx";"#,
        #"ALTER INDEX "public"."trips_at" ATTACH PARTITION "public"."trips_rest_at_idx";"#,
      ])
  }

  @Test func anIndexTakesInAPartitionsKey() throws {
    let key = "        unique:\n          bus_key: (line, id)"
    let planned = try Planned(
      Self.trips(bus: key),
      Self.trips("    indexes:\n      trips_key: unique (line, id)", bus: key))
    #expect(
      planned.statements.contains(
        #"ALTER INDEX "public"."trips_key" ATTACH PARTITION "public"."bus_key";"#))
    #expect(!planned.statements.contains { $0.contains(#"ON "public"."trips_bus""#) })
    let down = planned.down.steps.flatMap(\.step.statements).map(\.description)
    #expect(
      down.first { !$0.hasPrefix("SELECT") } == #"DROP INDEX "public"."trips_key" CASCADE;"#)
    #expect(
      down.last
        == #"ALTER TABLE "public"."trips_bus" ADD CONSTRAINT "bus_key" UNIQUE USING INDEX "bus_key";"#
    )
  }

  @Test func aSecondIndexIsNoneOfTheTablesAbove() throws {
    func schema(_ more: String) -> String {
      """
      tables:
        trips:
          columns:
            line: text
            at: date
          indexes:
            trips_at: (at)
          partition_by: list (line)
        trips_bus:
          columns:
            line: text
            at: date
          indexes:
      \(more)

      """
    }
    let planned = try Planned(
      schema("      bus_at: (at)"),
      schema(
        """
              bus_at: (at)
              first_at: (at)
            attached:
              trips_at: first_at
            partition_of:
              sql: trips for values in ('bus')
              attach: true
        """))
    let statements = planned.statements
    let attach = try #require(statements.firstIndex { $0.contains("ATTACH PARTITION") })
    let drop = try #require(statements.firstIndex { $0.hasPrefix("DROP INDEX") })
    let first = try #require(statements.firstIndex { $0.contains(#"INDEX "first_at""#) })
    let second = try #require(
      statements.firstIndex { $0.contains(#"INDEX CONCURRENTLY "bus_at""#) }, "\(statements)")
    #expect(drop < attach && first < attach && attach < second)
  }

  @Test func aPartitionIsGivenTheKeysThatForeignKeysNeed() throws {
    func schema(_ rooms: String, _ beds: String = "") -> String {
      """
      tables:
        rooms:
          columns:
            id: int
            house: text
          primary_key: (house, id)
          partition_by: list (house)
      \(rooms)
        beds:
          columns:
            id: int primary key
            house: text
            room: int
      \(beds)

      """
    }
    let planned = try Planned(
      schema(""),
      schema(
        "    partitions:\n      rooms_a: for values in ('a')",
        "    foreign_keys:\n      beds_room: (house, room) references rooms_a (house, id)"))
    let statements = planned.statements
    let key = try #require(statements.firstIndex { $0.contains(#""rooms_a_pkey" PRIMARY KEY"#) })
    let link = try #require(statements.firstIndex { $0.contains("REFERENCES") })
    #expect(key <= link)
  }

  @Test func namesThatAreNotThereAreFound() {
    let absent = Self.trips(
      Self.at + "\n    only: [trips_on]", bus: Self.own("bus_at", isAttached: true))
    #expect(read(absent).findings.map { $0.suffix(7) } == ["SCH0463"])
    let unpartitioned =
      "tables:\n  t:\n    columns:\n      id: int primary key\n    only: [t_pkey]\n"
    #expect(read(unpartitioned).findings.map { $0.suffix(7) } == ["SCH0463"])
    let unknown = Self.trips(
      Self.at, bus: "        attached:\n          trips_on: bus_at")
    #expect(read(unknown).findings.map { $0.suffix(7) } == ["SCH0463", "SCH0463"])
  }
}
