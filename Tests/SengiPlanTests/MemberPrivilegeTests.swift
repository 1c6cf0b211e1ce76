import SengiPlan
import Testing

/// Privileges on what comes with extensions, and extensions that do not move.
@Suite struct MemberPrivilegeTests {
  private static let bare = "extensions: [hstore]\n"
  private static let granted =
    bare + "grants:\n  - execute on function hstore(text, text) to app_reader\n"

  @Test func aGrantIsTakenBackBeforeItsExtensionMayGo() throws {
    let kept = try Planned(Self.granted, Self.bare)
    #expect(kept.statements.count == 1)
    #expect(kept.statements.first?.hasPrefix("REVOKE EXECUTE ON FUNCTION") == true)
    let dropped = try Planned(Self.granted, "tables: {}")
    #expect(dropped.statements.count == 2)
    #expect(dropped.statements.first?.hasPrefix("REVOKE") == true)
    #expect(dropped.statements.last == #"DROP EXTENSION "hstore";"#)
    let back = dropped.down.steps.flatMap(\.step.statements).map(\.description)
    #expect(back.first?.hasPrefix("CREATE EXTENSION") == true)
    #expect(back.last?.hasPrefix("GRANT EXECUTE") == true)
  }

  private static func placed(_ name: String, _ namespace: String) -> String {
    "extensions:\n  - \(name):\n      namespace: \(namespace)\n"
  }

  @Test func whatDoesNotMoveIsMadeAgainOrRefused() throws {
    let moved = try Planned(Self.placed("hstore", "a"), Self.placed("hstore", "b"))
    #expect(moved.statements.contains { $0.contains("SET SCHEMA") })
    let again = try Planned(Self.placed("xml2", "a"), Self.placed("xml2", "b"))
    #expect(again.statements.contains(#"DROP EXTENSION "xml2";"#))
    #expect(again.statements.contains { $0.hasPrefix("CREATE EXTENSION") })
    let held = try Planned(Self.placed("postgis", "a"), Self.placed("postgis", "b"))
    #expect(held.up.refusals.count == 1)
  }
}
