import SengiWire

/// A `json` or `jsonb` column that holds a union whose tag is in a column beside it.
@dynamicMemberLookup
public struct SQLTaggedJSONColumn<Path: SQLJSONPathType, Value>: Sendable {
  @usableFromInline let column: SQLColumnReference
  @usableFromInline let tagColumn: SQLColumnReference

  /// - Parameters:
  ///   - source: The number of the table within the query.
  ///   - name: The column of the JSON, as the catalogue holds it, without quotes.
  ///   - tag: The column of the tag.
  @inlinable public init(_ source: UInt32, _ name: StaticString, tag: StaticString) {
    column = SQLColumnReference(source, SQLName(name))
    tagColumn = SQLColumnReference(source, SQLName(tag))
  }

  /// The column's JSON, without the tag.
  @inlinable public var json: SQLExpr<PGJSON> { SQLExpr(.column(column)) }

  /// The keys of every case, also those that are called like a member of this type.
  @inlinable public var path: Path { Path(SQLJSONPath(column, [])) }

  @inlinable public subscript<Member>(dynamicMember member: KeyPath<Path, Member>) -> Member {
    path[keyPath: member]
  }
}

extension SQLTaggedJSONColumn: SQLSelectable where Value: PGTaggedJSON {
  /// Selects both columns, the tag first.
  @inlinable public func _select(into list: inout SQLSelectList) {
    list.nodes.append(.column(tagColumn))
    list.nodes.append(.column(column))
  }

  @inlinable public static func _decode(
    _ row: borrowing PGRow, _ index: inout Int
  ) throws -> Value {
    defer { index += 2 }
    return try Value.decode(row, tag: index, json: index + 1)
  }
}
