import SengiSQL
import SengiSchema

/// What of a table's rules can be decided without the server.
struct RulePlan: Sendable {
  enum Constraint: Sendable, Hashable {
    /// One of the table's, by its name.
    case table(SQLIdentifier)
    case domain(QualifiedName, SQLIdentifier)
    case domainNotNull(QualifiedName)
  }

  struct Rule: Sendable, Hashable {
    var constraint: Constraint
    var condition: RuleCondition
  }

  /// Those that rules look at and those whose type has bounds, in the table's order.
  private(set) var columns: [RuleColumn] = []
  private(set) var rules: [Rule] = []

  init(_ table: Table, in schema: Schema) {
    let all = table.columns.map { RuleColumn($0, in: schema) }
    let translation = RuleTranslation(columns: all, table: table.name.name, value: nil)
    for check in table.checks where check.isEnforced {
      guard let condition = translation.condition(check.expression.source) else { continue }
      rules.append(Rule(constraint: .table(check.name), condition: condition))
    }
    for (column, seen) in zip(table.columns, all) {
      addDomainRules(of: column, seen, schema)
      addShapeRule(of: column, in: table, schema)
    }
    let asked = rules.reduce(into: Set<SQLIdentifier>()) { $0.formUnion($1.condition.columns) }
    columns = zip(table.columns, all).compactMap { column, seen in
      let isBound = seen.hasBounds && !column.isComputed
      return isBound || asked.contains(seen.name) ? seen : nil
    }
  }

  /// Whether the rule of the table is among these.
  func decides(_ constraint: SQLIdentifier) -> Bool {
    rules.contains { $0.constraint == .table(constraint) }
  }

  private mutating func addDomainRules(of column: Column, _ seen: RuleColumn, _ schema: Schema) {
    var type = column.type
    var visited: Set<QualifiedName> = []
    while !type.isArray, case .domain(let name) = type.base, visited.insert(name).inserted,
      let domain = schema.domain(name)
    {
      let translation = RuleTranslation(columns: [], table: nil, value: seen)
      if domain.isNotNull, column.isNullable {
        rules.append(
          Rule(constraint: .domainNotNull(name), condition: .not(.isNull(column.name))))
      }
      for check in domain.checks where check.isEnforced {
        guard let condition = translation.condition(check.expression.source) else { continue }
        rules.append(Rule(constraint: .domain(name, check.name), condition: condition))
      }
      type = domain.type
    }
  }

  private mutating func addShapeRule(of column: Column, in table: Table, _ schema: Schema) {
    guard schema.enforcesShape(column), let name = column.type.base.shape,
      let shape = schema.shape(name), ShapeForms(schema).variants(of: shape) == nil
    else { return }
    rules.append(
      Rule(
        constraint: .table(DefaultName.shapeCheck(table.name.name, column.name)),
        condition: .shape(column.name, name)))
  }
}
