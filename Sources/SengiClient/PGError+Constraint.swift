import SengiSQL
import SengiWire

extension PGServerError {
  /// The rule that a row broke, from the fields of the report and never from its message; nil when
  /// the error is about something else.
  ///
  /// A row of a partition is reported under the partition's own name.
  public var violatedConstraint: PGConstraint? {
    guard let schema else { return nil }
    if sqlState == .notNullViolation {
      if let table, let column { return PGConstraint(schema, table, notNull: column) }
      return dataType.map { PGConstraint(schema: schema, owner: .domain($0), rule: .domainNotNull) }
    }
    guard let constraint else { return nil }
    if let table { return PGConstraint(schema, table, constraint) }
    return dataType.map { PGConstraint(schema, domain: $0, constraint) }
  }
}

extension PGError {
  /// The rule of the database that the statement broke; nil when it failed for another reason.
  ///
  /// ```swift
  /// switch error.constraint {
  /// case User.Constraint.emailKey: .conflict
  /// case User.Constraint.handleCheck: .unprocessableContent
  /// default: .internalServerError
  /// }
  /// ```
  public var constraint: PGConstraint? { server?.violatedConstraint }

  /// Whether the statement failed because it broke this rule.
  ///
  /// A deferred constraint is reported by the commit of its transaction.
  public func violates(_ constraint: PGConstraint) -> Bool { self.constraint == constraint }
}

extension PGConstraint {
  /// `catch User.Constraint.emailKey`: whether the server, or the validation of values before, says
  /// that this rule was broken.
  public static func ~= (pattern: PGConstraint, error: any Error) -> Bool {
    if let error = error as? PGError { return error.violates(pattern) }
    return (error as? PGValidationError)?.violates(pattern) ?? false
  }
}
