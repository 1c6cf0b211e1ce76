import SengiSQL
import SengiSchema
import Testing

@testable import SengiSwift

/// Foreign keys become relations in both directions, with names that tell them apart.
@Suite struct RelationTests {
  private static let users = Table(name("shop", "users"), key: ["id"], [Column("id", .uuid)])

  private func relations(_ tables: [Table]) -> [String] {
    let schema = Schema(namespaces: [Namespace(name: id("shop"), tables: tables)])
    let resolver = RelationResolver(
      schema, NameResolver(schema, main: id("public")).names)
    #expect(resolver.findings.isEmpty)
    return resolver.relations.values.joined()
      .map { "\($0.table.name).\($0.name) \($0.kind) \($0.target.name)" }.sorted()
  }

  private func child(
    _ table: String, _ columns: [String], key: [String] = [],
    _ change: (inout Table) -> Void = { _ in }
  ) -> Table {
    Table(name("shop", table), key: key, columns.map { Column($0, .uuid) }) { child in
      child.foreignKeys = columns.map { foreignKey($0, to: name("shop", "users")) }
      change(&child)
    }
  }

  @Test func columnWithoutIDNamesTheOneAndThePluralNamesTheMany() {
    #expect(
      relations([Self.users, child("post", ["author_id"])])
        == ["post.author toOne users", "users.posts toMany post"])
  }

  @Test func columnWithoutIDSuffixGivesWayToTheReferencedTable() {
    #expect(
      relations([Self.users, child("posts", ["author"])])
        == ["posts.user toOne users", "users.posts toMany posts"])
  }

  @Test func nameOfAColumnIsNotTakenTwice() {
    #expect(
      relations([Self.users, child("posts", ["user"])])
        == ["posts.userRelation toOne users", "users.posts toMany posts"])
  }

  @Test func uniqueForeignKeyGivesOneBack() {
    #expect(
      relations([Self.users, child("profiles", ["user_id"], key: ["user_id"])])
        == ["profiles.user toOne users", "users.profile toOneBack profiles"])
  }

  @Test func twoForeignKeysToOneTableAreToldApart() {
    #expect(
      relations([Self.users, child("posts", ["author_id", "editor_id"])])
        == [
          "posts.author toOne users", "posts.editor toOne users",
          "users.postsByAuthor toMany posts", "users.postsByEditor toMany posts",
        ])
  }

  @Test func chosenNamesStand() {
    let posts = child("posts", ["author_id", "editor_id"]) {
      $0.foreignKeys[0].swiftName = "writer"
      $0.foreignKeys[0].inverseSwiftName = "writings"
    }
    #expect(
      relations([Self.users, posts])
        == [
          "posts.editor toOne users", "posts.writer toOne users", "users.posts toMany posts",
          "users.writings toMany posts",
        ])
  }

  @Test func tableThatReferencesItselfHasBothDirections() {
    let nodes = Table(
      name("shop", "nodes"), key: ["id"], [Column("id", .uuid), Column("parent_id", .uuid)]
    ) {
      $0.foreignKeys = [foreignKey("parent_id", to: name("shop", "nodes"))]
    }
    #expect(relations([nodes]) == ["nodes.nodes toMany nodes", "nodes.parent toOne nodes"])
  }

  @Test func differingSwiftTypesMakeNoRelation() {
    let posts = Table(name("shop", "posts"), [Column("user_id", .text)]) {
      $0.foreignKeys = [foreignKey("user_id", to: name("shop", "users"))]
    }
    #expect(relations([Self.users, posts]).isEmpty)
  }
}
