import ExampleModels
import Foundation
import Sengi
import SengiTesting
import Testing

/// What generated code writes, the server keeps and generated code reads back.
@Suite struct TypedRowsTests {
  @Test func hostileTextSurvivesTheWire() async throws {
    let texts = [
      "", "'", "\"", "\\", "\n\t", "*/ --", "\u{1F418}", "e\u{301}", "$1", "{}", "NULL", "\\x00",
      String(repeating: "x", count: 100_000),
    ]
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      let author = try await client.fetchExactlyOne(
        Blog.User.insert(Blog.User.Insert(handle: "ann", displayName: "A")).returning())
      let rows = texts.enumerated().map { number, text in
        Blog.Post.Insert(
          authorId: author.id, title: text, slug: "s\(number)", body: text, keywords: texts)
      }
      let written = try await client.execute(Blog.Post.insert(contentsOf: rows))
      #expect(written == texts.count)
      let read = try await client.fetchAll(Blog.Post.from())
      #expect(Set(read.map(\.title)) == Set(texts))
      #expect(read.allSatisfy { $0.keywords == texts && $0.title == $0.body })
    }
  }

  @Test func changesKeepSetAndClear() async throws {
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      let user = try await client.fetchExactlyOne(
        Blog.User.insert(Blog.User.Insert(handle: "ann", displayName: "A")).returning())
      try await client.execute(
        Blog.Profile.insert(Blog.Profile.Insert(userId: user.id, bio: "b", website: "w")))
      var changes = Blog.Profile.Changes()
      changes.bio = nil
      try await client.execute(Blog.Profile.update(user.id, changes))
      let profile = try await client.fetchOne(Blog.Profile.find(user.id))
      #expect(profile == Blog.Profile(userId: user.id, bio: nil, website: "w"))
    }
  }

  @Test func taggedUnionsChangeBothColumnsTogether() async throws {
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      let entry = Storage.StoredEntity.ConfigurationEntry(key: "k", enabled: false, note: "n")
      let row = try await client.fetchExactlyOne(
        Storage.GenericStorage.insert(
          Storage.GenericStorage.Insert(entityId: "1", data: .configurationEntry(entry))
        ).returning())
      let item = Storage.StoredEntity.InventoryItem(
        sku: "s", quantity: 1, price: Decimal(string: "12345678901234567890.12") ?? 0,
        location: Storage.StoredEntity.InventoryItem.Location(aisle: "a", shelf: 2), labels: [])
      var changes = Storage.GenericStorage.Changes()
      changes.data = .inventoryItem(item)
      try await client.execute(Storage.GenericStorage.update(row.id, changes))
      let changed = try await client.fetchExactlyOne(Storage.GenericStorage.find(row.id))
      #expect(changed.data == .inventoryItem(item))
      #expect(changed.entityType == "inventory_item")
    }
  }

  @Test func violationsNameTheConstraint() async throws {
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      do {
        try await client.execute(
          Blog.User.insert(Blog.User.Insert(handle: "Not Lower", displayName: "x")))
        Issue.record("the check has let it pass")
      } catch let error as PGError {
        #expect(error.sqlState == .checkViolation)
        #expect(error.server?.constraint == "users_handle_check")
        #expect(error.server?.table == "users")
      }
    }
  }

  @Test func sensitiveValuesStayOutOfDescriptions() {
    let user = Teams.User(
      id: Teams.User.ID(UUID()), email: "a@b.c", passwordHash: "hunter2", role: .member, createdAt: .now,
      updatedAt: .now)
    var dumped = ""
    dump(user, to: &dumped)
    for text in ["\(user)", String(reflecting: user), dumped] { #expect(!text.contains("hunter2")) }
  }
}
