import Foundation
import Sengi
import SengiTesting
import Testing

/// Tables called like types that generated code takes from libraries work like any other.
@Suite struct HostileLibraryTests {
  @Test func rowsOfTablesCalledLikeTypesPassBothWays() async throws {
    try await withTestDatabase(ddl: HostileNameTests.ddl()) { client in
      var insert = StringRow.Insert(text: "a", label: [.none_, .aB])
      insert.amount = 1.5
      let string = try await client.fetchExactlyOne(StringRow.insert(insert).returning())
      #expect(string.label == [.none_, .aB] && string.amount == 1.5)
      var optional = OptionalRow.Insert(text: "b")
      optional.previousId = string.id
      optional.secret = "s3cret"
      let second = try await client.fetchExactlyOne(OptionalRow.insert(optional).returning())
      #expect(second.secret == "s3cret" && !"\(second)".contains("s3cret"))
      let before = try await client.fetchRelated(OptionalRow.previous, of: [second])
      #expect(before == [string.id: string])

      let int = try await client.fetchExactlyOne(
        IntRow.insert(IntRow.Insert(text: "c")).returning())
      try await client.execute(
        StringIntRow.insert(StringIntRow.Insert(stringId: string.id, intId: int.id)))
      #expect(
        try await client.fetchRelated(StringRow.ints, of: [string]) == [string.id: [int]])

      for text in ["x", "y"] {
        try await client.execute(ErrorRow.insert(ErrorRow.Insert(text: text, label: [])))
        try await client.execute(SQLTableRow.insert(SQLTableRow.Insert(text: text)))
        try await client.execute(TypeRow.insert(TypeRow.Insert(text: text)))
      }
      let joined = try await client.fetchAll(
        ErrorRow.join(SQLTableRow.self) { $0.text == $1.text }
          .join(TypeRow.self) { _, table, type in type.text == table.text }
          .where { error, _, _ in error.text != "x" }.select { error, _, type in (error, type) })
      #expect(joined.map(\.0.text) == ["y"] && joined.map(\.1.text) == ["y"])
    }
  }
}
