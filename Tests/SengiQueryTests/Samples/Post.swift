import Foundation
import SengiQuery
import SengiWire

struct Post: SQLTable, Hashable, Identifiable {
  var id: UUID
  var authorId: UUID
  var orgId: UUID?
  var title: String
  var views: Int
  var price: Int
  var qty: Int
  var discount: Int
  var publishedAt: Date?

  init(row: borrowing PGRow, at index: Int) throws {
    self.id = try UUID.decode(row, index)
    self.authorId = try UUID.decode(row, index + 1)
    self.orgId = try UUID?.decode(row, index + 2)
    self.title = try String.decode(row, index + 3)
    self.views = try Int.decode(row, index + 4)
    self.price = try Int.decode(row, index + 5)
    self.qty = try Int.decode(row, index + 6)
    self.discount = try Int.decode(row, index + 7)
    self.publishedAt = try Date?.decode(row, index + 8)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }

  static var tableName: StaticString { #""posts""# }
  static var columnList: StaticString {
    #""id", "author_id", "org_id", "title", "views", "price", "qty", "discount", "published_at""#
  }
  static var columnCount: Int { 9 }
  static var presenceColumn: Int { 0 }

  struct Columns: SQLTableColumns {
    typealias Model = Post
    let _source: UInt32
    init(_ source: UInt32) { self._source = source }

    var id: SQLExpr<UUID> { SQLExpr(_source, "id") }
    var authorId: SQLExpr<UUID> { SQLExpr(_source, "author_id") }
    var orgId: SQLExpr<UUID?> { SQLExpr(_source, "org_id") }
    var title: SQLExpr<String> { SQLExpr(_source, "title") }
    var views: SQLExpr<Int> { SQLExpr(_source, "views") }
    var price: SQLExpr<Int> { SQLExpr(_source, "price") }
    var qty: SQLExpr<Int> { SQLExpr(_source, "qty") }
    var discount: SQLExpr<Int> { SQLExpr(_source, "discount") }
    var publishedAt: SQLExpr<Date?> { SQLExpr(_source, "published_at") }
  }
}

struct Comment: SQLTable, Hashable, Identifiable {
  var id: UUID
  var postId: UUID
  var userId: UUID?
  var body: String
  var score: Int32

  init(row: borrowing PGRow, at index: Int) throws {
    self.id = try UUID.decode(row, index)
    self.postId = try UUID.decode(row, index + 1)
    self.userId = try UUID?.decode(row, index + 2)
    self.body = try String.decode(row, index + 3)
    self.score = try Int32.decode(row, index + 4)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }

  static var tableName: StaticString { #""comments""# }
  static var columnList: StaticString { #""id", "post_id", "user_id", "body", "score""# }
  static var columnCount: Int { 5 }
  static var presenceColumn: Int { 0 }

  struct Columns: SQLTableColumns {
    typealias Model = Comment
    let _source: UInt32
    init(_ source: UInt32) { self._source = source }

    var id: SQLExpr<UUID> { SQLExpr(_source, "id") }
    var postId: SQLExpr<UUID> { SQLExpr(_source, "post_id") }
    var userId: SQLExpr<UUID?> { SQLExpr(_source, "user_id") }
    var body: SQLExpr<String> { SQLExpr(_source, "body") }
    var score: SQLExpr<Int32> { SQLExpr(_source, "score") }
  }
}
