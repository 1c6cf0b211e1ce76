/// A rule of the database about single rows.
public struct PGRule: Sendable {
  var constraint: PGConstraint
  var condition: PGRuleCondition

  public init(_ constraint: PGConstraint, _ condition: PGRuleCondition) {
    self.constraint = constraint
    self.condition = condition
  }
}

/// What the database asks of the rows of a table, as far as it can be told without it.
///
/// A row that breaks none of these rules may still be refused: by rules that only the server can
/// check, and by those that look at other rows. One that breaks a rule here is refused there, unless
/// a trigger changes its values before they are checked.
public struct PGRules: Sendable {
  public static let none = PGRules(columns: [], rules: [])

  public var isEmpty: Bool { columns.isEmpty && rules.isEmpty }

  var columns: [PGRuleColumn]
  var rules: [PGRule]

  /// - Parameters:
  ///   - columns: Those that rules look at, and those whose type has bounds.
  public init(columns: [PGRuleColumn], rules: [PGRule]) {
    self.columns = columns
    self.rules = rules
  }

  /// - Parameter bind: The parameter for a column; nil when there is none.
  /// - Throws: Every rule that is broken for certain.
  public func validate(_ bind: (String) -> PGBind?) throws(PGValidationError) {
    var violations: [PGValidationError.Violation] = []
    var values: [String: PGRuleValue] = [:]
    for column in columns {
      do throws(PGRuleValue.Misfit) {
        values[column.name] = try PGRuleValue(bind(column.name), for: column)
      } catch {
        violations.append(
          PGValidationError.Violation(
            constraint: nil, columns: [column.name], rule: error.rule))
      }
    }
    for rule in rules where rule.condition.holds(values) == false {
      violations.append(
        PGValidationError.Violation(
          constraint: rule.constraint, columns: rule.condition.columns,
          rule: rule.condition.description))
    }
    if !violations.isEmpty { throw PGValidationError(violations) }
  }
}
