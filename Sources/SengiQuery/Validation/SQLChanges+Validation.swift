import SengiWire

extension SQLChanges {
  /// Holds the changed values to the table's ``SQLTable/columnRules``, as far as these can be
  /// decided here exactly as the server would.
  ///
  /// Columns that are not mentioned, and those that the server computes, count as unknown and break
  /// nothing.
  /// - Throws: All rules that are broken.
  public func validate() throws(PGValidationError) {
    let rules = Columns.Model.columnRules
    if rules.isEmpty { return }
    var binds: [String: PGBind] = [:]
    for assignment in assignments {
      if case .bind(let bind) = assignment.value { binds[assignment.column.text] = bind }
    }
    try rules.validate { binds[$0] }
  }
}
