import SengiSQL
import SengiSchema

extension SchemaAssembly {
  mutating func triggers(
    of context: RelationContext, _ relations: RelationDirectory
  ) -> [Trigger] {
    var triggers: [Trigger] = []
    for row in relations.triggers[context.oid] ?? [] {
      guard let name = row.name("name") else { continue }
      let firing = Self.firing(row.text("enabled"))
      if row.flag("is_derived") {
        let words = [
          Firing.origin: "enable trigger", .disabled: "disable trigger",
          .replica: "enable replica trigger", .always: "enable always trigger",
        ]
        let table = "\(context.namespace.spelled).\(context.name.name.spelled)"
        carry(
          "trigger state", "\(context.name).\(name)",
          "alter table only \(table) \(words[firing] ?? "enable trigger") \(name.spelled);",
          "differs from the parent's", dependsOn: [context.name])
        continue
      }
      guard let trigger = trigger(row, name, firing) else {
        leaveOut("trigger", "\(context.name).\(name)", "its definition is unreadable")
        continue
      }
      triggers.append(trigger)
    }
    return triggers
  }

  static func firing(_ letter: String?) -> Firing {
    switch letter {
    case "D": .disabled
    case "R": .replica
    case "A": .always
    default: .origin
    }
  }

  /// Takes `CREATE [CONSTRAINT] TRIGGER name event ON table action` apart.
  private func trigger(_ row: CatalogueRow, _ name: SQLIdentifier, _ firing: Firing) -> Trigger? {
    guard let text = statement(row), text.tokens.count > 4,
      let on = text.position(of: "on", from: 3)
    else { return nil }
    let isConstraint = text.tokens[1].isWord("constraint")
    let event = text.tokens[(isConstraint ? 4 : 3)..<max(on, isConstraint ? 4 : 3)]
    return Trigger(
      name: name, event: SQLExpression(text.written(event)),
      action: SQLExpression(text.rest(from: text.endOfName(at: on + 1))),
      isConstraint: isConstraint, firing: firing, doc: comments["pg_trigger", row.oid("oid")])
  }

  private func statement(_ row: CatalogueRow) -> DeparsedText? {
    row.expression("definition").flatMap { DeparsedText(simplifier.simplifyStatement($0)) }
  }

  func policies(of context: RelationContext, _ relations: RelationDirectory) -> [Policy] {
    let commands: [String: Policy.Command] = [
      "r": .select, "a": .insert, "w": .update, "d": .delete,
    ]
    return (relations.policies[context.oid] ?? []).compactMap { row in
      row.name("name").map { name in
        Policy(
          name: name, isRestrictive: !row.flag("polpermissive"),
          command: commands[row.text("command") ?? ""] ?? .all, roles: row.names("roles"),
          using: row.expression("using_expression").map {
            SQLExpression(simplifier.simplify($0, context.expressions.condition))
          },
          withCheck: row.expression("check_expression").map {
            SQLExpression(simplifier.simplify($0, context.expressions.condition))
          },
          doc: comments["pg_policy", row.oid("oid")])
      }
    }
  }

  /// Takes `CREATE RULE name AS ON event TO table action` apart.
  mutating func rules(of context: RelationContext, _ relations: RelationDirectory) -> [Rule] {
    var rules: [Rule] = []
    for row in relations.rules[context.oid] ?? [] {
      guard let name = row.name("name") else { continue }
      guard let text = statement(row), text.tokens.count > 7, text.tokens[5].kind == .word,
        text.tokens[6].isWord("to")
      else {
        leaveOut("rule", "\(context.name).\(name)", "its definition is unreadable")
        continue
      }
      rules.append(
        Rule(
          name: name, event: SQLExpression(text.tokens[5].text),
          action: SQLExpression(text.rest(from: text.endOfName(at: 7))),
          firing: Self.firing(row.text("enabled")), doc: comments["pg_rewrite", row.oid("oid")]))
    }
    return rules
  }

  /// Takes `CREATE STATISTICS name (kinds) ON columns FROM table` apart.
  mutating func statistics(
    of context: RelationContext, _ relations: RelationDirectory
  ) -> [StatisticsObject] {
    var statistics: [StatisticsObject] = []
    for row in relations.statistics[context.oid] ?? [] {
      guard let name = row.name("name"), let namespace = row.name("nspname") else { continue }
      guard let text = row.text("definition").flatMap({ DeparsedText($0) }),
        case let start = text.endOfName(at: 2), let end = text.position(of: "from", from: start)
      else {
        leaveOut("statistics", "\(context.name).\(name)", "its definition is unreadable")
        continue
      }
      let target = row.number("stxstattarget").flatMap { $0 >= 0 ? $0 : nil }
      statistics.append(
        StatisticsObject(
          name: QualifiedName(namespace, name),
          definition: SQLExpression(text.written(text.tokens[start..<end])), target: target,
          doc: comments["pg_statistic_ext", row.oid("oid")], owner: owner(row)))
    }
    return statistics
  }
}
