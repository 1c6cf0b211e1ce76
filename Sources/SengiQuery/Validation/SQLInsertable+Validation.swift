import SengiWire

extension SQLReadable {
  /// Nothing to be told without the server.
  public static var columnRules: PGRules { .none }
}

extension SQLInsertable {
  /// Holds the values to the table's ``SQLTable/columnRules``: to `CHECK` constraints of the table
  /// and of domains, to the shapes of JSON and to the bounds of types, as far as these can be
  /// decided here exactly as the server would. The rest is left to the server.
  ///
  /// A column that is left to its default counts as unknown and breaks nothing.
  ///
  /// ```swift
  /// do {
  ///   try user.validate()
  /// } catch User.Constraint.handleCheck {
  ///   // the same pattern catches the server's own error
  /// }
  /// ```
  /// - Throws: All rules that are broken.
  public func validate() throws(PGValidationError) {
    let rules = Model.columnRules
    if rules.isEmpty { return }
    var values = SQLInsertValues()
    write(to: &values)
    let names = SQLName.unquoted(Self.insertColumns.description)
    let binds = Dictionary(zip(names, values.binds), uniquingKeysWith: { first, _ in first })
    try rules.validate { binds[$0] ?? nil }
  }
}
