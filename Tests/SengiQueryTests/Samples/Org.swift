import Foundation
import SengiQuery
import SengiWire

struct Org: SQLTable, Hashable, Identifiable {
  var id: UUID
  var name: String
  var plan: String?

  init(row: borrowing PGRow, at index: Int) throws {
    self.id = try UUID.decode(row, index)
    self.name = try String.decode(row, index + 1)
    self.plan = try String?.decode(row, index + 2)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }

  static var tableName: StaticString { #""orgs""# }
  static var columnList: StaticString { #""id", "name", "plan""# }
  static var columnCount: Int { 3 }
  static var presenceColumn: Int { 0 }

  struct Columns: SQLTableColumns {
    typealias Model = Org
    let _source: UInt32
    init(_ source: UInt32) { self._source = source }

    var id: SQLExpr<UUID> { SQLExpr(_source, "id") }
    var name: SQLExpr<String> { SQLExpr(_source, "name") }
    var plan: SQLExpr<String?> { SQLExpr(_source, "plan") }
  }
}
