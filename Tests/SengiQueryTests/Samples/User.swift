import Foundation
import SengiQuery
import SengiWire

enum UserRole: String, PGEnum {
  case admin
  case member
  case guest

  static var pgTypeName: StaticString { #""user_role""# }
}

struct User: SQLTable, Hashable, Identifiable {
  var id: UUID
  var orgId: UUID?
  var email: String
  var nickname: String?
  var role: UserRole
  var age: Int
  var balance: Decimal
  var tags: [String]
  var metadata: Metadata
  var createdAt: Date
  var deletedAt: Date?

  init(row: borrowing PGRow, at index: Int) throws {
    self.id = try UUID.decode(row, index)
    self.orgId = try UUID?.decode(row, index + 1)
    self.email = try String.decode(row, index + 2)
    self.nickname = try String?.decode(row, index + 3)
    self.role = try UserRole.decode(row, index + 4)
    self.age = try Int.decode(row, index + 5)
    self.balance = try Decimal.decode(row, index + 6)
    self.tags = try [String].decode(row, index + 7)
    self.metadata = try Metadata.decode(row, index + 8)
    self.createdAt = try Date.decode(row, index + 9)
    self.deletedAt = try Date?.decode(row, index + 10)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }

  static var tableName: StaticString { #""users""# }
  static var columnList: StaticString {
    #""id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at""#
  }
  static var columnCount: Int { 11 }
  static var presenceColumn: Int { 0 }

  struct Columns: SQLTableColumns {
    typealias Model = User
    let _source: UInt32
    init(_ source: UInt32) { self._source = source }

    var id: SQLExpr<UUID> { SQLExpr(_source, "id") }
    var orgId: SQLExpr<UUID?> { SQLExpr(_source, "org_id") }
    var email: SQLExpr<String> { SQLExpr(_source, "email") }
    var nickname: SQLExpr<String?> { SQLExpr(_source, "nickname") }
    var role: SQLExpr<UserRole> { SQLExpr(_source, "role") }
    var age: SQLExpr<Int> { SQLExpr(_source, "age") }
    var balance: SQLExpr<Decimal> { SQLExpr(_source, "balance") }
    var tags: SQLExpr<[String]> { SQLExpr(_source, "tags") }
    var metadata: SQLJSONColumn<Metadata.Path, Metadata> { SQLJSONColumn(_source, "metadata") }
    var createdAt: SQLExpr<Date> { SQLExpr(_source, "created_at") }
    var deletedAt: SQLExpr<Date?> { SQLExpr(_source, "deleted_at") }
  }

  struct Insert: SQLInsertable {
    typealias Model = User
    var id: UUID?
    var orgId: UUID?
    var email: String
    var nickname: String?
    var role: UserRole?
    var age: Int
    var balance: Decimal?
    var tags: [String]?
    var metadata: Metadata
    var createdAt: Date?
    var deletedAt: Date??

    init(
      id: UUID? = nil, orgId: UUID? = nil, email: String, nickname: String? = nil,
      role: UserRole? = nil, age: Int, balance: Decimal? = nil, tags: [String]? = nil,
      metadata: Metadata, createdAt: Date? = nil, deletedAt: Date?? = nil
    ) {
      self.id = id
      self.orgId = orgId
      self.email = email
      self.nickname = nickname
      self.role = role
      self.age = age
      self.balance = balance
      self.tags = tags
      self.metadata = metadata
      self.createdAt = createdAt
      self.deletedAt = deletedAt
    }

    static var insertColumns: StaticString {
      #""id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at""#
    }

    func write(to values: inout SQLInsertValues) {
      values.addOrDefault(id)
      values.add(orgId)
      values.add(email)
      values.add(nickname)
      values.addOrDefault(role)
      values.add(age)
      values.addOrDefault(balance)
      values.addOrDefault(tags)
      values.add(metadata)
      values.addOrDefault(createdAt)
      values.addOrDefault(deletedAt)
    }
  }

  typealias Changes = SQLChanges<User.Columns>

  static func find(_ id: UUID) -> SQLStatement<User> {
    SQLStatement(
      #"SELECT "id", "org_id", "email", "nickname", "role", "age", "balance", "tags", "metadata", "created_at", "deleted_at" FROM "users" WHERE "id" = $1"#,
      binds: [id.pgBind], name: "User.find")
  }

  static func update(_ id: UUID, _ changes: Changes) -> SQLCommand {
    from().where { $0.id == id }.update(changes)
  }

  static func delete(_ id: UUID) -> SQLCommand {
    SQLCommand(
      #"DELETE FROM "users" WHERE "id" = $1"#, binds: [id.pgBind], name: "User.delete")
  }
}

extension User {
  static var posts: SQLToMany<User, Post, UUID> {
    SQLToMany(key: { $0.id }, foreignKey: { $0.authorId }, column: { $0.authorId })
  }

  static var org: SQLToOne<User, Org, UUID> {
    SQLToOne(foreignKey: { $0.orgId }, key: { $0.id }, column: { $0.id })
  }

  struct Metadata: PGJSONCodable, Hashable {
    var address: Address?
    var age: Int?
    var seen: Date?

    struct Address: Codable, Hashable, Sendable {
      var city: String?
      var zip: String?

      struct Path: SQLJSONPathType {
        let _path: SQLJSONPath
        init(_ path: SQLJSONPath) { self._path = path }
        var city: SQLExpr<String?> { _path.leaf("city") }
        var zip: SQLExpr<String?> { _path.leaf("zip") }
      }
    }

    struct Path: SQLJSONPathType {
      let _path: SQLJSONPath
      init(_ path: SQLJSONPath) { self._path = path }
      var address: Address.Path { Address.Path(_path.object("address")) }
      var age: SQLExpr<Int?> { _path.leaf("age", cast: "bigint") }
      var recent: SQLExpr<PGJSON?> { _path.json("it's") }
    }
  }
}
