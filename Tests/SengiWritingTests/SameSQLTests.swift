import SengiSchema
import Testing

@testable import SengiWriting

/// What people write and what the server prints for it, taken from PostgreSQL 15.
@Suite struct SameSQLTests {
  @Test(arguments: [
    ("karma >= 0", "(karma >= 0)"),
    (
      "role <> 'owner' or joined_at < '2030-01-01'",
      "((role <> 'owner'::app.role) OR (joined_at < '2030-01-01'::timestamptz))"
    ),
    ("kind in ('a', 'b')", "(kind = ANY (ARRAY['a'::text, 'b'::text]))"),
    (
      "kind in ('a', 'b')",
      "((kind)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))"
    ),
    ("kind not in ('a', 'b')", "(kind <> ALL (ARRAY['a'::text, 'b'::text]))"),
    (
      "to_tsvector('english', title || ' ' || body)",
      "to_tsvector('english'::regconfig, ((title || ' '::text) || body))"
    ),
    ("a between 1 and 5", "((a >= 1) AND (a <= 5))"),
    ("name like 'x%' and not done", "((name ~~ 'x%'::text) AND (NOT done))"),
    ("-1", "'-1'::integer"),
    ("interval '1 day'", "'1 day'::interval"),
    ("case when a then 1 else 2 end", "CASE\n    WHEN a THEN 1\n    ELSE 2\nEND"),
    ("a is not null and b or c", "(((a IS NOT NULL) AND b) OR c)"),
    ("price > 0", "(price > (0)::numeric)"),
    ("coalesce(name, '')", "COALESCE(name, ''::text)"),
    ("'{}'", "'{}'::jsonb"),
    ("(data ->> 'a')::int", "((data ->> 'a'::text))::int"),
    ("lower(\"name\")", "lower(name)"),
  ])
  func theServerPrintsItSo(_ written: String, _ printed: String) {
    #expect(SQLExpression(written).isSame(as: SQLExpression(printed)))
  }

  @Test(arguments: [
    ("(a or b) and c", "a or (b and c)"), ("a - (b - c)", "(a - b) - c"),
    ("(data ->> 'a')::int", "data ->> 'a'"), ("a", "\"A\""), ("x in ('a', 'b')", "x in ('a', 'c')"),
    ("'a b'", "'a  b'"), ("a > 0", "a >= 0"), ("f(a, b)", "f(b, a)"),
    ("not (a and b)", "not a and b"),
    ("x::date", "x::time"), ("select 1", "select  2"), ("now()", "current_timestamp"),
  ])
  func whatDiffersIsSeen(_ one: String, _ other: String) {
    #expect(!SQLExpression(one).isSame(as: SQLExpression(other)))
    #expect(!SQLExpression(other).isSame(as: SQLExpression(one)))
  }
}
