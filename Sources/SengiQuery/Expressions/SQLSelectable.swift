import SengiWire

/// What a select list can hold: expressions, whole rows, JSON columns.
public protocol SQLSelectable: Sendable {
  /// What one row gives for it.
  associatedtype Output

  func _select(into list: inout SQLSelectList)

  /// Reads its columns from `index` on and moves `index` behind them.
  static func _decode(_ row: borrowing PGRow, _ index: inout Int) throws -> Output
}

/// A select list while it is put together.
public struct SQLSelectList: Sendable {
  @usableFromInline var nodes: [SQLNode] = []

  @inlinable init() {}
}
