import SengiHazards
import SengiPlan
import SengiSchema
import Testing

/// What is built partition by partition.
@Suite struct PartitionRecipeTests {
  private static func yaml(_ lines: String) -> String {
    """
    tables:
      kinds:
        columns:
          id: bigint primary key
      events:
        columns:
          id: bigint
          kind: bigint
          at: timestamptz
    \(lines)
        partition_by: list (kind)
        partitions:
          events_1: for values in (1)
          events_rest:
            sql: default
            partition_by: hash (id)
            partitions:
              events_rest_0: for values with (modulus 1, remainder 0)

    """
  }

  private static func planned(_ lines: String) throws -> Planned {
    let planned = try Planned(yaml(""), yaml(lines))
    let found = ScriptAnalysis(
      of: planned.up.script, before: planned.old, target: PostgresVersion(major: 15)
    ).hazards.filter { $0.severity != .note }
    #expect(found.map(\.code.code) == [])
    return planned
  }

  @Test func indexesAreBuiltBesideWritersAndAttached() throws {
    let planned = try Self.planned("    indexes:\n      events_at: (at)")
    #expect(
      planned.statements == [
        #"CREATE INDEX "events_at" ON ONLY "public"."events" ("at");"#,
        #"CREATE INDEX CONCURRENTLY "events_1_at_idx" ON "public"."events_1" ("at");"#,
        #"CREATE INDEX "events_rest_at_idx" ON ONLY "public"."events_rest" ("at");"#,
        #"CREATE INDEX CONCURRENTLY "events_rest_0_at_idx" ON "public"."events_rest_0" ("at");"#,
        #"ALTER INDEX "public"."events_at" ATTACH PARTITION "public"."events_1_at_idx";"#,
        #"ALTER INDEX "public"."events_at" ATTACH PARTITION "public"."events_rest_at_idx";"#,
        #"ALTER INDEX "public"."events_rest_at_idx" ATTACH PARTITION "public"."events_rest_0_at_idx";"#,
      ])
  }

  @Test func uniqueKeysTakeOverIndexes() throws {
    let planned = try Self.planned("    unique:\n      events_key: (id, kind)")
    let statements = planned.statements.filter { !$0.hasPrefix("SELECT") }
    #expect(
      statements == [
        #"ALTER TABLE ONLY "public"."events" ADD CONSTRAINT "events_key" UNIQUE ("id", "kind");"#,
        #"CREATE UNIQUE INDEX CONCURRENTLY "events_1_id_kind_key" ON "public"."events_1" ("id", "kind");"#,
        #"ALTER TABLE "public"."events_1" ADD CONSTRAINT "events_1_id_kind_key" UNIQUE USING INDEX "events_1_id_kind_key";"#,
        #"ALTER TABLE ONLY "public"."events_rest" ADD CONSTRAINT "events_rest_id_kind_key" UNIQUE ("id", "kind");"#,
        #"CREATE UNIQUE INDEX CONCURRENTLY "events_rest_0_id_kind_key" ON "public"."events_rest_0" ("id", "kind");"#,
        #"ALTER TABLE "public"."events_rest_0" ADD CONSTRAINT "events_rest_0_id_kind_key" UNIQUE USING INDEX "events_rest_0_id_kind_key";"#,
        #"ALTER INDEX "public"."events_key" ATTACH PARTITION "public"."events_1_id_kind_key";"#,
        #"ALTER INDEX "public"."events_key" ATTACH PARTITION "public"."events_rest_id_kind_key";"#,
        #"ALTER INDEX "public"."events_rest_id_kind_key" ATTACH PARTITION "public"."events_rest_0_id_kind_key";"#,
      ])
  }

  @Test func foreignKeysAreValidatedByPartition() throws {
    let planned = try Self.planned(
      "    foreign_keys:\n      events_kind: (kind) references kinds")
    let key =
      #"ADD CONSTRAINT "events_kind" FOREIGN KEY ("kind") REFERENCES "public"."kinds" ("id")"#
    #expect(
      planned.statements == [
        #"ALTER TABLE "public"."events_1" \#(key) NOT VALID;"#,
        #"ALTER TABLE "public"."events_1" VALIDATE CONSTRAINT "events_kind";"#,
        #"ALTER TABLE "public"."events_rest_0" \#(key) NOT VALID;"#,
        #"ALTER TABLE "public"."events_rest_0" VALIDATE CONSTRAINT "events_kind";"#,
        #"ALTER TABLE "public"."events" \#(key);"#,
      ])
  }
}
