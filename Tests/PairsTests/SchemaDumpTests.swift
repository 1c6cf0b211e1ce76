import Foundation
import RoundTripLaw
import Testing

@testable import PairsLaw

/// The order of columns does not count, that of an enum's labels does.
@Suite struct SchemaDumpTests {
  static func dump(_ kind: String, _ body: String) -> SchemaDump {
    SchemaDump(
      "--\n-- Name: t; Type: \(kind); Schema: s; Owner: -\n--\n\n\(body)\n\n--\n"
        + "-- PostgreSQL database dump complete\n--\n\n", file: URL(filePath: "/dev/null"))
  }

  @Test(arguments: [
    ("TABLE", "CREATE TABLE s.t (\n    a integer,\n    b text\n);", "b text,\n    a integer"),
    ("TYPE", "CREATE TYPE s.t AS (\n    a integer,\n    b text\n);", "b text,\n    a integer"),
  ])
  func orderOfColumnsDoesNotCount(kind: String, body: String, turned: String) {
    let other = body.replacing("a integer,\n    b text", with: turned)
    #expect(body != other)
    let (one, two) = (Self.dump(kind, body), Self.dump(kind, other))
    #expect(one.normalised != two.normalised)
    #expect(one.withoutColumnOrder == two.withoutColumnOrder)
  }

  @Test func orderOfLabelsCounts() {
    let one = Self.dump("TYPE", "CREATE TYPE s.t AS ENUM (\n    'a',\n    'b'\n);")
    let two = Self.dump("TYPE", "CREATE TYPE s.t AS ENUM (\n    'b',\n    'a'\n);")
    #expect(one.withoutColumnOrder != two.withoutColumnOrder)
  }

  @Test func aTypeOfAColumnCounts() {
    let one = Self.dump("TABLE", "CREATE TABLE s.t (\n    a integer\n);")
    let two = Self.dump("TABLE", "CREATE TABLE s.t (\n    a bigint\n);")
    #expect(one.withoutColumnOrder != two.withoutColumnOrder)
  }
}
