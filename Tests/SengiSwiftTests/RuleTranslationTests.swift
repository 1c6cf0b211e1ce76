import SengiSQL
import SengiSchema
import Testing

@testable import SengiSwift

/// Which checks are decided without the server, and as what.
@Suite struct RuleTranslationTests {
  private static let columns = [
    Column("n", .integer), Column("price", .numeric(precision: 8, scale: 2)),
    Column("ratio", .doublePrecision), Column("single", .real), Column("flag", .boolean),
    Column("t", .text), Column("v", .varchar(9)), Column("c", .char(3)), Column("folded", .citext),
    Column("Odd", .text), Column("day", .date),
    Column("mood", .enumeration(name("app", "mood"))),
    Column("collated", .text) { $0.collation = SQLText(verbatim: "\"und-x-icu\"") },
    Column("list", .text) { $0.type = DataType(.text, dimensions: 1) },
  ]

  private func condition(_ source: String) -> RuleCondition? {
    RuleTranslation(
      columns: Self.columns.map { RuleColumn($0, in: Schema(namespaces: [])) }, table: id("rows"),
      value: nil
    ).condition(source)
  }

  @Test(
    arguments: [
      ("n > 3", .number(id("n"), .greater, "3")),
      ("3 < n", .number(id("n"), .greater, "3")),
      ("rows.n <> -3", .number(id("n"), .notEqual, "-3")),
      ("(n)::numeric >= 0.5", .number(id("n"), .greaterOrEqual, "0.5")),
      ("n = '-4'::integer", .number(id("n"), .equal, "-4")),
      ("ratio <= (0.1)::double precision", .number(id("ratio"), .lessOrEqual, "0.1")),
      ("n in (1, 2)", .numbers(id("n"), ["1", "2"])),
      ("n = ANY (ARRAY[1, 2])", .numbers(id("n"), ["1", "2"])),
      ("t = 'it''s'", .text(id("t"), ["it's"])),
      ("(v)::text <> 'a'::text", .not(.text(id("v"), ["a"]))),
      (
        "(v)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])",
        .text(id("v"), ["a", "b"])
      ),
      ("mood = 'glad'::app.mood", .text(id("mood"), ["glad"])),
      ("char_length(t) <= 5", .length(id("t"), .lessOrEqual, 5)),
      ("5 >= length((v)::text)", .length(id("v"), .lessOrEqual, 5)),
      ("length(folded) > 0", .length(id("folded"), .greater, 0)),
      ("octet_length(t) < 9", .octetLength(id("t"), .less, 9)),
      ("t ~ '^a+$'", .matches(id("t"), "^a+$")),
      ("t !~ 'x'", .not(.matches(id("t"), "x"))),
      ("t like 'a%'", .matches(id("t"), "^a.*$")),
      ("flag", .isTrue(id("flag"))),
      ("not flag", .not(.isTrue(id("flag")))),
      ("flag = false", .not(.isTrue(id("flag")))),
      ("day is null", .isNull(id("day"))),
      ("list is not null", .not(.isNull(id("list")))),
      ("\"Odd\" = ''", .text(id("Odd"), [""])),
      (
        "n > 1 and (flag or t is null)",
        .all([.number(id("n"), .greater, "1"), .any([.isTrue(id("flag")), .isNull(id("t"))])])
      ),
    ] as [(String, RuleCondition)])
  func isDecidedHere(source: String, expected: RuleCondition) {
    #expect(condition(source) == expected)
  }

  @Test(arguments: [
    "t > 'a'", "t ~* 'a'", "t !~* 'a'", "t ilike 'a'", "lower(t) = t", "t = 'a'::bpchar",
    "c = 'a'", "length(c) = 1", "folded = 'a'", "folded ~ 'a'", "octet_length(folded) = 1",
    "collated = 'a'", "collated ~ 'a'", "t ~ '(?i)a'", "t ~ 'a(?=b)'", "t ~ '\\m'", "t ~ v",
    "t ~ E'a'", "t = E'\\\\'", "t like 'a\\'", "n + 1 > 2", "n > price", "n > 1.5::int",
    "n = '1.5'", "n > 1::double precision", "n::text = '1'", "single > '0.1'", "single > 0.1::real",
    "price > 1::numeric(3,1)", "ratio > 1e999", "ratio > 1e-999", "n > 0x1F", "n > 1_000", "n > .5",
    "day < '2030-01-01'",
    "day > current_date", "odd = ''", "missing = 1", "other.n = 1", "flag is true",
    "n is distinct from 1", "list = '{}'", "cardinality(list) > 1", "'a' = any (list)",
    "mood = 'glad'::text", "n in (select 1)", "case when flag then n > 1 end", "n", "true",
    "value > 1",
    "length(t) > n", "pg_catalog.length(t) > 1", "t similar to 'a'", "n > $1", "n >", "",
  ]) func isLeftToTheServer(source: String) {
    #expect(condition(source) == nil)
  }

  @Test func deepNestingIsLeftToTheServer() {
    let depth = 100_000
    #expect(
      condition(
        String(repeating: "(", count: depth) + "n > 1" + String(repeating: ")", count: depth))
        == nil)
    #expect(condition(String(repeating: "not ", count: depth) + "flag") == nil)
  }

  @Test func aDomainsValueIsItsColumn() {
    var namespace = Namespace(name: id("app"))
    namespace.domains = [
      Domain(
        name: name("app", "short"), type: DataType(.varchar(5)), isNotNull: true,
        checks: [CheckConstraint(name: id("c"), expression: SQLExpression("value <> ''"))]),
      Domain(
        name: name("app", "shorter"), type: DataType(.domain(name("app", "short"))),
        checks: [
          CheckConstraint(name: id("d"), expression: SQLExpression("length(value) < 3")),
          CheckConstraint(name: id("e"), expression: SQLExpression("lower(value) = value")),
        ]),
    ]
    let table = Table(
      name("app", "t"), [Column("code", .domain(name("app", "shorter"))) { $0.isNullable = true }])
    let plan = RulePlan(table, in: Schema(namespaces: [namespace]))
    #expect(plan.columns.map(\.kind) == [.text(limit: 5)])
    #expect(
      plan.rules == [
        .init(
          constraint: .domain(name("app", "shorter"), id("d")),
          condition: .length(id("code"), .less, 3)),
        .init(
          constraint: .domainNotNull(name("app", "short")), condition: .not(.isNull(id("code")))),
        .init(
          constraint: .domain(name("app", "short"), id("c")),
          condition: .not(.text(id("code"), [""]))),
      ])
  }
}
