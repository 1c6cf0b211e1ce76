import SeededRandom

extension RandomSchema {
  /// A value of the type that every server takes; nil for types that have none here.
  mutating func constant(of type: RandomType) -> String? {
    switch type.category {
    case .integer: return random.pick(["0", "1", "-1", "42", "(1 + 2)", "'7'", "length('abc')"])
    case .text where type.sql.hasPrefix("char"):
      // A default that does not fit fails when a column is added, not when a table is made.
      return random.pick(["''", "'a'", "'it''s'", "lower('AB')", "'null'", "'{}'", "NULL"])
    case .text:
      return random.pick([
        "''", "'a'", "'it''s'", "E'x\\ny'", "lower('AB')", "'a' || 'b'", "'null'", "'# x'", "'{}'",
        "'back\\slash'", "repeat('a', 3)", "NULL", "('q')::text",
      ])
    case .decimal: return random.pick(["0", "1.50", "-3", "'NaN'", "(2 * 0.5)"])
    case .instant:
      return random.pick([
        "now()", "CURRENT_TIMESTAMP", "'2020-01-01 00:00:00+00'", "now() + interval '1 day'",
        "'infinity'",
      ])
    case .day: return random.pick(["CURRENT_DATE", "'2020-02-29'", "(now() + '2 days')::date"])
    case .truth: return random.pick(["true", "false", "(NOT true)", "NULL"])
    case .json:
      return random.pick(["'{}'", "'[1, 2]'::jsonb", "jsonb_build_object('a', 1)", "'null'"])
    case .uuid: return random.pick(["gen_random_uuid()", "'00000000-0000-0000-0000-000000000000'"])
    case .integers: return random.pick(["'{}'", "ARRAY[1, 2]", "'{1,NULL}'::integer[]"])
    case .texts: return random.pick(["'{}'::text[]", "ARRAY['a', 'b c']", "ARRAY[]::text[]"])
    case .span: return random.pick(["'[1,5)'", "int4range(1, 3)", "'empty'"])
    case .label: return type.labels.isEmpty ? nil : quoted(random.pick(type.labels))
    case .other: return random.chance(20) ? "NULL" : nil
    }
  }

  /// A condition that holds for some values, without a call that is not immutable.
  mutating func condition(on value: String, _ type: RandomType) -> String {
    let v = value
    let choices: [String]
    switch type.category {
    case .integer:
      choices = [
        "\(v) > 0", "\(v) >= 1 AND \(v) <= 99", "\(v) BETWEEN 1 AND 99", "\(v) IN (1, 2, 3)",
        "\(v) % 2 = 0",
        "NOT (\(v) = 3)", "coalesce(\(v), 0) <> 5", "abs(\(v)) < 1000", "\(v) = ANY (ARRAY[1, 2])",
        "CASE WHEN \(v) > 1 THEN true ELSE \(v) < 0 END", "\(v) > 0 OR \(v) IS NULL", "-\(v) < 10",
        "(\(v) * 2 + 1) > 3", "\(v)::text <> '7'", "\(v) NOT IN (4, 5)", "greatest(\(v), 1) < 50",
      ]
    case .text:
      choices = [
        "\(v) <> ''", "length(\(v)) > 0", "\(v) ~ '^[a-z]+$'", "\(v) LIKE 'a%'",
        "\(v) IN ('a', 'b', 'it''s')",
        "lower(\(v)) = \(v)", "\(v) IS DISTINCT FROM 'x'", "char_length(btrim(\(v))) > 0",
        "\(v) !~~ '%\\_%'",
        "\(v) = ANY (ARRAY['p', 'q'])", "position('a' in \(v)) = 0", "\(v) ~* 'x|y'",
        "\(v)::text = 'z'::text",
        "NOT \(v) ILIKE 'q%'", "substring(\(v) from 1 for 1) <> '-'", "\(v) >= 'a' AND \(v) < 'n'",
        "octet_length(\(v)) < 100 OR \(v) IS NULL",
      ]
    case .decimal:
      choices = [
        "\(v) > 0", "\(v) >= 0.5", "round(\(v)::numeric, 1) = \(v)::numeric", "\(v) <> 'NaN'",
      ]
    case .instant:
      choices = ["\(v) > '2000-01-01 00:00:00+00'", "\(v) IS NOT NULL", "isfinite(\(v))"]
    case .day:
      choices = [
        "\(v) > '2000-01-01'", "\(v) < DATE '2100-01-01'", "extract(year from \(v)) > 1999",
      ]
    case .truth:
      choices = ["\(v)", "NOT \(v)", "\(v) IS NOT FALSE", "\(v) = true", "\(v) IS UNKNOWN"]
    case .json:
      choices = [
        "jsonb_typeof(\(v)) = 'object'", "\(v) ? 'a'", "\(v) ->> 'a' <> 'b'",
        "(\(v) -> 'x' ->> 'y') IS NULL",
        "\(v) @> '{\"a\": 1}'", "\(v) #>> '{a,b}' = 'c'", "\(v)['a'] IS NOT NULL",
      ]
    case .uuid: choices = ["\(v) <> '00000000-0000-0000-0000-000000000000'", "\(v) IS NOT NULL"]
    case .integers:
      choices = ["array_length(\(v), 1) > 0", "\(v) @> ARRAY[1]", "0 <> ALL (\(v))", "\(v)[1] = 1"]
    case .texts:
      choices = [
        "cardinality(\(v)) < 10", "'a' = ANY (\(v))", "\(v) <> '{}'", "\(v)::text[] && ARRAY['x']",
      ]
    case .span: choices = ["NOT isempty(\(v))", "\(v) @> 3", "lower(\(v)) > 0", "\(v) <> 'empty'"]
    case .label:
      let label = quoted(random.pick(type.labels))
      choices = ["\(v) <> \(label)", "\(v) IN (\(label))", "\(v) = \(label) OR \(v) IS NULL"]
    case .other: choices = ["\(v) IS NOT NULL", "\(v) IS NULL OR true"]
    }
    let one = random.pick(choices)
    return random.chance(15) ? "(\(one)) AND (\(random.pick(choices)))" : one
  }

  /// An immutable expression over a column, for indexes and generated columns; nil where there is
  /// none. It comes without the parentheses that an index wants.
  mutating func expression(over value: String, _ type: RandomType) -> (sql: String, type: String)? {
    switch type.category {
    case .integer:
      return random.pick([
        ("\(value) + 1", "bigint"), ("abs(\(value))", "bigint"), ("\(value) % 10", "bigint"),
        ("CASE WHEN \(value) > 0 THEN 'p' ELSE 'n' END", "text"),
      ])
    case .text:
      return random.pick([
        ("lower(\(value))", "text"), ("\(value) || '!'", "text"), ("length(\(value))", "integer"),
        ("coalesce(\(value), 'none')", "text"), ("upper(btrim(\(value)))", "text"),
        ("to_tsvector('english'::regconfig, coalesce(\(value), ''))", "tsvector"),
        ("nullif(\(value), '')", "text"),
      ])
    case .decimal: return ("\(value) * 2", "double precision")
    case .instant: return ("date_trunc('day', \(value) AT TIME ZONE 'UTC')", "timestamp")
    case .day: return ("\(value) + 1", "date")
    case .truth: return ("NOT \(value)", "boolean")
    case .json:
      return random.pick([("\(value) ->> 'a'", "text"), ("(\(value) -> 'a') -> 'b'", "jsonb")])
    case .integers: return ("\(value)[1]", "integer")
    case .texts: return ("\(value)[2]", "text")
    case .span: return ("lower(\(value))", "integer")
    case .uuid, .label, .other: return nil
    }
  }
}
