import SengiSQL
import SengiWire

/// One row of a catalogue query, read by the names of its columns.
///
/// A column that is NULL, or that the server's version does not have, reads as nothing.
struct CatalogueRow: Sendable {
  private let columns: [String: Int]
  private let values: [CatalogueValue]

  init(columns: [String: Int], values: [CatalogueValue]) {
    self.columns = columns
    self.values = values
  }

  /// In the order of ``cells``.
  var columnNames: [String] { columns.sorted { $0.value < $1.value }.map(\.key) }

  var cells: [CatalogueValue] { values }

  private func value(_ column: String) -> CatalogueValue {
    guard let index = columns[column], values.indices.contains(index) else { return .null }
    return values[index]
  }

  func text(_ column: String) -> String? {
    if case .text(let text) = value(column) { return text }
    return nil
  }

  /// What ``CatalogueScope/expression(_:plain:in:)`` selects: the pretty form where it reads back
  /// the same.
  func expression(_ column: String) -> String? {
    let forms = texts(column)
    guard let pretty = forms.first ?? nil else { return nil }
    guard forms.count > 1, let plain = forms[1], ParenthesisedCondition.isNested(plain) else {
      return pretty
    }
    return plain
  }

  func name(_ column: String) -> SQLIdentifier? { text(column).flatMap { SQLIdentifier($0) } }

  func number(_ column: String) -> Int? {
    if case .integer(let number) = value(column) { return number }
    return nil
  }

  /// 0 where there is none, as the catalogues have it themselves.
  func oid(_ column: String) -> UInt32 { UInt32(truncatingIfNeeded: number(column) ?? 0) }

  func flag(_ column: String) -> Bool { value(column) == .boolean(true) }

  func numbers(_ column: String) -> [Int] {
    guard case .list(let values) = value(column) else { return [] }
    return values.map { if case .integer(let number) = $0 { number } else { 0 } }
  }

  func oids(_ column: String) -> [UInt32] { numbers(column).map(UInt32.init(truncatingIfNeeded:)) }

  func texts(_ column: String) -> [String?] {
    guard case .list(let values) = value(column) else { return [] }
    return values.map { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The texts of a list, without its NULLs.
  func list(_ column: String) -> [String] { texts(column).compactMap(\.self) }

  func names(_ column: String) -> [SQLIdentifier] { list(column).compactMap { SQLIdentifier($0) } }
}
