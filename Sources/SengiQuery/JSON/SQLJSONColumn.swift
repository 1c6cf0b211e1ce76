import SengiWire

/// A `json` or `jsonb` column whose shape is known: `$0.metadata.seo.title`.
@dynamicMemberLookup
public struct SQLJSONColumn<Path: SQLJSONPathType, Value>: Sendable {
  @usableFromInline let column: SQLColumnReference

  @inlinable init(_ column: SQLColumnReference) { self.column = column }

  /// - Parameters:
  ///   - source: The number of the table within the query.
  ///   - name: The column's name as the catalogue holds it, without quotes.
  @inlinable public init(_ source: UInt32, _ name: StaticString) {
    column = SQLColumnReference(source, SQLName(name))
  }

  /// The whole column.
  @inlinable public var value: SQLExpr<Value> { SQLExpr(.column(column)) }

  /// The keys of the shape, also those that are called like a member of this type.
  @inlinable public var path: Path { Path(SQLJSONPath(column, [])) }

  @inlinable public subscript<Member>(dynamicMember member: KeyPath<Path, Member>) -> Member {
    path[keyPath: member]
  }

  /// `@>`: whether the column holds this JSON among more; a GIN index serves it. For `jsonb`.
  public func contains(_ json: PGJSON) -> SQLCondition {
    compare(.column(column), .contains, json.pgBind)
  }

  /// `?`: whether the column is an object with this key. For `jsonb`.
  public func hasKey(_ key: String) -> SQLCondition {
    compare(.column(column), .hasKey, .text(key))
  }
}

extension SQLJSONColumn where Value: PGEncodable {
  /// Whether the column is NULL when the value is nil, else whether it holds equal JSON. For
  /// `jsonb`; `json` has no `=`.
  @inlinable public static func == (left: SQLJSONColumn, right: Value) -> SQLCondition {
    compare(.column(left.column), .equal, right.pgBind)
  }

  /// Whether the column is not NULL when the value is nil, else whether it holds other JSON. For
  /// `jsonb`; `json` has no `=`.
  @inlinable public static func != (left: SQLJSONColumn, right: Value) -> SQLCondition {
    compare(.column(left.column), .notEqual, right.pgBind)
  }
}

extension SQLJSONColumn: SQLSelectable where Value: PGDecodable {
  @inlinable public func _select(into list: inout SQLSelectList) {
    list.nodes.append(.column(column))
  }

  @inlinable public static func _decode(
    _ row: borrowing PGRow, _ index: inout Int
  ) throws -> Value {
    defer { index += 1 }
    return try Value.decode(row, index)
  }
}

extension SQLExpr where Value == PGJSON {
  /// `@>`: whether the value holds this JSON among more; a GIN index serves it. For `jsonb`.
  public func contains(_ json: PGJSON) -> SQLCondition { compare(node, .contains, json.pgBind) }

  /// `?`: whether the value is an object with this key. For `jsonb`.
  public func hasKey(_ key: String) -> SQLCondition { compare(node, .hasKey, .text(key)) }
}

extension SQLExpr where Value == PGJSON? {
  /// `@>`: whether the value holds this JSON among more; a GIN index serves it. For `jsonb`.
  public func contains(_ json: PGJSON) -> SQLCondition { compare(node, .contains, json.pgBind) }

  /// `?`: whether the value is an object with this key. For `jsonb`.
  public func hasKey(_ key: String) -> SQLCondition { compare(node, .hasKey, .text(key)) }
}
