import Testing

@testable import SengiWriting

/// What the files say of a view's columns outlives a pull, which knows types but neither shapes nor
/// what is never NULL.
@Suite struct ViewRepullTests {
  private static let files = """
    namespace: app

    shapes:
      settings:
        theme: text?

    views:
      typed:
        sql: as select 1 as a, '{}'::jsonb as b
        columns:
          a: int
          b: { sql: jsonb<settings>, sensitive: pii, swift_name: bee }
      bare: as select 2 as c

    """

  @Test func columnsStayAsTheyWereWritten() throws {
    let database = """
      namespace: app
      views:
        typed:
          sql: as select 1 as a, '{}'::jsonb as b
          columns: { a: int?, b: jsonb? }
        bare:
          sql: as select 2 as c
          columns: { c: int? }
      """
    #expect(try Repull.one(Self.files, database: database) == Self.files)
  }

  @Test func anotherTypeAndAnotherColumnComeFromTheDatabase() throws {
    let database = """
      namespace: app
      views:
        typed:
          sql: as select 1::bigint as a, '{}'::jsonb as b, 'x' as d
          columns: { a: bigint?, b: jsonb?, d: text? }
        bare: as select 2 as c
      """
    let text = try #require(try Repull.one(Self.files, database: database))
    let (schema, findings) = read([("app", text)])
    #expect(findings == "")
    let view = schema?.namespaces.first?.views.first { $0.name.name.name == "typed" }
    #expect(view?.columns.map(\.name.name) == ["a", "b", "d"])
    #expect(view?.columns.map(\.isNullable) == [true, false, true])
    #expect(view?.columns.map(\.type?.base) == [.bigint, view?.columns[1].type?.base, .text])
    #expect(view?.columns[1].type?.base.shape?.name.name == "settings")
  }
}
