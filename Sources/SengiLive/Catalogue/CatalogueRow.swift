import SengiSQL
import SengiWire

/// One row of a catalogue query, its values reached by column name.
struct CatalogueRow: Sendable {
  enum Value: Sendable {
    case null
    case text(String)
    case list([String?])
  }

  let values: [Value]
  /// The position of each column, the same for every row of a result.
  let columns: [String: Int]

  private func value(_ column: String) -> Value {
    columns[column].map { values[$0] } ?? .null
  }

  /// Text, empty for NULL.
  func text(_ column: String) -> String { optional(column) ?? "" }

  func optional(_ column: String) -> String? {
    if case .text(let text) = value(column) { text } else { nil }
  }

  func flag(_ column: String) -> Bool { optional(column) == "t" }

  func integer(_ column: String) -> Int { optional(column).flatMap { Int($0) } ?? 0 }

  func optionalInteger(_ column: String) -> Int? { optional(column).flatMap { Int($0) } }

  /// An OID, 0 for NULL.
  func oid(_ column: String) -> UInt32 { optional(column).flatMap { UInt32($0) } ?? 0 }

  /// A list without its NULLs, empty for NULL.
  func list(_ column: String) -> [String] { optionals(column).compactMap { $0 } }

  func optionals(_ column: String) -> [String?] {
    if case .list(let list) = value(column) { list } else { [] }
  }

  /// A name of the catalogue; names there are never empty.
  func name(_ column: String) -> SQLIdentifier { SQLIdentifier(truncating: text(column)) }

  func optionalName(_ column: String) -> SQLIdentifier? {
    optional(column).flatMap { SQLIdentifier($0) }
  }

  func names(_ column: String) -> [SQLIdentifier] {
    list(column).map { SQLIdentifier(truncating: $0) }
  }

  /// SQL text; nil for NULL.
  func expression(_ column: String) -> String? { optional(column) }
}

extension CatalogueRow.Value {
  /// Types that catalogue queries return: text and its like, integers, OIDs, booleans, `text[]`.
  static func decode(_ row: borrowing PGRow, _ index: Int) throws -> Self {
    if try row.isNull(index) { return .null }
    let oid = row.typeOID(index)
    let bytes = try row.bytes(index, oid: 0)
    switch oid {
    case 16: return .text(bytes.first == 1 ? "t" : "f")
    case 20, 21, 23:
      var value: Int64 = bytes.first.map { $0 >= 0x80 ? -1 : 0 } ?? 0
      for byte in bytes { value = value << 8 | Int64(byte) }
      return .text(String(value))
    case 26:
      var value: UInt32 = 0
      for byte in bytes { value = value << 8 | UInt32(byte) }
      return .text(String(value))
    case 1009: return .list(try [String?].decode(row, index))
    default: return .text(String(decoding: bytes, as: UTF8.self))
    }
  }
}
