import SengiClient
import SengiSQL
import SengiSchema
import SengiTesting
import Testing

@testable import SengiLive

/// Simplified text, given to the server in the same place, deparses to what the original does from
/// the second generation on; and simplifying what it deparses to gives the same text again.
@Suite struct SimplificationTests {
  static let ddl = """
    CREATE TYPE status AS ENUM ('new', 'done', 'it''s');
    CREATE DOMAIN score AS integer;
    CREATE DOMAIN label AS varchar(20);
    CREATE SEQUENCE counter;
    """

  static let columns: [(name: String, sql: String, type: DataType)] = [
    ("t", "text", DataType(.text)), ("v", "varchar(20)", DataType(.varchar(20))),
    ("w", "varchar", DataType(.varchar(nil))), ("c", "char(3)", DataType(.char(3))),
    ("b", "boolean", DataType(.boolean)), ("s", "smallint", DataType(.smallint)),
    ("i", "integer", DataType(.integer)), ("l", "bigint", DataType(.bigint)),
    ("r", "real", DataType(.real)), ("d", "double precision", DataType(.doublePrecision)),
    ("n", "numeric", DataType(.numeric(precision: nil, scale: nil))),
    ("m", "numeric(10,2)", DataType(.numeric(precision: 10, scale: 2))),
    ("da", "date", DataType(.date)), ("ts", "timestamp", DataType(.timestamp(precision: nil))),
    ("tz", "timestamptz(3)", DataType(.timestamptz(precision: 3))),
    ("ti", "time", DataType(.time(precision: nil))),
    ("iv", "interval", DataType(.interval(fields: nil, precision: nil))),
    ("ip", "interval(3)", DataType(.interval(fields: nil, precision: 3))),
    ("u", "uuid", DataType(.uuid)), ("j", "jsonb", DataType(.jsonb(shape: nil))),
    ("jj", "json", DataType(.json(shape: nil))), ("by", "bytea", DataType(.bytea)),
    ("ip4", "inet", DataType(.inet)), ("bi", "bit(3)", DataType(.bit(3))),
    ("mo", "money", DataType(.money)), ("ta", "text[]", DataType(.text, dimensions: 1)),
    ("va", "varchar(5)[]", DataType(.varchar(5), dimensions: 1)),
    ("ia", "integer[]", DataType(.integer, dimensions: 1)),
    ("e", "status", DataType(.enumeration(name("status")))),
    ("ea", "status[]", DataType(.enumeration(name("status")), dimensions: 1)),
    ("dm", "score", DataType(.domain(name("score")))),
    ("dl", "label", DataType(.domain(name("label")))),
    ("tv", "tsvector", DataType(.tsvector)), ("nr", "int4range", DataType(.other("int4range"))),
    ("Odd name", "varchar(9)", DataType(.varchar(9))), ("na", "name", DataType(.name)),
  ]

  private static func name(_ text: String) -> QualifiedName {
    QualifiedName(SQLIdentifier(static: "public"), SQLIdentifier(truncating: text))
  }

  static let defaults: [(column: String, expressions: [String])] = [
    (
      "t",
      [
        "'x'", "''", "'it''s'", "E'a\\nb'", "'x'::varchar", "'a' || 'b'",
        "lower('X')",
        "current_user", "'x'::text", "('x')", "concat('a', 'b')", "1", "'-1'::text",
        "'a' || 'b'::text",
      ]
    ),
    (
      "v",
      [
        "'x'", "'x'::text", "'x'::varchar", "'x'::varchar(3)", "NULL::character varying",
        "'a'::text || 'b'", "5",
      ]
    ),
    ("c", ["'x'", "'x'::char(3)", "'x'::bpchar"]),
    (
      "b",
      [
        "true", "false", "'t'", "1 > 0", "(not true)", "(true and (false and true))",
        "(null is null)", "'yes'::bool",
      ]
    ),
    ("s", ["0", "-1", "'7'", "'-7'", "7::smallint"]),
    ("i", ["0", "-1", "'5'", "'-5'", "1 + 1", "-1 - 1"]),
    (
      "l",
      [
        "0", "-1", "'5'", "5000000000", "-5000000000", "5::bigint", "-5::bigint", "(-5)::bigint",
        "nextval('counter')", "nextval('counter'::regclass)", "nextval('public.counter')",
        "nextval('counter'::text)",
      ]
    ),
    ("r", ["0", "0.5", "-0.5", "'0.5'", "-1", "0.5::double precision"]),
    ("d", ["0", "0.5", "-0.5", "'Infinity'", "-1", "1e10", "-1e10"]),
    (
      "n",
      ["0", "0.5", "-0.5", "'1'", "-1", "0::numeric", "5000000000", "-5000000000", "-5.0", "-5."]
    ),
    ("m", ["0", "0.00", "-0.5", "'1'", "0::numeric", "'1.005'", "1.005"]),
    ("da", ["'2020-01-01'", "current_date", "now()", "'2020-01-01'::timestamp", "'infinity'"]),
    (
      "ts",
      [
        "'2020-01-01'", "now()", "current_timestamp", "now() at time zone 'utc'",
        "timezone('utc', now())", "timezone('utc'::text, now())", "localtimestamp",
        "now() at time zone interval '1 hour'",
      ]
    ),
    (
      "tz",
      [
        "'2020-01-01'", "now()", "now() + '1 day'", "'2020-01-01'::timestamptz",
        "'2020-01-01 00:00:00.12345'",
        "statement_timestamp() - interval '1 year'", "'2020-01-01'::timestamp",
      ]
    ),
    ("ti", ["'10:00'", "current_time"]), ("iv", ["'1 day'", "interval '1 month'"]),
    ("ip", ["'1.23456 s'", "interval '1.23456 s'"]),
    ("u", ["gen_random_uuid()", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'"]),
    (
      "j",
      ["'{}'", "'{\"a\": 1}'", "'[]'::jsonb", "jsonb_build_object('a', 1)", "'{}'::json::jsonb"]
    ),
    ("jj", ["'{}'", "'[]'::json"]), ("by", ["'\\xff'", "''"]), ("ip4", ["'127.0.0.1'"]),
    ("bi", ["'101'", "B'101'", "B'1'"]), ("mo", ["0", "'1.5'"]),
    ("ta", ["'{}'", "'{a,b}'", "ARRAY[]::text[]", "ARRAY['a','b']", "'{}'::varchar[]"]),
    ("va", ["'{}'", "'{a,b}'", "'{}'::text[]", "ARRAY['a']"]),
    ("ia", ["'{}'", "'{1,-2}'", "ARRAY[1]"]),
    ("e", ["'new'", "'it''s'", "'new'::status"]),
    ("ea", ["'{new}'", "ARRAY['new'::status]", "'{}'"]),
    ("dm", ["0", "'5'", "-1", "0::score", "'5'::integer"]),
    ("dl", ["'x'", "'x'::label", "'x'::text"]),
    ("tv", ["''", "to_tsvector('english', 'x')"]),
    ("nr", ["'[1,2)'", "'empty'", "int4range(1, 2)"]),
    ("Odd name", ["'x'"]), ("na", ["'x'", "'x'::name"]),
  ]

  static let conditions: [String] = [
    "t = 'a'", "t <> ''", "t in ('a', 'b')", "t not in ('a', 'b')", "t in ('a')", "t like 'a%'",
    "t ~ '^a'", "t !~* 'x'", "t ilike '%a'", "not t = 'a'", "t = 'a' or t = 'b'", "t || 'a' = 'b'",
    "t = any (array['a', 'b'])", "t = all (array['a', 'b'])", "t <> any (array['a', 'b'])",
    "t = any (array['a'])", "t = any ('{a,b}')", "t is null or t = 'a'", "t = 'a' collate \"C\"",
    "'a' = t", "t = 'a'::varchar", "t = ('a'::varchar)", "t in ('a', 'b'::varchar)",
    "t > 'a' and t < 'b'",
    "t between 'a' and 'b'", "(t = 'a') = (t = 'b')",
    "case when t = 'a' then t = 'b' else t = 'c' end",
    "t is distinct from 'a'", "t in ('a', null)", "t in ('a', t)", "(t, v) = ('a', 'b')",
    "t similar to 'a%'",
    "v = 'a'", "v <> ''", "v in ('a', 'b')", "v not in ('a', 'b')", "v in ('a')", "v like 'a%'",
    "v ~ '^a'", "v::text in ('a', 'b')", "v = any (array['a', 'b'])",
    "v = any (array['a', 'b']::varchar[])",
    "v = any (array['a', 'b']::text[])", "v = any ('{a,b}')", "v = 'a'::text", "v = 'a'::varchar",
    "v::text = 'a'::varchar", "not v = 'a'", "v || 'x' = 'a'", "v between 'a' and 'b'",
    "v::varchar(3) in ('a', 'b')", "v > 'a' or v in ('x', 'y') and v <> 'z'", "v::varchar(3) = 'a'",
    "not (v in ('a', 'b'))", "v is null or v in ('a', 'b')", "lower(v) = 'a'", "length(v) > 3",
    "lower(t) = 'a'", "length(t) > 3", "char_length(v) <= 20", "btrim(v) <> ''", "upper(v) = v",
    "trim(v) <> ''", "trim(both ' ' from t) <> ''", "md5(v) = 'x'", "length(c) = 3",
    "lower(c) = 'x'",
    "w in ('a', 'b')", "w = 'a'", "coalesce(w, '') <> ''", "coalesce(t, '') <> ''",
    "coalesce(v, 'x') = 'a'",
    "coalesce(t, v) = 'a'", "coalesce(v, ''::text) = ''", "coalesce(i, 0) > 0",
    "coalesce(l, 0) > 0", "coalesce(n, 0) > 0",
    "c = 'a'", "c in ('a', 'b')", "c like 'a%'", "c <> ''", "c = 'a'::text", "c::text = 'a'",
    "b", "not b", "b = true", "b is true", "s in (1, 2)", "s = 1", "s > -1", "s = '1'",
    "s in ('1', '2')",
    "i in (1, 2)", "i in (1)", "i not in (1, 2)", "i > 0", "i > -1", "i >= '5'", "i in (1, -2)",
    "i in ('1', '2')",
    "i = any (array[1, 2])", "i <> all (array[1, 2])", "i = any ('{1,2}')", "i between -1 and 5",
    "-i < -1",
    "i - 1 > -2", "i - -1 > 0", "i in (1, 5000000000)", "i in (1, 2.5)",
    "i = '-1'::integer::bigint",
    "l in (1, 2)", "l > 0", "l > -1", "l in (1, 5000000000)", "l = '5'", "l > 5000000000",
    "l > -5000000000",
    "r > 0", "r > 0.5", "r >= -0.5", "r in (1, 2)", "r = 1.5::real", "r = '1.5'", "r > -1",
    "r < 0::real",
    "d > 0", "d > 0.5", "d >= -0.5", "d in (1, 2)", "d in (0.5, 2)", "d = '1.5'", "d > -1",
    "d between 0 and 1",
    "n > 0", "n > 0.5", "n >= -0.5", "n in (1, 2)", "n in (0.5, 2)", "n = '1.5'", "n > -1",
    "n > 5000000000",
    "n::integer > 0", "n > 0::numeric(3,1)", "n > i", "n > 0::double precision", "0 < n",
    "m > 0", "m >= 0.00", "m between 0 and 100", "m * 2 > 0", "m > -1 and m < 5",
    "da > '2020-01-01'", "da in ('2020-01-01', '2021-01-01')", "da > current_date - 5",
    "da > '2020-01-01'::timestamp",
    "ts > '2020-01-01'", "ts > '2020-01-01'::date", "ts > '2020-01-01'::timestamptz",
    "ts + '1 day' > '2020-01-01'",
    "tz > '2020-01-01'", "tz > '2020-01-01'::date", "tz at time zone 'utc' > '2020-01-01'",
    "tz in ('2020-01-01', '2021-01-01')",
    "ti > '10:00'", "iv > '1 day'", "iv > interval '0'", "ip > '1.2345'",
    "u = 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'",
    "u in ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12')",
    "j ? 'a'", "j @> '{}'", "j->>'a' = 'b'", "j->'a' is not null", "(j->>'a')::int > 0", "j = '{}'",
    "j ->> 'a' in ('x', 'y')",
    "jsonb_typeof(j) = 'object'", "jsonb_typeof(j) in ('object', 'array')",
    "ip4 << '10.0.0.0/8'", "ip4 = '127.0.0.1'", "bi = B'101'", "bi = '101'", "mo > '1'",
    "mo > 0::money", "by <> ''",
    "ta @> '{a}'", "ta = '{}'", "'a' = any (ta)", "array_length(ta, 1) > 0", "cardinality(ta) > 0",
    "va = '{}'",
    "ia = '{}'", "1 = any (ia)", "ta <> array['a']", "e = 'new'", "e in ('new', 'done')",
    "e not in ('new', 'done')",
    "e <> 'it''s'", "e > 'new'", "e = any (array['new', 'done']::status[])", "e::text = 'new'",
    "e in ('new')",
    "coalesce(e, 'new') = 'done'", "ea @> '{new}'", "dm > 0", "dm in (1, 2)", "dl = 'a'",
    "dl in ('a', 'b')", "dl ~ 'a'",
    "tv @@ to_tsquery('english', 'x')", "tv @@ plainto_tsquery('x')", "nr @> 5", "nr = 'empty'",
    "not isempty(nr)",
    "\"Odd name\" in ('a', 'b')", "\"Odd name\" = 'a'", "na = 'x'", "na in ('a', 'b')",
    "na::text = 'x'",
    "num_nonnulls(t, v) = 1", "(t is null) = (v is null)", "(t = 'a' or v = 'b') and i > 0",
    "not (t = 'a' and i in (1, 2))",
    "i > 0 and (i < 5 or i in (7, 8))",
    "t = 'a' and v in ('a', 'b') and e in ('new', 'done') and n > 0",
    "case t when 'a' then v = 'b' when 'c' then v in ('x', 'y') end", "greatest(i, 0) > -1",
    "i % 2 = 0",
    "to_char(ts, 'YYYY') = '2020'", "extract(year from ts) > 2000", "date_part('year', da) = 2020",
    "i::text = '5'",
    "t::varchar in ('a', 'b')", "(v::text) collate \"C\" = 'a'", "v collate \"C\" = 'a'",
    "starts_with(t, 'a')", "i = 1.0", "l = 1.5",
    "t = E'a\\\\b'", "t in (E'a\\\\', 'b')", "v in ('it''s', 'a,b', '(')", "i ^ -1 > 0",
    "n ^ -1 > -0.5", "(-1) * i < 0",
  ]

  static let generated: [(type: String, expression: String)] = [
    ("tsvector", "to_tsvector('english', t)"),
    ("tsvector", "to_tsvector('english', coalesce(t, ''))"),
    ("tsvector", "to_tsvector('english', v)"),
    (
      "tsvector",
      "setweight(to_tsvector('simple', coalesce(t, '')), 'A') || setweight(to_tsvector('english', coalesce(v, '')), 'B')"
    ),
    ("text", "lower(v)"), ("text", "t || '-' || v"), ("varchar(5)", "lower(v)"),
    ("integer", "i + -1"), ("numeric", "n * -1"),
    ("boolean", "v in ('a', 'b')"), ("text", "case when t = 'a' then 'x' else 'y' end"),
    ("text", "coalesce(v, 'x')"),
    ("double precision", "d * 0.5"), ("tsvector", "to_tsvector('english'::regconfig, j)"),
    ("bigint", "case when i > -1 then -1 else 5 end"),
  ]

  private static var context: ExpressionSimplifier.Context {
    ExpressionSimplifier.Context(
      columns: Dictionary(
        columns.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first }))
  }

  private nonisolated(nonsending) func prove(
    _ source: String, _ place: ExpressionPlace, _ context: ExpressionSimplifier.Context,
    _ probe: ExpressionProbe
  ) async throws -> Bool {
    let simplifier = ExpressionSimplifier(ownFunctions: [], major: 18)
    let first: String
    do {
      first = try await probe.deparse(source, place)
    } catch let error as PGError {
      // What the server does not take proves nothing.
      Issue.record("\(source): \(error)")
      return false
    }
    let second = try await probe.deparse(first, place)
    let simplified = simplifier.simplify(first, context)
    do {
      let again = try await probe.deparse(simplified, place)
      let settled = try await probe.deparse(again, place)
      #expect(settled == second, "\(first) became \(simplified)")
      #expect(simplifier.simplify(again, context) == simplified, "\(first) is not stable")
    } catch let error as PGError {
      Issue.record("\(first) became \(simplified): \(error)")
    }
    #expect(
      simplifier.simplify(second, context) == simplified, "\(first) differs once it is dumped")
    return simplified.count < first.count
  }

  @Test func simplifiedTextMeansTheSame() async throws {
    try await withTestDatabase(ddl: Self.ddl) { client in
      try await client.withConnection { connection in
        let columns = Self.columns.map { "\"\($0.name)\" \($0.sql)" }.joined(separator: ", ")
        let probe = ExpressionProbe(connection: connection, columns: columns, searchPath: "public")
        var shortened = 0
        for (column, expressions) in Self.defaults {
          let type = try #require(Self.columns.first { $0.name == column }).type
          let context = ExpressionSimplifier.Context(columns: [:], target: type)
          for expression in expressions {
            let place = ExpressionPlace.defaultValue(SQLIdentifier(truncating: column))
            if try await prove(expression, place, context, probe) { shortened += 1 }
          }
        }
        #expect(shortened > 40)
        shortened = 0
        for condition in Self.conditions {
          if try await prove(condition, .condition, Self.context, probe) { shortened += 1 }
        }
        #expect(shortened > 90)
        for (type, expression) in Self.generated {
          let place = ExpressionPlace.generated(SQLIdentifier(static: "made"), type: type)
          _ = try await prove(expression, place, Self.context, probe)
        }
      }
    }
  }

  @Test(arguments: [
    ("'x'::character varying", "'x'"), ("'-1'::integer", "-1"),
    ("NULL::character varying", "null::character varying"),
  ]) func defaultsReadWell(_ deparsed: String, _ simplified: String) {
    let type = deparsed.contains("integer") ? DataType(.integer) : DataType(.varchar(5))
    let simplifier = ExpressionSimplifier(ownFunctions: [], major: 15)
    #expect(
      simplifier.simplify(deparsed, ExpressionSimplifier.Context(columns: [:], target: type))
        == simplified)
  }

  @Test(arguments: [
    (
      "v::text = ANY (ARRAY['a'::character varying, 'b'::character varying]::text[])",
      "v in ('a', 'b')"
    ),
    (
      "v::text = ANY (ARRAY['a'::character varying::text, 'b'::character varying::text])",
      "v in ('a', 'b')"
    ), ("t <> ALL (ARRAY['a'::text, 'b'::text])", "t not in ('a', 'b')"),
    ("i > 0 AND (i = ANY (ARRAY[1, 2]))", "i > 0 and i in (1, 2)"),
    ("e = 'new'::status AND n > 0::numeric", "e = 'new' and n > 0"),
    ("(SELECT t.t = 'a'::text)", "(select t.t = 'a'::text)"),
  ]) func conditionsReadWell(_ deparsed: String, _ simplified: String) {
    let simplifier = ExpressionSimplifier(ownFunctions: [], major: 15)
    #expect(simplifier.simplify(deparsed, Self.context) == simplified)
  }
}
