import SeededRandom
import SengiSQL
import SengiSchema

/// Names and texts that break writers which are not careful.
final class HostileText {
  var random: SeededGenerator
  var used: Set<String> = []

  init(_ seed: UInt64) { random = SeededGenerator(seed) }

  static let names = [
    "a", "id", "name", "user", "select", "Order Details", "order", "naïve", "no", "true", "null",
    "1", "0x1F", "a: b", "x #y", "tab\tname", "say \"hi\"", "it's", "a.b", "-dash", "* star",
    "&amp",
    "[x]", "{y}", "a, b", "back\\slash", " lead", "trail ", "~", "type", "text", "int", "doc",
    "sql",
    "columns", "attributes", "values", "fields", "one_of", "on", "public", "table", "function",
    "key", "check", "unique", "storage", "desc", "nulls", "emoji 😀", "line\nbreak", "%", "@at",
    "an_identifier_that_is_exactly_as_long_as_postgresql_admits_it_x",
  ]

  static let docs = [
    "Plain.", "Two\nlines.", "Ends its line.\n", "a: b", "# no comment", "- no item", "it's",
    "\"quoted\"", " leads", "trails ", "tab\there", "\tTab first\nand more", "One\r\ntwo.",
    "last\n\n", "\nfirst", "true", "1.5", "null", "", "| pipe", "> fold", "a\n\n\nb", "x #y",
    "  indented\nmore", "blank\n   \nline", "trailing  \nspaces", "naïve 😀\u{2028}next", "{ a: b }",
    "[a, b]", "key:", "*alias", "&anchor", "!tag", "%dir", "@at", "`tick", "...", "---", "? ask",
    "ends in blank\n  ",
  ]

  static let conditions = [
    "a > 0", "length(name) > 3", "name ~ '^[a-z]{2,}$'", "note <> 'it''s: # here'",
    "a is not null", "id = 1 or id = 2", "(a > 0) and (id < 10)", "name in ('x', 'y: z')",
    "case\n  when a > 0 then true\n  else false\nend", "\"Order Details\" = 'x'",
    "(select max(x)\n from y) > 1", "a > 0 -- why\nand a < 9", "name like '%#%'",
  ]

  static let defaults = [
    "0", "'x'", "now()", "'{}'", "'a: b # c'", "'it''s'", "-1", "array['a', 'b']::text[]",
    "'{\"a\": [1, 2]}'::jsonb", "current_date + 1", "(1 is not null)", "nextval('s'::regclass)",
    "'line\nbreak'", "null",
  ]

  static let queries = [
    "select 1", "select a,\n    b\n  from t", "select 'it''s # not' as x",
    "select a -- why\nfrom t",
    "with x as (\n  select 1\n)\nselect * from x",
  ]

  /// A name not given out before in this scope.
  func name() -> SQLIdentifier {
    while true {
      let name = random.pick(Self.names) + (random.chance(40) ? "_\(random.below(1000))" : "")
      guard let identifier = SQLIdentifier(name), used.insert(name).inserted else { continue }
      return identifier
    }
  }

  /// Names are free again within `body`.
  func scope<Result>(_ body: () -> Result) -> Result {
    let outer = used
    defer { used = outer }
    used = []
    return body()
  }

  func names(_ count: Int) -> [SQLIdentifier] { (0..<count).map { _ in name() } }

  func doc() -> String? { random.chance(30) ? random.pick(Self.docs) : nil }

  func condition() -> SQLExpression { SQLExpression(random.pick(Self.conditions)) }

  func maybe<Value>(_ percent: Int, _ value: @autoclosure () -> Value) -> Value? {
    random.chance(percent) ? value() : nil
  }
}
