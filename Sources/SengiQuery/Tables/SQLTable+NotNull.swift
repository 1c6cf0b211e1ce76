import SengiWire

/// A member of `Columns`: something that has a column's name.
public protocol SQLNamedColumn {
  /// As the catalogue holds it; empty for an expression that is no plain column.
  var _columnName: String { get }
}

extension SQLExpr: SQLNamedColumn {
  public var _columnName: String {
    if case .column(let column) = node { column.name.text } else { "" }
  }
}

extension SQLJSONColumn: SQLNamedColumn {
  public var _columnName: String { column.name.text }
}

extension SQLTaggedJSONColumn: SQLNamedColumn {
  public var _columnName: String { column.name.text }
}

extension SQLTable {
  /// The `NOT NULL` of a column, to tell a statement's error by.
  ///
  /// ```swift
  /// catch User.notNull({ $0.email })
  /// ```
  /// - Parameter column: A plain column, such as `{ $0.email }`.
  public static func notNull(_ column: (Columns) -> some SQLNamedColumn) -> PGConstraint {
    let names = SQLName.unquoted(tableName.description)
    return PGConstraint(
      names.count > 1 ? names[0] : "public", names.last ?? "",
      notNull: column(Columns(0))._columnName)
  }
}
