import SengiWire

/// An expression whose value PostgreSQL computes: a column, or something made of columns, parameters
/// and functions.
///
/// `Value` says what it yields, optional when it can be NULL. A condition is an expression of
/// `Bool`.
public struct SQLExpr<Value>: Sendable {
  @usableFromInline let node: SQLNode

  @inlinable init(_ node: SQLNode) { self.node = node }

  /// A column.
  /// - Parameters:
  ///   - source: The number of the table within the query, as ``SQLTableColumns`` got it.
  ///   - name: The column's name as the catalogue holds it, without quotes.
  @inlinable public init(_ source: UInt32, _ name: StaticString) {
    node = .column(SQLColumnReference(source, SQLName(name)))
  }
}

/// A condition, such as `$0.age > 3`.
public typealias SQLCondition = SQLExpr<Bool>

extension SQLExpr: SQLSelectable where Value: PGDecodable {
  @inlinable public func _select(into list: inout SQLSelectList) {
    let cast = Value.pgSelectCast
    list.nodes.append(cast.utf8CodeUnitCount == 0 ? node : .cast(node, SQLName(cast)))
  }

  @inlinable public static func _decode(
    _ row: borrowing PGRow, _ index: inout Int
  ) throws -> Value {
    defer { index += 1 }
    return try Value.decode(row, index)
  }
}
