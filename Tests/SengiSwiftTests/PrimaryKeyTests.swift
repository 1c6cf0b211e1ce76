import Foundation
import SengiSQL
import SengiSchema
import Testing

@testable import SengiSwift

/// A key of several columns is one value in Swift.
@Suite struct PrimaryKeyTests {
  private func text(_ table: Table) throws -> String {
    let schema = Schema(namespaces: [Namespace(name: id("public"), tables: [table])])
    let files = try generate(schema)
    try expectClean(files)
    return files.map(\.contents).joined()
  }

  @Test func everyFunctionByKeyTakesIt() throws {
    let text = try text(
      Table(
        name("public", "stays"), key: ["room", "night"],
        [Column("night", .date), Column("room", .integer)]))
    #expect(
      text.contains(
        """
          public struct PrimaryKey: Hashable, Sendable {
            public var room: Int32
            public var night: PGDate

        """))
    for line in [
      "public var primaryKey: PrimaryKey { PrimaryKey(room: room, night: night) }",
      "find(room: key.room, night: key.night)", "update(room: key.room, night: key.night, changes)",
      "delete(room: key.room, night: key.night)",
    ] { #expect(text.contains(line)) }
  }

  @Test func keysOfOneColumnHaveNone() throws {
    let text = try text(Table(name("public", "rooms"), key: ["id"], [Column("id", .integer)]))
    #expect(!text.contains("PrimaryKey"))
  }

  @Test func sensitiveColumnsOfAKeyAreNotShown() throws {
    let text = try text(
      Table(
        name("public", "grants"), key: ["token", "scope"],
        [Column("token", .text) { $0.sensitive = "secret" }, Column("scope", .text)]))
    let key = try #require(text.components(separatedBy: "public struct PrimaryKey").last)
    #expect(key.contains("CustomReflectable"))
    #expect(key.contains("\"token\": \"(redacted)\""))
  }

  @Test func columnOfThatNameGivesWay() throws {
    let text = try text(
      Table(
        name("public", "odd"), key: ["primary_key", "changes"],
        [Column("primary_key", .integer), Column("changes", .integer)]))
    #expect(text.contains("PrimaryKey(primaryKey_: primaryKey_, changes: changes)"))
  }
}
