import SengiJSON
import SengiSQL
import SengiSchema

/// Writes the rules that values are held to before they are sent.
struct RuleEmitter {
  let table: TableEmitter

  /// Nothing for a table without such rules.
  func lines() -> [SwiftCode] {
    guard table.spelling.names.options.hasValidation else { return [] }
    let plan = RulePlan(table.table, in: table.schema)
    if plan.columns.isEmpty { return [] }
    let names = Dictionary(
      ConstraintPlan.plans(of: table.table, in: table.schema).map { ($0.name, $0.swiftName) },
      uniquingKeysWith: { first, _ in first })
    let type = table.library[.pgRules]
    var lines: [SwiftCode] = ["\(table.library.access)static let columnRules: \(type) = \(type)("]
    lines += list("columns", plan.columns.map(column)).indented
    lines[lines.count - 1] = "\(lines[lines.count - 1]),"
    let rules = plan.rules.map { rule(of: $0, names) }
    lines += list("rules", rules).indented
    lines[lines.count - 1] = "\(lines[lines.count - 1]))"
    return lines.allSatisfy(table.body.fits) ? lines : ["// swift-format-ignore"] + lines
  }

  /// `label: […]`, one item a line where there are several.
  private func list(_ label: SwiftCode, _ items: [SwiftCode]) -> [SwiftCode] {
    guard items.count > 1 else { return ["\(label): [\(items.joined(", "))]"] }
    return ["\(label): ["] + items.map { "  \($0)," } + ["]"]
  }

  private func column(_ column: RuleColumn) -> SwiftCode {
    let name = literal(column.name)
    switch column.kind {
    case .boolean: return ".boolean(\(name))"
    case .integer: return ".integer(\(name))"
    case .real: return ".real(\(name))"
    case .double: return ".double(\(name))"
    case .json: return ".json(\(name))"
    case .numeric(nil, _): return ".numeric(\(name))"
    case .numeric(let precision?, let scale):
      return ".numeric(\(name), precision: \(precision), scale: \(scale))"
    case .text(nil), .citext, .enumeration: return ".text(\(name))"
    case .text(let limit?), .padded(let limit): return ".text(\(name), limit: \(limit))"
    case .other: return ".other(\(name))"
    }
  }

  private func rule(
    of rule: RulePlan.Rule, _ names: [SQLIdentifier: SwiftIdentifier]
  ) -> SwiftCode {
    "\(table.library[.pgRule])(\(constraint(rule.constraint, names)), \(code(rule.condition)))"
  }

  private func constraint(
    _ constraint: RulePlan.Constraint, _ names: [SQLIdentifier: SwiftIdentifier]
  ) -> SwiftCode {
    let type = table.library[.pgConstraint]
    func place(_ name: QualifiedName) -> SwiftCode {
      literal(name.namespace ?? table.spelling.names.main)
    }
    switch constraint {
    case .table(let name):
      return "Constraint.\(names[name] ?? SwiftIdentifier(derived: "unknown"))"
    case .domain(let domain, let name):
      return "\(type)(\(place(domain)), domain: \(literal(domain.name)), \(literal(name)))"
    case .domainNotNull(let domain):
      let owner: SwiftCode = ".domain(\(literal(domain.name)))"
      return "\(type)(schema: \(place(domain)), owner: \(owner), rule: .domainNotNull)"
    }
  }

  private func code(_ condition: RuleCondition) -> SwiftCode {
    func list(_ texts: [String]) -> SwiftCode {
      texts.map { text -> SwiftCode in "\(SwiftStringLiteral(text))" }.joined(", ")
    }
    switch condition {
    case .number(let column, let comparison, let limit):
      return
        ".number(\(literal(column)), .\(name(of: comparison)), \(SwiftStringLiteral(limit)))"
    case .numbers(let column, let all): return ".numbers(\(literal(column)), [\(list(all))])"
    case .text(let column, let all): return ".text(\(literal(column)), [\(list(all))])"
    case .length(let column, let comparison, let limit):
      return ".length(\(literal(column)), .\(name(of: comparison)), \(limit))"
    case .octetLength(let column, let comparison, let limit):
      return ".octetLength(\(literal(column)), .\(name(of: comparison)), \(limit))"
    case .matches(let column, let pattern):
      return ".matches(\(literal(column)), \(SwiftStringLiteral(pattern)))"
    case .isTrue(let column): return ".isTrue(\(literal(column)))"
    case .isNull(let column): return ".isNull(\(literal(column)))"
    case .shape(let column, let shape):
      return ".shape(\(literal(column)), \(table.spelling.shape(shape)).jsonForm)"
    case .all(let parts): return ".all([\(parts.map(code).joined(", "))])"
    case .any(let parts): return ".any([\(parts.map(code).joined(", "))])"
    case .not(let part): return ".not(\(code(part)))"
    }
  }

  private func literal(_ name: SQLIdentifier) -> SwiftCode {
    "\(SwiftStringLiteral(name.name))"
  }

  private func name(of comparison: PGJSONForm.Comparison) -> SwiftCode {
    switch comparison {
    case .equal: "equal"
    case .notEqual: "notEqual"
    case .less: "less"
    case .lessOrEqual: "lessOrEqual"
    case .greater: "greater"
    case .greaterOrEqual: "greaterOrEqual"
    }
  }
}
