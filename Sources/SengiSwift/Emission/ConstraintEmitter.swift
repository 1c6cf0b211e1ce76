import SengiSQL
import SengiSchema

/// Makes the view of the rules that a table's rows can break; a table without rules has none.
struct ConstraintEmitter {
  let table: TableEmitter

  func view() -> ConstraintsView? {
    let plans = ConstraintPlan.plans(of: table.table, in: table.schema)
    if plans.isEmpty { return nil }
    let rules = RulePlan(table.table, in: table.schema)
    return ConstraintsView(items: plans.map { item($0, rules) })
  }

  private func item(_ plan: ConstraintPlan, _ rules: RulePlan) -> ConstraintsView.Item {
    let namespace = table.table.name.namespace ?? table.spelling.names.main
    let arguments: [SwiftCode] = [namespace, table.table.name.name, plan.name].map {
      "\(SwiftStringLiteral($0.name))"
    }
    let type = table.library[.pgConstraint]
    let call: SwiftCode = "\(type)(\(arguments.joined(", ")))"
    let head: SwiftCode = "\(table.library.access)static var \(plan.swiftName)"
    let layout = table.inner
    var lines: [SwiftCode] = ["\(head): \(type) { \(call) }"]
    if !lines.allSatisfy(layout.fits) {
      lines = ["\(head): \(type) {"] + layout.inside().call(type, arguments).indented + ["}"]
    }
    if !lines.allSatisfy(layout.fits) {
      lines = ["// swift-format-ignore", "\(head): \(type) { \(call) }"]
    }
    return ConstraintsView.Item(
      doc: SwiftLines(
        SwiftDocComment(
          ["`\(DocText.code(plan.definition))`" + suffix(plan, rules)], width: layout.width
        ).lines),
      declaration: SwiftLines(lines))
  }

  /// Who holds rows to a rule about single rows.
  private func suffix(_ plan: ConstraintPlan, _ rules: RulePlan) -> String {
    guard plan.isAboutSingleRows, table.spelling.names.options.hasValidation else { return "" }
    return rules.decides(plan.name) ? ", known to `validate()`" : ", left to the server"
  }
}
