import SengiDiff
import SengiPlan
import SengiSQL
import SengiSchema
import Testing

@Suite struct RenameSuspicionTests {
  private func suspicions(_ before: String, _ after: String) throws -> [String] {
    let (old, new) = (try schema(before), try schema(after))
    let renamings = SchemaDiff.renamings(from: old, to: new)
    return SchemaDiff.renameSuspicions(from: old, to: new, renamings: renamings)
      .map { "\($0.old) > \($0.new)" }
  }

  private func table(_ columns: String, _ more: String = "") -> String {
    "tables: { posts: { columns: { id: bigint primary key, \(columns) }\(more) } }"
  }

  @Test func columnsAreAskedAbout() throws {
    let renamed = ["public.posts.title > public.posts.headline"]
    #expect(try suspicions(table("title: text"), table("headline: text")) == renamed)
    // Another type, a declared rename, a declared drop; a nullable column that must not be.
    #expect(
      try suspicions(
        table("title: text"), table("headline: int?")) == [])
    #expect(
      try suspicions(table("title: text"), table("headline: { sql: text, was: title }")) == [])
    #expect(
      try suspicions(table("title: text"), table("headline: text", ", dropped: [title]")) == [])
    #expect(try suspicions(table("title: text?"), table("headline: text")) == [])
  }

  @Test func ofSeveralPairsOnlyLikeNamesAre() throws {
    #expect(
      try suspicions(
        table("created: date, phone: text"), table("created_at: date, colour: text"))
        == ["public.posts.created > public.posts.created_at"])
  }

  @Test func tablesWithMostColumnsInCommonAre() throws {
    let before = table("a: int, b: int, c: int, d: int")
    func after(_ columns: String) -> String {
      "tables: { articles: { columns: { id: bigint primary key, \(columns) } } }"
    }
    #expect(
      try suspicions(before, after("a: int, b: int, x: int, y: int"))
        == ["public.posts > public.articles"])
    #expect(try suspicions(before, after("a: int, x: int, y: int, z: int")) == [])
    #expect(
      try suspicions(before, after("a: int, b: int, c: int, d: int") + "\ndropped: [posts]") == [])
  }

  @Test func valuesInTheSamePlaceAre() throws {
    let before = "enums: { s: [a, b, c] }"
    #expect(try suspicions(before, "enums: { s: [a, x, c] }") == ["public.s.b > public.s.x"])
    #expect(try suspicions(before, "enums: { s: { values: [a, x, c], dropped: [b] } }") == [])
    #expect(try suspicions(before, "enums: { s: [a, c] }") == [])
  }

  @Test func theLineToWriteIsPrinted() throws {
    let posts = ObjectPath.table(try #require(schema(table("a: int")).tables.first).name)
    let suspicion = RenameSuspicion(
      posts.appending(.column(SQLIdentifier(static: "title"))),
      posts.appending(.column(SQLIdentifier(static: "headline"))))
    let found = suspicion.diagnostic(at: nil)
    #expect(found.code == "DIF0001")
    #expect(
      found.remedy
        == "write 'was: title' at 'headline'; if it is meant to go, 'dropped: [title]' in the table"
    )
  }
}
