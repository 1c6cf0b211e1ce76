import SengiPlan
import SengiSQL
import SengiSchema
import Testing

/// How what stays is changed in the order and the words that the server takes.
@Suite struct AlterationTests {
  @Test func aSequenceStandsWithinItsBoundsAtAllTimes() throws {
    func steps(_ options: String) -> String { "sequences:\n  steps: \(options)\n" }
    let planned = try Planned(steps("minvalue 1 maxvalue 50"), steps("minvalue 100 maxvalue 200"))
    #expect(
      planned.statements == [
        """
        SELECT last_value FROM "public"."steps"
        WHERE is_called AND last_value NOT BETWEEN 100 AND 200;
        """,
        "ALTER SEQUENCE \"public\".\"steps\" MINVALUE 1 MAXVALUE 200;",
        """
        SELECT setval('"public"."steps"', greatest(last_value, 100), false) FROM "public"."steps"
        WHERE NOT is_called;
        """,
        "ALTER SEQUENCE \"public\".\"steps\" MINVALUE 100 MAXVALUE 200 START WITH 100;",
      ])
    let widened = try Planned(steps("minvalue 10 maxvalue 50"), steps("minvalue 5 maxvalue 60"))
    #expect(
      widened.statements == [
        "ALTER SEQUENCE \"public\".\"steps\" MINVALUE 5 MAXVALUE 60 START WITH 5;"
      ])
  }

  @Test func anIdentityFitsTheNarrowerTypeBeforeItsColumnTakesThat() throws {
    func table(_ type: String, _ options: String) -> String {
      """
      tables:
        items:
          columns:
            id: \(type) generated always as identity (\(options))
      """
    }
    let planned = try Planned(
      table("bigint", "maxvalue 5000000000"), table("int", "sequence name counter maxvalue 9"))
    let statements = planned.statements
    #expect(
      statements.first?.hasPrefix("SELECT last_value FROM \"public\".\"items_id_seq\"") == true)
    #expect(
      statements.contains("ALTER SEQUENCE \"public\".\"items_id_seq\" RENAME TO \"counter\";"))
    let bounds = try #require(statements.firstIndex { $0.contains("SET MAXVALUE 9 ") })
    let type = try #require(statements.firstIndex { $0.contains("TYPE integer") })
    #expect(bounds < type)
    let back = planned.down.steps.flatMap(\.step.statements).map(\.description)
    let wide = try #require(back.firstIndex { $0.contains("TYPE bigint") })
    let maximum = try #require(back.firstIndex { $0.contains("SET MAXVALUE 5000000000 ") })
    #expect(wide < maximum)
  }

  @Test func aFunctionStepsAsideForAnEnumOfItsArguments() throws {
    func schema(_ values: String) -> String {
      """
      enums:
        kind: [\(values)]
      functions:
        of_kind: (k kind) returns int language sql as 'select 1'
      """
    }
    let statements = try Planned(schema("a, b"), schema("b, a")).statements
    let drop = try #require(statements.firstIndex { $0.hasPrefix("DROP FUNCTION") })
    let make = try #require(statements.firstIndex { $0.hasPrefix("CREATE TYPE") })
    #expect(drop < make)
  }

  @Test func anOwnerThatLeavesLeavesItsPrivilegesToTheNextOne() throws {
    func table(_ owner: String, _ privileges: String) -> String {
      """
      tables:
        items:
          owner: \(owner)
          columns:
            id: int
      \(privileges)
      """
    }
    let granted = try Planned(
      table("first", "grants:\n  - all on items to second, other"),
      table("second", "grants:\n  - all on items to first, other"))
    #expect(
      granted.statements == [
        "ALTER TABLE \"public\".\"items\" OWNER TO \"second\";",
        "GRANT ALL ON TABLE \"public\".\"items\" TO \"first\";",
      ])
    let revoked = try Planned(
      table("first", "revokes:\n  - all on items from first"), table("second", ""))
    #expect(
      revoked.statements == [
        "ALTER TABLE \"public\".\"items\" OWNER TO \"second\";",
        "GRANT ALL ON TABLE \"public\".\"items\" TO \"second\";",
      ])
  }

  @Test func publicHasTheCommentOfANewDatabaseWhereNoneIsSaid() throws {
    let plain = try schema("tables:\n  items:\n    columns:\n      id: int\n")
    var said = plain
    said.namespaces[0].doc = "Everything"
    #expect(
      statements(said, plain) == [
        "COMMENT ON SCHEMA \"public\" IS 'standard public schema';"
      ])
    #expect(statements(plain, said) == ["COMMENT ON SCHEMA \"public\" IS 'Everything';"])
  }

  @Test func whatIsSaidOfNotNullFollowsTheConstraint() throws {
    func items(_ column: String, _ custom: String?) throws -> Schema {
      var schema = try schema("tables:\n  items:\n    columns:\n      note: \(column)\n")
      schema.target = PostgresVersion(major: 18)
      let name = QualifiedName(Schema.publicNamespace, SQLIdentifier(static: "items"))
      if let custom {
        schema.customObjects = [
          CustomObject(
            name: "of not null", statements: SQLExpression("alter table public.items \(custom);"),
            dependsOn: [name])
        ]
      }
      return schema
    }
    let free = try items("text?", nil)
    let own = try items("text", "alter constraint items_note_not_null no inherit")
    let made = statements(free, own)
    let set = try #require(made.lastIndex { $0.contains("SET NOT NULL") })
    let say = try #require(made.firstIndex { $0.contains("no inherit") })
    #expect(set < say)
    #expect(
      statements(own, try items("text", nil)) == [
        "ALTER TABLE \"public\".\"items\" ALTER CONSTRAINT \"items_note_not_null\" INHERIT;"
      ])
    #expect(
      statements(own, free) == [
        "ALTER TABLE \"public\".\"items\" ALTER COLUMN \"note\" DROP NOT NULL;"
      ])
    let waiting = try items("text?", "add constraint later not null note not valid")
    #expect(
      statements(waiting, free) == ["alter table public.items drop constraint \"later\";"])
    #expect(
      statements(free, waiting) == [
        "alter table public.items add constraint later not null note not valid;"
      ])
  }

  private func statements(_ old: Schema, _ new: Schema) -> [String] {
    let plan = Planner.plan(from: old, to: new)
    #expect(plan.refusals.isEmpty)
    return plan.steps.flatMap(\.step.statements).map(\.description)
  }
}

extension AlterationTests {
  @Test func whatStandsOnAColumnThatIsMadeAnewComesBackWithIt() throws {
    func table(_ factor: Int) -> String {
      """
      tables:
        items:
          columns:
            id: int primary key
            width: int
            area: int generated always as (width * \(factor)) stored
          unique:
            items_area_key: (area)
          indexes:
            items_area: (area)
          checks:
            positive: area > 0
          statistics:
            areas: (ndistinct) on width, area
      """
    }
    let planned = try Planned(table(2), table(3))
    for part in ["items_area_key", "items_area", "positive", "areas"] {
      #expect(
        planned.statements.contains {
          $0.contains("ADD CONSTRAINT \"\(part)\"")
            || $0.hasPrefix("CREATE") && $0.contains("\"\(part)\"")
        }, "\(part)")
    }
  }
}
