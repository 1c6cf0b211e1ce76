import SengiWire

extension SQLChanges {
  /// The columns set to plain values, in the order they were first set; nil when one is set to an
  /// expression, which only the server can evaluate.
  package var plainValues: [(column: String, value: PGBind)]? {
    var values: [(column: String, value: PGBind)] = []
    for assignment in assignments {
      guard case .bind(let value) = assignment.value else { return nil }
      values.append((assignment.column.text, value))
    }
    return values
  }
}
