import Foundation
import SengiQuery
import SengiWire

/// A table with soft delete, a generated text-search column and names that need care.
struct Article: SQLTable, Hashable, Identifiable {
  var id: Int
  var weird: String
  var search: PGText
  var previous: Int?
  var scores: [Int16?]
  var deletedAt: Date?

  init(row: borrowing PGRow, at index: Int) throws {
    self.id = try Int.decode(row, index)
    self.weird = try String.decode(row, index + 1)
    self.search = try PGText.decode(row, index + 2)
    self.previous = try Int?.decode(row, index + 3)
    self.scores = try [Int16?].decode(row, index + 4)
    self.deletedAt = try Date?.decode(row, index + 5)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }

  static var tableName: StaticString { #""blog"."art""icles, old""# }
  static var columnList: StaticString {
    #""id", "a,""b", "search"::text, "previous", "scores", "deleted_at""#
  }
  static var columnCount: Int { 6 }
  static var presenceColumn: Int { 0 }
  static var softDeleteColumn: StaticString { "deleted_at" }

  struct Columns: SQLTableColumns {
    typealias Model = Article
    let _source: UInt32
    init(_ source: UInt32) { self._source = source }

    var id: SQLExpr<Int> { SQLExpr(_source, "id") }
    var weird: SQLExpr<String> { SQLExpr(_source, #"a,"b"#) }
    var search: SQLExpr<PGText> { SQLExpr(_source, "search") }
    var previous: SQLExpr<Int?> { SQLExpr(_source, "previous") }
    var scores: SQLExpr<[Int16?]> { SQLExpr(_source, "scores") }
    var deletedAt: SQLExpr<Date?> { SQLExpr(_source, "deleted_at") }
  }
}
