import Foundation
import SengiQuery
import SengiWire

/// A table whose union is tagged by a column beside it.
struct Storage: SQLTable, Hashable, Identifiable {
  var id: Int32
  var entityId: String
  var data: Entity

  var entityType: String { data.tag }

  init(row: borrowing PGRow, at index: Int) throws {
    self.id = try Int32.decode(row, index)
    self.entityId = try String.decode(row, index + 2)
    self.data = try Entity.decode(row, tag: index + 1, json: index + 3)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }

  static var tableName: StaticString { #""storage"."generic_storage""# }
  static var columnList: StaticString { #""id", "entity_type", "entity_id", "data""# }
  static var columnCount: Int { 4 }
  static var presenceColumn: Int { 0 }

  struct Columns: SQLTableColumns {
    typealias Model = Storage
    let _source: UInt32
    init(_ source: UInt32) { self._source = source }

    var id: SQLExpr<Int32> { SQLExpr(_source, "id") }
    var entityType: SQLExpr<String> { SQLExpr(_source, "entity_type") }
    var entityId: SQLExpr<String> { SQLExpr(_source, "entity_id") }
    var data: SQLTaggedJSONColumn<Entity.Path, Entity> {
      SQLTaggedJSONColumn(_source, "data", tag: "entity_type")
    }
  }

  struct Insert: SQLInsertable {
    typealias Model = Storage
    var entityId: String
    var data: Entity

    static var insertColumns: StaticString { #""entity_type", "entity_id", "data""# }

    func write(to values: inout SQLInsertValues) {
      values.add(data.tag)
      values.add(entityId)
      values.add(data)
    }
  }

  typealias Changes = SQLChanges<Columns>

  enum Entity: PGTaggedJSON, Hashable {
    case item(Item)
    case setting(Setting)

    struct Item: PGJSONCodable, Hashable {
      var count: Int

      struct Path: SQLJSONPathType {
        let _path: SQLJSONPath
        init(_ path: SQLJSONPath) { self._path = path }
        var count: SQLExpr<Int?> { _path.leaf("count", cast: "bigint") }
      }
    }

    struct Setting: PGJSONCodable, Hashable {
      var value: String
    }

    var tag: String {
      switch self {
      case .item: "item"
      case .setting: "setting"
      }
    }

    var payload: any PGJSONCodable {
      switch self {
      case .item(let value): value
      case .setting(let value): value
      }
    }

    init(tag: String, json: PGJSON) throws {
      switch tag {
      case "item": self = .item(try Item(json: json))
      case "setting": self = .setting(try Setting(json: json))
      default:
        throw PGDecodingError.malformed(type: "Storage.Entity", reason: "unknown tag")
      }
    }

    struct Path: SQLJSONPathType {
      let _path: SQLJSONPath
      init(_ path: SQLJSONPath) { self._path = path }
      var item: Item.Path { Item.Path(_path) }
    }
  }
}
