import SengiSQL
import SengiSchema
import Testing

@testable import SengiSwift

/// Keys have the type of the rows they name, through foreign keys of every kind.
@Suite struct StrongIDTests {
  private static let users = Table(name("shop", "users"), key: ["id"], [Column("id", .uuid)])

  /// What each column's ids belong to: `table.column owner, written as table`.
  private func ids(_ tables: [Table]) -> [String] {
    let ids = StrongIDs(tables)
    return tables.flatMap { table in
      table.columns.compactMap { column in
        ids[table.name, column.name].map {
          "\(table.name.name).\(column.name) \($0.owner.name)/\($0.table.name)"
        }
      }
    }.sorted()
  }

  private func child(
    _ table: String, _ columns: [String], type: BaseType = .uuid, key: [String] = [],
    _ change: (inout Table) -> Void = { _ in }
  ) -> Table {
    Table(name("shop", table), key: key, columns.map { Column($0, type) }) { child in
      child.foreignKeys = columns.map { foreignKey($0, to: name("shop", "users")) }
      change(&child)
    }
  }

  @Test func foreignKeyHasItsParentsType() {
    #expect(
      ids([Self.users, child("posts", ["author_id"])])
        == ["posts.author_id users/users", "users.id users/users"])
  }

  @Test func chainsEndAtTheFirstKey() {
    let profiles = child("profiles", ["user_id"], key: ["user_id"])
    let photos = Table(name("shop", "photos"), [Column("profile", .uuid)]) {
      $0.foreignKeys = [foreignKey("profile", to: name("shop", "profiles"), "user_id")]
    }
    #expect(
      ids([Self.users, profiles, photos])
        == [
          "photos.profile users/profiles", "profiles.user_id users/users", "users.id users/users",
        ])
  }

  @Test func tableMayReferenceItself() {
    let nodes = Table(
      name("shop", "nodes"), key: ["id"], [Column("id", .bigint), Column("parent", .bigint)]
    ) { $0.foreignKeys = [foreignKey("parent", to: name("shop", "nodes"))] }
    #expect(ids([nodes]) == ["nodes.id nodes/nodes", "nodes.parent nodes/nodes"])
  }

  @Test func keysThatReferenceEachOtherEnd() {
    func half(_ one: String, _ other: String) -> Table {
      Table(name("shop", one), key: ["id"], [Column("id", .uuid)]) {
        $0.foreignKeys = [foreignKey("id", to: name("shop", other))]
      }
    }
    let found = ids([half("a", "b"), half("b", "a")])
    #expect(found == ids([half("b", "a"), half("a", "b")].reversed()))
    #expect(found.count == 2)
  }

  @Test func uniqueColumnsStayPlain() {
    let codes = Table(
      name("shop", "codes"), key: ["id"], [Column("id", .uuid), Column("code", .text)])
    let uses = Table(name("shop", "uses"), [Column("code", .text)]) {
      $0.foreignKeys = [foreignKey("code", to: name("shop", "codes"), "code")]
    }
    #expect(ids([codes, uses]) == ["codes.id codes/codes"])
  }

  @Test func compositeKeysTypeEachColumnByItsOwnParent() {
    let teams = Table(name("shop", "teams"), key: ["id"], [Column("id", .bigint)])
    let members = Table(
      name("shop", "members"), key: ["team", "user"],
      [Column("team", .bigint), Column("user", .uuid)]
    ) {
      $0.foreignKeys = [
        foreignKey("team", to: name("shop", "teams")),
        foreignKey("user", to: name("shop", "users")),
      ]
    }
    let notes = Table(
      name("shop", "notes"), [Column("team", .bigint), Column("writer", .uuid)]
    ) {
      $0.foreignKeys = [
        ForeignKey(
          name: id("notes_fkey"), columns: [id("team"), id("writer")],
          referencedTable: name("shop", "members"), referencedColumns: [id("team"), id("user")])
      ]
    }
    #expect(
      ids([Self.users, teams, members, notes])
        == [
          "members.team teams/teams", "members.user users/users", "notes.team teams/teams",
          "notes.writer users/users", "teams.id teams/teams", "users.id users/users",
        ])
  }

  @Test func otherSwiftTypesStayPlain() {
    let flags = Table(name("shop", "flags"), key: ["on"], [Column("on", .boolean)])
    #expect(
      ids([Self.users, child("posts", ["author_id"], type: .text), flags])
        == ["users.id users/users"])
  }

  @Test func idsOfTwoTablesRelateByTheirValues() throws {
    let employees = child("employees", ["id"], key: ["id"])
    let desks = Table(name("shop", "desks"), key: ["id"], [Column("id", .uuid)])
    let seats = Table(name("shop", "seats"), [Column("holder", .uuid)]) {
      $0.columns[0].isNullable = true
      $0.foreignKeys = [
        foreignKey("holder", to: name("shop", "employees")),
        foreignKey("holder", to: name("shop", "desks")) { $0.name = id("desk_fkey") },
      ]
    }
    let text = try text([Self.users, employees, desks, seats])
    #expect(text.contains("public typealias ID = User.ID"))
    #expect(text.contains("public var holder: Employee.ID?"))
    #expect(text.contains("SQLToOne<Shop.Seat, Shop.Employee, Shop.Employee.ID>"))
    #expect(text.contains("SQLToOne<Shop.Seat, Shop.Desk, UUID>"))
    #expect(text.contains("foreignKey: { $0.holder?.rawValue }"))
    #expect(text.contains("column: { $0.id.rawValue() }"))
  }

  @Test func switchedOffNothingIsTyped() throws {
    var options = SwiftOptions()
    options.strongIDs = false
    let text = try text([Self.users, child("posts", ["author_id"])], options)
    #expect(!text.contains("PGID") && !text.contains("User.ID"))
    #expect(text.contains("public var authorId: UUID"))
  }

  @Test func typeThatANearerOneHidesIsAFinding() {
    let schema = Schema(namespaces: [
      Namespace(
        name: id("auth"),
        tables: [
          Table(
            name("auth", "users"), key: ["id"],
            [
              Column("id", .uuid)
            ])
        ]),
      Namespace(
        name: id("shop"),
        tables: [
          Table(name("shop", "auths"), [Column("user_id", .uuid)]) {
            $0.foreignKeys = [foreignKey("user_id", to: name("auth", "users"))]
          }
        ]),
    ])
    #expect(SwiftGenerator(schema).findings.map(\.code) == ["GEN0005"])
  }

  private func text(_ tables: [Table], _ options: SwiftOptions = SwiftOptions()) throws -> String {
    let schema = Schema(namespaces: [Namespace(name: id("shop"), tables: tables)])
    return try generate(schema, options).map(\.contents).joined()
  }
}
