import ExampleModels
import Foundation
import Sengi
import SengiTesting
import Testing

/// A broken rule is caught by its generated name.
@Suite struct ConstraintErrorTests {
  /// What each statement breaks is caught by a pattern, and by no other.
  @Test func everyKindIsCaughtByName() async throws {
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      let ann = try await client.fetchExactlyOne(
        Blog.User.insert(Blog.User.Insert(handle: "ann", displayName: "A")).returning())

      func broken(_ command: some SQLExecutable) async throws -> String {
        do {
          try await client.execute(command)
          return "nothing"
        } catch Blog.User.Constraint.pkey {
          return "primary key"
        } catch Blog.User.Constraint.handleKey {
          return "unique"
        } catch Blog.User.Constraint.handleCheck {
          return "check"
        } catch Blog.Post.Constraint.authorIdFkey {
          return "foreign key"
        } catch Blog.Profile.notNull({ $0.userId }) {
          return "not null"
        }
      }

      var insert = Blog.User.Insert(handle: "bob", displayName: "B")
      #expect(try await broken(Blog.User.insert(insert)) == "nothing")
      insert.id = ann.id
      #expect(try await broken(Blog.User.insert(insert)) == "primary key")
      insert = Blog.User.Insert(handle: "ann", displayName: "B")
      #expect(try await broken(Blog.User.insert(insert)) == "unique")
      insert.handle = "Not Lower"
      #expect(try await broken(Blog.User.insert(insert)) == "check")
      let post = Blog.Post.Insert(authorId: Blog.User.ID(UUID()), title: "t", slug: "s", body: "b")
      #expect(try await broken(Blog.Post.insert(post)) == "foreign key")
      #expect(
        try await broken(
          SQLCommand(
            "INSERT INTO blog.profiles (user_id) VALUES (NULL)", binds: [], name: "Profile.bad"))
          == "not null")
    }
  }

  /// The child's key is what a parent's deletion breaks.
  @Test func theConstraintOfAnErrorCanBeSwitchedOver() async throws {
    try await withTestDatabase(ddl: DDLLoadingTests.ddl(target: 15)) { client in
      let insert = Blog.User.Insert(handle: "ann", displayName: "A")
      try await client.execute(Blog.User.insert(insert))
      do {
        try await client.execute(Blog.User.insert(insert))
        Issue.record("the handle was free")
      } catch let error as PGError where error.violates(Blog.User.Constraint.handleKey) {
        switch error.constraint {
        case Blog.User.Constraint.handleCheck: Issue.record("the handle is well formed")
        case Blog.User.Constraint.handleKey: break
        default: Issue.record("another constraint")
        }
        #expect(error.constraint?.name == "users_handle_key")
        #expect(error.constraint?.description == "blog.users: users_handle_key")
      }
      let other = await #expect(throws: PGError.self) {
        try await client.execute(SQLCommand("SELECT 1/0", binds: [], name: "divide"))
      }
      #expect(other?.constraint == nil)
    }
  }

  @Test func domainsHaveConstraintsOfTheirOwn() async throws {
    let ddl = """
      CREATE SCHEMA "Odd";
      CREATE DOMAIN "Odd".positive AS int NOT NULL CONSTRAINT "is more" CHECK (value > 0);
      CREATE TABLE "Odd".t (n "Odd".positive);
      """
    try await withTestDatabase(ddl: ddl) { client in
      await #expect {
        try await client.execute(
          SQLCommand("INSERT INTO \"Odd\".t VALUES (-1)", binds: [], name: "negative"))
      } throws: { error in
        PGConstraint("Odd", domain: "positive", "is more") ~= error
      }
      await #expect {
        try await client.execute(
          SQLCommand("INSERT INTO \"Odd\".t VALUES (NULL)", binds: [], name: "missing"))
      } throws: { error in
        PGConstraint(schema: "Odd", owner: .domain("positive"), rule: .domainNotNull) ~= error
      }
    }
  }

  @Test func namesAreComparedByTheirBytes() {
    let one = PGConstraint("blog", "users", "caf\u{E9}")
    #expect(one == PGConstraint("blog", "users", "caf\u{E9}"))
    #expect(one != PGConstraint("blog", "users", "cafe\u{301}"))
    #expect(one != PGConstraint("shop", "users", "caf\u{E9}"))
    #expect(one != PGConstraint("blog", "posts", "caf\u{E9}"))
    #expect(one != PGConstraint("blog", domain: "users", "caf\u{E9}"))
    #expect(one != PGConstraint("blog", "users", notNull: "caf\u{E9}"))
    #expect(Blog.Post.notNull { $0.metadata } == PGConstraint("blog", "posts", notNull: "metadata"))
    #expect(Blog.User.notNull { $0.handle } == PGConstraint("blog", "users", notNull: "handle"))
  }
}
