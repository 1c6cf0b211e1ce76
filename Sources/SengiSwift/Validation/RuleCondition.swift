import SengiJSON
import SengiSQL

/// The condition of a check that the library can decide without the server.
indirect enum RuleCondition: Sendable, Hashable {
  case number(SQLIdentifier, PGJSONForm.Comparison, String)
  case numbers(SQLIdentifier, [String])
  case text(SQLIdentifier, [String])
  case length(SQLIdentifier, PGJSONForm.Comparison, Int)
  case octetLength(SQLIdentifier, PGJSONForm.Comparison, Int)
  case matches(SQLIdentifier, String)
  case isTrue(SQLIdentifier)
  case isNull(SQLIdentifier)
  /// The JSON is of the shape.
  case shape(SQLIdentifier, QualifiedName)
  case all([RuleCondition])
  case any([RuleCondition])
  case not(RuleCondition)

  /// The columns that the condition looks at.
  var columns: Set<SQLIdentifier> {
    switch self {
    case .number(let column, _, _), .numbers(let column, _), .text(let column, _),
      .length(let column, _, _), .octetLength(let column, _, _), .matches(let column, _),
      .isTrue(let column), .isNull(let column), .shape(let column, _):
      [column]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.columns) }
    case .not(let part): part.columns
    }
  }
}
