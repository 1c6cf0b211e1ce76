/// Values that the database would refuse, found before they are sent.
///
/// Every rule that is broken is listed; what it says never holds a value, which may be secret.
public struct PGValidationError: Error, Sendable, Hashable {
  /// One broken rule.
  public struct Violation: Sendable, Hashable {
    /// The rule in the database, with the name that the server's own error would give; nil for what
    /// a column's type asks, such as the length of a `varchar(n)`.
    public var constraint: PGConstraint?
    /// The columns that the rule looks at, as the catalogue names them.
    public var columns: [String]
    /// What the rule asks, such as `karma >= 0`.
    public var rule: String

    public init(constraint: PGConstraint?, columns: [String], rule: String) {
      self.constraint = constraint
      self.columns = columns
      self.rule = rule
    }
  }

  /// In the order of the table's columns and constraints; never empty.
  public var violations: [Violation]

  public init(_ violations: [Violation]) { self.violations = violations }

  /// Whether this rule is among those broken.
  public func violates(_ constraint: PGConstraint) -> Bool {
    violations.contains { $0.constraint == constraint }
  }
}

extension PGValidationError: CustomStringConvertible {
  /// The rules, one after the other: `blog.users: users_karma_check (karma >= 0)`.
  public var description: String { violations.map(\.description).joined(separator: "; ") }
}

extension PGValidationError.Violation: CustomStringConvertible {
  public var description: String {
    constraint.map { "\($0) (\(rule))" } ?? rule
  }
}
