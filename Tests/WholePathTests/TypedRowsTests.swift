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

  @Test func keysOfSeveralColumnsAreOneValue() async throws {
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      let user = try await client.fetchExactlyOne(
        Teams.User.insert(Teams.User.Insert(email: "a@b.c", passwordHash: "x")).returning())
      let team = try await client.fetchExactlyOne(
        Teams.Team.insert(Teams.Team.Insert(name: "Core", slug: "core")).returning())
      let member = try await client.fetchExactlyOne(
        Teams.TeamMember.insert(Teams.TeamMember.Insert(teamId: team.id, userId: user.id))
          .returning())
      let key = Teams.TeamMember.PrimaryKey(teamId: team.id, userId: user.id)
      #expect(member.primaryKey == key)
      let found = try await client.fetchOne(Teams.TeamMember.find(key))
      #expect(found == member)
      var changes = Teams.TeamMember.Changes()
      changes.role = .owner
      #expect(try await client.execute(Teams.TeamMember.update(key, changes)) == 1)
      let changed = try await client.fetchOne(Teams.TeamMember.find(key))
      #expect(changed?.role == .owner)
      #expect(try await client.execute(Teams.TeamMember.delete(key)) == 1)
      #expect(try await client.fetchOne(Teams.TeamMember.find(key)) == nil)
    }
  }

  @Test func idsServeListsJoinsAndRelations() async throws {
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      var users: [Blog.User] = []
      for handle in ["ann", "bob"] {
        users.append(
          try await client.fetchExactlyOne(
            Blog.User.insert(Blog.User.Insert(handle: handle, displayName: handle)).returning()))
      }
      for user in users {
        try await client.execute(
          Blog.Post.insert(
            Blog.Post.Insert(
              authorId: user.id, title: user.handle, slug: user.handle, body: "")))
      }
      let ids: [Blog.User.ID] = users.map(\.id)
      let listed = try await client.fetchAll(Blog.User.where { $0.id.in(ids) })
      #expect(Set(listed.map(\.id)) == Set(ids))
      let joined = try await client.fetchAll(
        Blog.Post.join(Blog.User.self) { post, user in post.authorId == user.id }
          .where { post, user in user.id == ids[1] && user.id.rawValue() != ids[0].rawValue }
          .select { post, user in (post.id, user.id) })
      #expect(joined.map(\.1) == [ids[1]])
      let posts = try await client.fetchRelated(Blog.User.posts, of: users)
      #expect(ids.map { posts[$0]?.map(\.title) } == [["ann"], ["bob"]])
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
      id: Teams.User.ID(UUID()), email: "a@b.c", passwordHash: "hunter2", role: .member,
      createdAt: .now,
      updatedAt: .now)
    var dumped = ""
    dump(user, to: &dumped)
    for text in ["\(user)", String(reflecting: user), dumped] { #expect(!text.contains("hunter2")) }
  }
}
