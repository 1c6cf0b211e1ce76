import SengiPlan
import Testing

/// What lies on other servers: its options change in place, its rows are nobody's here.
@Suite struct ForeignObjectTests {
  private static func far(
    _ options: String, wrapper: String = "near", server: String = "", id: String = "int"
  ) -> String {
    """
    foreign_data_wrappers:
      near:
      other:
    servers:
      shelf: \(server) foreign data wrapper \(wrapper) options (host 'a')
    user_mappings:
      for public server shelf: options (\(options))
    tables:
      items:
        columns:
          id: \(id)
        foreign: server shelf
    """
  }

  @Test func optionsChangeInPlace() throws {
    let planned = try Planned(Self.far("a '1', b '2'"), Self.far("b '3', c '4'"))
    #expect(
      planned.statements == [
        "ALTER USER MAPPING for public server shelf OPTIONS (SET b '3', ADD c '4', DROP a);"
      ])
    #expect(planned.up.losses.isEmpty)
  }

  @Test func versionsOfServersChangeInPlaceWhereTheyAreSaid() throws {
    let planned = try Planned(
      Self.far("a '1'", server: "version '1'"), Self.far("a '1'", server: "version '2'"))
    #expect(planned.statements == [#"ALTER SERVER "shelf" VERSION '2';"#])
  }

  @Test func aServerOfAnotherWrapperTakesItsChildrenAlong() throws {
    let planned = try Planned(Self.far("a '1'"), Self.far("a '1'", wrapper: "other"))
    let words = planned.statements.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    #expect(Set(words.prefix(2)) == ["DROP FOREIGN", "DROP USER"])
    #expect(words.dropFirst(2).prefix(2) == ["DROP SERVER", "CREATE SERVER"])
    #expect(Set(words.dropFirst(4)) == ["CREATE FOREIGN", "CREATE USER"])
    #expect(Set(planned.up.losses.map(\.kind)) == [.secret])
  }

  @Test func rowsElsewhereAreNotLookedAt() throws {
    let planned = try Planned(Self.far("a '1'", id: "int?"), Self.far("a '1'"))
    #expect(
      planned.statements == [#"ALTER TABLE "public"."items" ALTER COLUMN "id" SET NOT NULL;"#])
  }
}
