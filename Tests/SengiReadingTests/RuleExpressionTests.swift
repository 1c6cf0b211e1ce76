import SengiDiagnostics
import SengiSQL
import SengiSchema
import Testing

@testable import SengiReading

@Suite struct RuleExpressionTests {
  private func users(_ change: (inout Table) -> Void) -> Table {
    table(
      "users", column("karma", .integer), column("name"), column("data", .jsonb(shape: nil)),
      column("at", .timestamptz(precision: nil)), column("Kind"), column("position", .integer),
      with: change)
  }

  private func findings(check expression: String) -> [String] {
    RuleFixture([users { $0.checks = [check(expression)] }]).findings
  }

  /// Words that are no columns: functions, types, syntax, constants.
  @Test(arguments: [
    "karma >= 0", "users.karma > 0 and app.users.karma < 10", "(karma)", "users is not null",
    "name ~ '^[a-z]+$' or name like 'a%' escape '\\'", "\"Kind\" in ('a', 'b')",
    "karma between symmetric 0 and 10", "karma is not distinct from 3", "position > 0",
    "case when karma > 0 then 'a'::text else name end <> 'b'",
    "extract(year from at) > 2000", "at at time zone 'UTC' > timestamp '2000-01-01'",
    "at > now() - interval '1' year", "at < timestamp with time zone '2030-01-01 00:00+00'",
    "karma::double precision > 0", "cast(karma as character varying(3)) <> ''",
    "name collate \"C\" <> ''", "name collate pg_catalog.\"C\" <> ''",
    "data ? 'a' and data #>> '{x,y}' is null", "data @> '{\"karm\":1}'::jsonb",
    "trim(both ' ' from name) = name", "substring(name from 1 for 2) = 'ab'",
    "position('a' in name) > 0", "overlay(name placing 'x' from 1) = name",
    "array[karma, 1] && array[1, 2]::int[]", "(array[karma])[1] = 1",
    "karma = any (array[1, 2])", "make_interval(days => karma) > interval '1 day'",
    "karma operator(pg_catalog.=) 1", "coalesce(name, 'x') is document",
    "name is nfc normalized", "normalize(name, nfc) = name", "tableoid > 0",
    "xmlelement(name foo, xmlattributes(name as bar)) is document",
    "current_date > '2000-01-01' and current_user <> 'x'", "not name isnull",
    "octet_length(name) /* karm */ > 0 -- karm", "name not similar to 'a|b'",
    "exists (select other from elsewhere where other = 1)", "date 'today' > '2000-01-01'",
    "jsonb_typeof(data -> 'x') = 'array'", "$$karm$$ <> E'ka\\'rm'",
  ])
  func soundChecksPass(expression: String) {
    #expect(findings(check: expression) == [])
  }

  @Test(arguments: [
    "karm >= 0", "\"karm\" >= 0", "abs(karm) > 0", "users.karm > 0", "karma > karm",
    "case when karm > 0 then true end", "name in ('a', karm)", "not karm", "karm::text <> ''",
    "cast(karm as text) <> ''", "karma between 0 and karm", "array[karm] is null",
    "extract(year from karm) > 1", "karm is null", "make_interval(days => karm) is null",
    "coalesce(karma, karm) > 0", "karm[1] > 0", "(karm) > 0", "interval '1 day' * karm is null",
    "name collate \"C\" < karm", "at at time zone karm is null", "-karm < 0",
  ])
  func missingColumnIsFound(expression: String) {
    #expect(
      findings(check: expression) == [
        "SCH0421 no column 'karm' in table 'app.users', named by check 'c'; did you mean 'karma'?"
      ])
  }

  @Test func upperCaseColumnWantsQuotes() {
    #expect(
      findings(check: "Kind <> ''") == [
        "SCH0421 no column 'kind' in table 'app.users', named by check 'c'; write \"Kind\" in double quotes: SQL folds a bare word to lower case"
      ])
  }

  @Test func otherTablesAreOutOfSight() {
    #expect(
      findings(check: "posts.id > 0") == [
        "SCH0422 check 'c' names 'posts.id', but sees only the columns of table 'app.users'; a trigger or a foreign key can look into other tables"
      ])
  }

  @Test(arguments: [
    ("name = 'x", "unterminated string constant"), ("(karma > 0", "'(' is never closed"),
    ("karma > 0) not valid", "')' closes nothing"),
    ("karma > 0; drop table x", "';' cannot stand in an expression"),
    ("", "the expression is empty"), ("karma > 0, name", "',' outside of parentheses"),
    ("(karma > 0]", "']' closes nothing"),
  ])
  func unreadableTextIsFound(expression: String, message: String) {
    #expect(
      findings(check: expression) == ["SCH0420 check 'c' of table 'app.users': \(message)"])
  }

  @Test func fileIsPointedInto() {
    var fixture = RuleFixture([users { $0.checks = [check("name <> ''\nand karm >= 0")] }])
    let path = ObjectPath.table(app("users")).appending(.check(id("c")))
    let text = SourceMap.Text(
      file: "app.yaml",
      anchors: [
        .init(offset: 0, position: SourcePosition(line: 5, column: 9)),
        .init(offset: 11, position: SourcePosition(line: 6, column: 7)),
      ], length: 24)
    fixture.sources.record(text, for: path, .expression)
    #expect(
      fixture.diagnostics.map(\.range) == [
        SourceRange(
          file: "app.yaml", start: SourcePosition(line: 6, column: 11),
          end: SourcePosition(line: 6, column: 15))
      ])
  }

  @Test func indexesAndGeneratedColumnsAreRead() {
    let owner = users {
      $0.indexes = [index("i", "(lower(nam))", where: "karmo > 0")]
      $0.columns.append(column("up", .text, .stored(SQLExpression("upper(nane)"))))
    }
    #expect(
      RuleFixture([owner]).findings == [
        "SCH0421 no column 'nam' in table 'app.users', named by index 'i'; did you mean 'name'?",
        "SCH0421 no column 'karmo' in table 'app.users', named by index 'i'; did you mean 'karma'?",
        "SCH0421 no column 'nane' in table 'app.users', named by generated column 'up'; did you mean 'name'?",
      ])
  }

  @Test(arguments: [
    (
      "(at::date)",
      "'at::date' in index 'i' depends on the session's time zone; name the zone: (at at time zone 'UTC')"
    ),
    (
      "date_trunc('day', at)",
      "'date_trunc' in index 'i' depends on the session's time zone; name the zone: (at at time zone 'UTC')"
    ),
    (
      "(extract(year from at))",
      "'extract' in index 'i' depends on the session's time zone; name the zone: (at at time zone 'UTC')"
    ),
    (
      "to_tsvector(name)",
      "'to_tsvector' in index 'i' is not immutable; name the configuration: to_tsvector('english', …)"
    ),
    (
      "concat(name, name)",
      "'concat' in index 'i' is not immutable; join with ||, and coalesce(…, '') for nulls"
    ),
    ("(now())", "'now' in index 'i' is not immutable; use a column with a default, or a trigger"),
    (
      "(karma > 1 or current_date > '2000-01-01')",
      "'current_date' in index 'i' is not immutable; use a column with a default, or a trigger"
    ),
  ])
  func changingIndexIsFound(expression: String, message: String) {
    let owner = users { $0.indexes = [index("i", expression)] }
    #expect(RuleFixture([owner]).findings == ["SCH0423 " + message])
  }

  @Test(arguments: [
    "((at at time zone 'UTC')::date)", "to_tsvector('english', name)", "age(at, at)",
    "date_trunc('day', at at time zone 'UTC')", "lower(name)", "(data ->> 'x')", "(karma::text)",
  ])
  func immutableIndexPasses(expression: String) {
    let owner = users { $0.indexes = [index("i", expression)] }
    #expect(RuleFixture([owner]).findings == [])
  }

  @Test func ownFunctionMayBeNamedLikeAnother() {
    let owner = users { $0.indexes = [index("i", "concat(name, name)")] }
    #expect(RuleFixture([owner], functions: ["concat"]).findings == [])
  }

  @Test func generatedColumnsStandAlone() {
    let owner = users {
      $0.columns.append(column("a", .integer, .stored(SQLExpression("karma * 2"))))
      $0.columns.append(column("b", .integer, .stored(SQLExpression("a + b"))))
    }
    #expect(
      RuleFixture([owner]).findings == [
        "SCH0470 generated column 'b' is made from the generated column 'a'; make it from plain columns; repeat the other's expression if need be",
        "SCH0470 generated column 'b' is made from itself; make it from plain columns; repeat the other's expression if need be",
      ])
  }

  @Test func manyParenthesesAreNoDanger() {
    let deep =
      String(repeating: "(", count: 100_000) + "karma" + String(repeating: ")", count: 100_000)
    #expect(ExpressionNames(of: deep).columns.map(\.written) == ["karma"])
  }
}
