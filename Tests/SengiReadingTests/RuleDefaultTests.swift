import SengiJSON
import SengiSQL
import SengiSchema
import Testing

@testable import SengiReading

@Suite struct RuleDefaultTests {
  private static let mood = enumeration("mood", "sad", "ok", "happy")

  private func findings(_ type: BaseType, _ value: String, target: Int = 15) -> [String] {
    RuleFixture([table("t", column("c", type, default: value))], enums: [Self.mood], target: target)
      .findings
  }

  private func findings(list type: BaseType, _ value: String, nullable: Bool = false) -> [String] {
    let owner = table("t", array("c", type, nullable: nullable, default: value))
    return RuleFixture([owner], enums: [Self.mood]).findings
  }

  @Test(arguments: [
    (BaseType.boolean, "'maybe'", "is not a boolean; write true or false"),
    (.boolean, "1", "is a number, but the column is boolean; write true or false"),
    (.integer, "'abc'", "is not an integer"),
    (.smallint, "40000", "is out of range for smallint (-32768 to 32767)"),
    (.integer, "-2147483649", "is out of range for integer (-2147483648 to 2147483647)"),
    (
      .bigint, "9223372036854775808",
      "is out of range for bigint (-9223372036854775808 to 9223372036854775807)"
    ),
    (.integer, "1.5", "is not a whole number; write a whole number, or make the column numeric"),
    (.integer, "true", "is a boolean, but the column is integer"),
    (.integer, "'0x1F'", "is not an integer"),
    (
      .numeric(precision: 5, scale: 2), "1000",
      "does not fit numeric(5,2): it must be less than 10^3; give the column a higher precision"
    ),
    (
      .numeric(precision: 5, scale: 2), "999.995",
      "does not fit numeric(5,2): it must be less than 10^3; give the column a higher precision"
    ),
    (.numeric(precision: 5, scale: 2), "'Infinity'", "is infinite, which numeric(…) cannot hold"),
    (.real, "1e39", "is out of range for real"),
    (.doublePrecision, "'1e400'", "is out of range for double precision"),
    (.doublePrecision, "'1e-400'", "is out of range for double precision"),
    (.uuid, "'123'", "is not a uuid; write it as 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'"),
    (.uuid, "1", "is a number, but the column is uuid"),
    (.date, "'2026-02-30'", "is not a date: there is no such day; write it as '2026-12-31'"),
    (.date, "'soon'", "is not a date; write it as '2026-12-31'"),
    (.time(precision: nil), "'25:00'", "is not a time; write it as '23:59:59'"),
    (
      .timestamptz(precision: nil), "'2026-01-01 24:01'",
      "is not a timestamp; write it as '2026-12-31 23:59:59Z'"
    ),
    (
      .interval(fields: nil, precision: nil), "'1 fortnight'",
      "is not an interval; write it as '1 day 02:30:00'"
    ),
    (.enumeration(app("mood")), "'hapy'", "is no value of enum 'app.mood'; did you mean 'happy'?"),
    (
      .jsonb(shape: nil), "'{a:1}'", "is not JSON: a key in double quotes is missing at character 2"
    ),
    (.json(shape: nil), "'[1,]'", "is not JSON: a value is missing at character 4"),
    (.jsonb(shape: nil), "1", "is a number, but the column is jsonb"),
    (.varchar(3), "'abcd'", "has 4 characters, more than varchar(3) holds"),
    (.char(nil), "'ab'", "has 2 characters, more than char(1) holds"),
    (.text, "5", "is a number, but the column is text; write '5'"),
    (.bytea, "'\\x0'", "is not a bytea; write pairs of hexadecimal digits after \\x"),
    (.inet, "'10.0.0.256'", "is not a network address"),
    (
      .cidr, "'10.0.0.1/8'",
      "has bits set to the right of its mask; clear them, or make the column inet"
    ),
    (.macaddr, "'08:00:2b'", "is not a MAC address; write it as '08:00:2b:01:02:03'"),
    (.bit(3), "b'10'", "has 2 bits, but bit(3) takes just 3"),
    (.varbit(4), "'10101'", "has 5 bits, more than bit varying(4) holds"),
  ])
  func wrongLiteralIsFound(type: BaseType, value: String, reason: String) {
    #expect(findings(type, value) == ["SCH0430 default \(value) of column 'c' \(reason)"])
  }

  @Test(arguments: [
    (BaseType.boolean, "' TRUE '"), (.boolean, "'of'"), (.boolean, "false"), (.integer, "' -7 '"),
    (.integer, "-2147483648"), (.integer, "(1)"), (.integer, "1 + 1"), (.integer, "length('x')"),
    (.bigint, "-9223372036854775808"), (.numeric(precision: 5, scale: 2), "999.994"),
    (.numeric(precision: 2, scale: 4), "0.0099"), (.numeric(precision: 5, scale: -2), "9999949"),
    (.numeric(precision: nil, scale: nil), "'NaN'"), (.real, "3.4e38"), (.real, "'.5'"),
    (.doublePrecision, "'-Infinity'"), (.uuid, "'{A0EEBC99-9C0B4EF8-BB6D6BB9-BD380A11}'"),
    (.uuid, "gen_random_uuid()"), (.date, "'2024-02-29'"), (.date, "'J2451187'"),
    (.date, "'January 8, 1999'"), (.date, "now()"), (.date, "current_date"),
    (.time(precision: nil), "'24:00'"), (.timestamptz(precision: nil), "'infinity'"),
    (.timestamptz(precision: nil), "'2026-01-01T10:00:60+02'"),
    (.interval(fields: nil, precision: nil), "'P1Y2M'"),
    (.interval(fields: nil, precision: nil), "'1 millisecond ago'"),
    (.enumeration(app("mood")), "'ok'::app.mood"), (.enumeration(app("mood")), "'ok'"),
    (.jsonb(shape: nil), "' {\"a\":[1.5e3,\"\\u00e9\",null]} '"), (.varchar(3), "'abc   '"),
    (.varchar(3), "'äöü'"), (.bytea, "'\\xDE AD'"), (.inet, "'::ffff:1.2.3.4'"), (.cidr, "'10/8'"),
    (.macaddr, "'0800.2b01.0203'"), (.bit(3), "b'101'"), (.bit(4), "x'F'"), (.oid, "4294967295"),
    (.money, "1.5"), (.text, "'5'"), (.text, "'a' || 'b'"), (.other("ltree"), "'a.b'"),
  ])
  func rightLiteralPasses(type: BaseType, value: String) {
    #expect(findings(type, value) == [])
  }

  @Test func newerIntegerFormsFollowTheTarget() {
    #expect(findings(.integer, "'0x1F'", target: 16) == [])
    #expect(findings(.integer, "'0x1F'", target: 15).count == 1)
  }

  @Test(arguments: [
    "'{}'", "'{1,2}'", "' {{1,2},{3,4}} '", "'[0:1]={1,2}'", "'{ \"1\" , 2 }'", "array[1, 2]",
    "'{}'::integer[]",
  ])
  func rightArrayPasses(value: String) {
    #expect(findings(list: .integer, value) == [])
  }

  @Test(arguments: [
    ("'{1,x}'", "has an element that is not an integer: 'x'"),
    ("'[1,2]'", "is not an array; write '{a,b}', or '{}' for none"),
    ("'{1,}'", "is not an array; write '{a,b}', or '{}' for none"),
    ("'{{1,2},{3}}'", "is not an array; write '{a,b}', or '{}' for none"),
    ("'{1'", "is not an array; write '{a,b}', or '{}' for none"),
    (
      "'{null}'",
      "has a NULL element, and elements of integer[] are not nullable; write the type as 'integer?[]'"
    ),
    ("1", "is no array; write '{…}'"),
  ])
  func wrongArrayIsFound(value: String, reason: String) {
    #expect(findings(list: .integer, value) == ["SCH0430 default \(value) of column 'c' \(reason)"])
  }

  @Test func arrayElementsMayBeNullWhereDeclared() {
    #expect(findings(list: .integer, "'{1,NULL}'", nullable: true) == [])
    #expect(findings(list: .text, "'{\"null\"}'") == [])
    #expect(findings(list: .enumeration(app("mood")), "'{ok,bad}'").count == 1)
  }

  @Test func nullDefaultNeedsANullableColumn() {
    #expect(
      findings(.integer, "null") == [
        "SCH0430 default null of column 'c', which is not nullable; leave the default out, or write the type as 'integer?'"
      ])
    let nullable = table("t", column("c", .integer, null: true, default: "null"))
    #expect(RuleFixture([nullable]).findings == [])
  }

  @Test func defaultNamesNoColumn() {
    #expect(
      findings(.enumeration(app("mood")), "happy") == [
        "SCH0432 the default of column 'c' is made with the unknown name 'happy'; write 'happy'"
      ])
    #expect(
      findings(.timestamptz(precision: nil), "now") == [
        "SCH0432 the default of column 'c' is made with the unknown name 'now'; write now()"
      ])
    let owner = table("t", column("a"), column("b", default: "a || 'x'"))
    #expect(
      RuleFixture([owner]).findings == [
        "SCH0432 the default of column 'b' names column 'a'; use a generated column or a trigger"
      ])
  }

  @Test func generatedValueHasNoDefault() {
    let serial = table("t", column("c", .integer, default: "1", .serial))
    #expect(
      RuleFixture([serial]).findings == [
        "SCH0431 column 'c' is serial and has a default as well; leave the default out"
      ])
    let identity = table("t", column("c", .text, .identity(always: true, options: nil)))
    #expect(
      RuleFixture([identity]).findings == [
        "SCH0434 column 'c' counts up, but is text; make it smallint, integer or bigint"
      ])
    #expect(RuleFixture([table("t", column("c", .bigint, .serial))]).findings == [])
  }

  @Test func deepJSONIsNoDanger() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(findings(.jsonb(shape: nil), "'\(deep)'") == [])
    #expect(throws: JSONText.Fault.self) { try JSONText.value(of: deep, isBinary: true) }
  }

  @Test(arguments: [
    (BaseType.varchar(0), "the length of column 'c' is 0, but PostgreSQL takes 1 to 10485760"),
    (
      .numeric(precision: 1001, scale: nil),
      "the precision of column 'c' is 1001, but PostgreSQL takes 1 to 1000"
    ),
    (
      .numeric(precision: 3, scale: .min),
      "the scale of column 'c' is \(Int.min), but PostgreSQL takes -1000 to 1000"
    ),
    (
      .timestamp(precision: 7), "the precision of column 'c' is 7, but PostgreSQL takes 0 to 6"
    ),
  ])
  func typeSizesHaveBounds(type: BaseType, message: String) {
    let owner = table("t", column("c", type, default: "1e5"))
    #expect(RuleFixture([owner]).findings.first == "SCH0435 " + message)
  }

  @Test func typeSizesAtTheBoundsPass() {
    #expect(findings(.varchar(10_485_760), "''") == [])
    #expect(findings(.numeric(precision: 1000, scale: -1000), "1e5") == [])
  }
}
