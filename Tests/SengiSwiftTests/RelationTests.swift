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

  private static let projects = Table(
    name("shop", "projects"), key: ["tenant_id", "id"],
    [Column("tenant_id", .uuid), Column("id", .integer)])

  @Test func keysOfSeveralColumnsAreNamedByTheColumnThatTellsThem() {
    let tasks = Table(
      name("shop", "tasks"),
      [Column("tenant_id", .uuid), Column("project_id", .integer), Column("parent_id", .integer)]
    ) {
      $0.foreignKeys = ["project_id", "parent_id"].map {
        ForeignKey(
          name: id("tasks_\($0)_fkey"), columns: [id("tenant_id"), id($0)],
          referencedTable: name("shop", "projects"), referencedColumns: [id("tenant_id"), id("id")])
      }
    }
    #expect(
      relations([Self.projects, tasks]) == [
        "projects.tasksByParent toMany tasks", "projects.tasksByProject toMany tasks",
        "tasks.parent toOne projects", "tasks.project toOne projects",
      ])
  }

  @Test func keyThatHoldsAnotherToTheSameTableMakesNoSecondRelation() {
    let users = Table(
      name("shop", "users"), key: ["id"], [Column("tenant_id", .uuid), Column("id", .uuid)]
    ) {
      $0.uniques = [
        UniqueConstraint(name: id("users_tenant_id_id_key"), columns: [id("tenant_id"), id("id")])
      ]
    }
    let posts = child("posts", ["author_id"]) {
      $0.columns.append(Column("tenant_id", .uuid))
      $0.foreignKeys.append(
        ForeignKey(
          name: id("posts_tenant_id_author_id_fkey"), columns: [id("tenant_id"), id("author_id")],
          referencedTable: name("shop", "users"), referencedColumns: [id("tenant_id"), id("id")]))
    }
    #expect(
      relations([users, posts]) == ["posts.author toOne users", "users.posts toMany posts"])
  }

  private static let teams = Table(name("shop", "teams"), key: ["id"], [Column("id", .uuid)])

  private func members(
    key: [String] = ["team_id", "user_id"], _ change: (inout Table) -> Void = { _ in }
  ) -> Table {
    Table(
      name("shop", "team_members"), key: key,
      [Column("team_id", .uuid), Column("user_id", .uuid), Column("id", .uuid)]
    ) {
      $0.foreignKeys = [
        foreignKey("team_id", to: name("shop", "teams")),
        foreignKey("user_id", to: name("shop", "users")),
      ]
      change(&$0)
    }
  }

  private static let direct = [
    "team_members.team toOne teams", "team_members.user toOne users",
    "teams.teamMembers toMany team_members", "users.teamMembers toMany team_members",
  ]

  @Test func tableMadeOfTwoForeignKeysTiesWhatTheyReference() {
    let expected = (Self.direct + ["teams.users through users", "users.teams through teams"])
      .sorted()
    #expect(relations([Self.users, Self.teams, members()]) == expected)
    let unique = members(key: ["id"]) {
      $0.uniques = [UniqueConstraint(name: id("u"), columns: [id("user_id"), id("team_id")])]
    }
    #expect(relations([Self.users, Self.teams, unique]) == expected)
  }

  @Test func rowsNotToldApartByTwoForeignKeysTieNothing() {
    #expect(relations([Self.users, Self.teams, members(key: ["id"])]) == Self.direct)
    #expect(
      relations([Self.users, Self.teams, members(key: ["team_id", "user_id", "id"])])
        == Self.direct)
  }

  @Test func directRelationsKeepTheirNamesBeforeThoseThroughATable() {
    let users = Table(
      name("shop", "users"), key: ["id"], [Column("id", .uuid), Column("team_id", .uuid)]
    ) {
      $0.foreignKeys = [foreignKey("team_id", to: name("shop", "teams"))]
    }
    let found = relations([users, Self.teams, members()])
    #expect(found.contains("teams.users toMany users"))
    #expect(found.contains("teams.usersThroughTeamMembers through users"))
  }

  @Test func tableTiedToItselfHasBothDirections() {
    let follows = child(
      "follows", ["follower_id", "followed_id"], key: ["follower_id", "followed_id"])
    let found = relations([Self.users, follows])
    #expect(found.contains("users.followers through users"))
    #expect(found.contains("users.followeds through users"))
    let chosen = child(
      "follows", ["follower_id", "followed_id"], key: ["follower_id", "followed_id"]
    ) { $0.foreignKeys[1].throughSwiftName = "idols" }
    #expect(relations([Self.users, chosen]).contains("users.idols through users"))
  }

  private func findings(_ tables: [Table]) -> [SwiftFinding] {
    let schema = Schema(namespaces: [Namespace(name: id("shop"), tables: tables)])
    return RelationResolver(schema, NameResolver(schema, main: id("public")).names).findings
  }

  @Test func chosenNamesThatMeetAreFoundWithTheLineToWrite() throws {
    let posts = child("posts", ["author_id", "editor_id"]) {
      $0.foreignKeys[0].inverseSwiftName = "texts"
      $0.foreignKeys[1].inverseSwiftName = "texts"
    }
    let finding = try #require(findings([Self.users, posts]).first)
    #expect(finding.code == "GEN0001")
    #expect(finding.remedy == "write `inverse: texts2` beside the foreign key")
    #expect(
      finding.path
        == .table(name("shop", "posts")).appending(.foreignKey(id("editor_id_fkey")))
    )
  }

  @Test func namesOfRelationsThatAreNotThereAreFound() {
    let posts = child("posts", ["author_id"]) { $0.foreignKeys[0].throughSwiftName = "texts" }
    #expect(findings([Self.users, posts]).map(\.code) == ["GEN0006"])
    let wrong = child("posts", ["author_id"]) { $0.foreignKeys[0].swiftName = "my author" }
    #expect(findings([Self.users, wrong]).map(\.code) == ["GEN0002"])
  }
}
