import SengiSteps
import Testing

@Suite struct ChecksumTests {
  static func checksum(_ text: String) throws -> String {
    try #require(MigrationScript(text: text)).checksum
  }

  static let text = "-- Title\nALTER TABLE \"a\" ADD COLUMN b text DEFAULT 'x  y';\n"

  @Test(arguments: [
    "ALTER TABLE \"a\" ADD COLUMN b text DEFAULT 'x  y'",
    "-- Other title\n-- sengi:transaction\nalter  table \"a\"\n add column B TEXT default 'x  y';",
    "/* more */ ALTER TABLE \"a\" -- here\n ADD COLUMN b text DEFAULT 'x  y';;",
    "-- sengi:transaction\n-- sengi:allow HAZ0101 fine\n" + text,
  ]) func commentsAndSpaceAreTolerated(_ other: String) throws {
    #expect(try Self.checksum(other) == Self.checksum(Self.text))
  }

  @Test(arguments: [
    "ALTER TABLE \"a\" ADD COLUMN b text DEFAULT 'x y';",
    "ALTER TABLE \"A\" ADD COLUMN b text DEFAULT 'x  y';",
    "ALTER TABLE a ADD COLUMN b varchar DEFAULT 'x  y';",
    "ALTER TABLE \"a\" ADD COLUMN b text DEFAULT E'x  y';",
    "-- sengi:autocommit\n" + text, "-- sengi:transaction lock_timeout=1\n" + text,
    text + "SELECT 1;",
  ]) func everyChangeCounts(_ other: String) throws {
    #expect(try Self.checksum(other) != Self.checksum(Self.text))
  }

  @Test func escapesCount() throws {
    #expect(try Self.checksum("SELECT E'\\n';") != Self.checksum("SELECT E'n';"))
    #expect(try Self.checksum("SELECT $a$b$a$;") != Self.checksum("SELECT 'b';"))
  }

  @Test func theFirstStepsHaveTheirOwn() throws {
    let one = "-- sengi:transaction\nSELECT 1;\n"
    let two = try #require(MigrationScript(text: one + "-- sengi:transaction\nSELECT 2;"))
    #expect(try two.checksum(ofFirst: 1) == Self.checksum(one))
    #expect(two.checksum(ofFirst: 2) == two.checksum)
  }
}
