import SengiWire

extension SQLTable {
  /// The `NOT NULL` of a column, to tell a statement's error by.
  ///
  /// ```swift
  /// catch User.notNull({ $0.email })
  /// ```
  /// - Parameter column: A plain column, such as `{ $0.email }`.
  public static func notNull<Value>(_ column: (Columns) -> SQLExpr<Value>) -> PGConstraint {
    guard case .column(let reference) = column(Columns(0)).node else { return notNull(named: "") }
    return notNull(named: reference.name.text)
  }

  /// The `NOT NULL` of a JSON column, to tell a statement's error by.
  public static func notNull<Path, Value>(
    _ column: (Columns) -> SQLJSONColumn<Path, Value>
  ) -> PGConstraint {
    notNull(named: column(Columns(0)).column.name.text)
  }

  /// The `NOT NULL` of a column that holds a tagged union, to tell a statement's error by.
  public static func notNull<Path, Value>(
    _ column: (Columns) -> SQLTaggedJSONColumn<Path, Value>
  ) -> PGConstraint {
    notNull(named: column(Columns(0)).column.name.text)
  }

  private static func notNull(named column: String) -> PGConstraint {
    let names = unquotedNames(tableName.description)
    return PGConstraint(
      names.count > 1 ? names[0] : "public", names.last ?? "", notNull: column)
  }

  /// The parts of `"blog"."users"`.
  private static func unquotedNames(_ quoted: String) -> [String] {
    var names: [String] = []
    var isInside = false
    var previousWasQuote = false
    for scalar in quoted.unicodeScalars {
      if scalar == "\"" {
        if isInside {
          isInside = false
        } else {
          isInside = true
          // A doubled quote stands for itself.
          if previousWasQuote, !names.isEmpty {
            names[names.count - 1].unicodeScalars.append(scalar)
          } else {
            names.append("")
          }
        }
        previousWasQuote = !isInside
      } else {
        previousWasQuote = false
        if isInside, !names.isEmpty { names[names.count - 1].unicodeScalars.append(scalar) }
      }
    }
    return names
  }
}
