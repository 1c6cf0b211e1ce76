import Foundation
import Testing

@testable import RoundTripLaw

/// What counts when two dumps are compared, and what does not.
@Suite struct SchemaDumpTests {
  static func dump(_ entries: [String], head: String = "") -> SchemaDump {
    let text =
      "--\n-- PostgreSQL database dump\n--\n\n\(head)\n"
      + entries.joined(separator: "\n") + "\n--\n-- PostgreSQL database dump complete\n--\n\n"
    return SchemaDump(text, file: URL(filePath: "/dev/null"))
  }

  static func entry(_ name: String, _ kind: String, _ body: String) -> String {
    "--\n-- Name: \(name); Type: \(kind); Schema: s; Owner: -\n--\n\n\(body)\n\n"
  }

  static let table = entry("t", "TABLE", "CREATE TABLE s.t (\n    a integer,\n    b text\n);")
  static let function = entry("f()", "FUNCTION", "CREATE FUNCTION s.f() …")

  @Test func orderOfEntriesDoesNotCount() {
    #expect(
      Self.dump([Self.table, Self.function]).normalised
        == Self.dump([Self.function, Self.table]).normalised)
  }

  @Test func orderOfColumnsCounts() {
    let other = Self.entry("t", "TABLE", "CREATE TABLE s.t (\n    b text,\n    a integer\n);")
    #expect(Self.dump([Self.table]).normalised != Self.dump([other]).normalised)
  }

  @Test func restrictKeysAndVersionsDoNotCount() {
    let one = Self.dump(
      [Self.table], head: "\\restrict abc\n-- Dumped from database version 15.1\n")
    let two = Self.dump(
      [Self.table], head: "\\restrict xyz\n-- Dumped from database version 15.2\n")
    #expect(one.normalised == two.normalised)
  }

  @Test func privateOptionDoesNotCount() {
    let one = Self.entry("t", "TABLE", "ALTER … SET (pg_attver=12, n_distinct=5);")
    let two = Self.entry("t", "TABLE", "ALTER … SET (n_distinct=5);")
    #expect(Self.dump([one]).normalised == Self.dump([two]).normalised)
  }

  /// pg_dump says the tablespace once, before the first table in it.
  @Test func tablespaceBelongsToItsTables() {
    let set = "SET default_tablespace = fast;\n\n"
    let other = Self.entry("u", "TABLE", "CREATE TABLE s.u ();")
    let back = "SET default_tablespace = '';\n\n"
    let oneInSpace = Self.dump([Self.function + set, Self.table + back, other])
    let otherInSpace = Self.dump([Self.function + set, other + back, Self.table])
    let oneInSpaceAgain = Self.dump([Self.function, other + set, Self.table])
    #expect(oneInSpace.normalised != otherInSpace.normalised)
    #expect(oneInSpace.normalised == oneInSpaceAgain.normalised)
  }

  @Test func orderOfGrantsCountsOnlyWhereGrantorsDiffer() {
    let (a, b) = ("GRANT SELECT ON s.t TO a;", "GRANT SELECT ON s.t TO b;")
    let session = "SET SESSION AUTHORIZATION c;"
    func acl(_ lines: [String]) -> String {
      Self.dump([Self.entry("TABLE t", "ACL", lines.joined(separator: "\n"))]).normalised
    }
    #expect(acl([a, b]) == acl([b, a]))
    #expect(acl([session, a, b]) != acl([session, b, a]))
  }

  @Test func objectsAreCountedWithoutTheirParts() {
    let dump = Self.dump([
      Self.table, Self.function, Self.entry("TABLE t", "COMMENT", "COMMENT ON …"),
      Self.entry("t a", "DEFAULT", "ALTER …"), Self.entry("TABLE t", "ACL", "GRANT …"),
    ])
    #expect(dump.objectCount == 2)
  }

  @Test(arguments: [
    ("create  conversion x", "conversion"), ("CREATE OPERATOR CLASS c", "operator class"),
    ("CREATE OR REPLACE FUNCTION f()", "function"), ("ALTER TABLE t", "table"), ("", "statement"),
  ])
  func customBlocksAreCountedByKind(sql: String, kind: String) {
    #expect(CustomBlocks.kind(of: sql) == kind)
  }
}
