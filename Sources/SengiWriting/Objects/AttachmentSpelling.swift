import SengiSQL
import SengiSchema

/// Triggers, rules, policies and statistics of a table or view.
struct AttachmentSpelling {
  let scope: NameScope

  func triggers(_ triggers: [Trigger]) -> [YAMLPair] {
    Self.part(
      "triggers",
      triggers.filter { $0.behaviour == nil }.map { trigger in
        var clause = Clause()
        clause.add("constraint", if: trigger.isConstraint)
        clause.add(trigger.event.sql)
        clause.add(trigger.action.sql)
        var extra: [YAMLPair] = []
        extra.add(text: "doc", trigger.doc)
        extra.add("enabled", Self.firing(trigger.firing))
        extra.add("depends_on", scope.dependencies(trigger.dependsOn))
        return YAMLPair(trigger.name.name, TableSpelling.value(clause.sql, extra))
      })
  }

  static func rules(_ rules: [Rule]) -> [YAMLPair] {
    part(
      "rules",
      rules.map { rule in
        var extra: [YAMLPair] = []
        extra.add(text: "doc", rule.doc)
        extra.add("enabled", firing(rule.firing))
        var clause = Clause("on " + rule.event.sql)
        clause.add(rule.action.sql)
        return YAMLPair(rule.name.name, TableSpelling.value(clause.sql, extra))
      })
  }

  func policies(_ policies: [Policy]) -> [YAMLPair] {
    Self.part(
      "policies",
      policies.map { policy in
        var clause = Clause()
        clause.add("as restrictive", if: policy.isRestrictive)
        let isBare =
          !policy.isRestrictive && policy.roles.isEmpty && policy.using == nil
          && policy.withCheck == nil
        if policy.command != .all || isBare {
          clause.add("for " + SQLText(verbatim: policy.command.rawValue))
        }
        clause.add("to " + NameScope.roles(policy.roles), if: !policy.roles.isEmpty)
        clause.add(policy.using.map { "using " + Clause.parenthesized($0.sql) })
        clause.add(policy.withCheck.map { "with check " + Clause.parenthesized($0.sql) })
        var extra: [YAMLPair] = []
        extra.add(text: "doc", policy.doc)
        extra.add("depends_on", scope.dependencies(policy.dependsOn))
        return YAMLPair(policy.name.name, TableSpelling.value(clause.sql, extra))
      })
  }

  func statistics(_ statistics: [StatisticsObject], of relation: QualifiedName) -> [YAMLPair] {
    Self.part(
      "statistics",
      statistics.map { item in
        var extra: [YAMLPair] = []
        extra.add(text: "doc", item.doc)
        if let space = item.name.namespace, space != relation.namespace {
          extra.add(text: "namespace", scope.names.fileName(of: space))
        }
        extra.add("target", item.target.map { .plain("\($0)") })
        extra.add(text: "owner", item.owner)
        return YAMLPair(item.name.name.name, TableSpelling.value(item.definition.sql, extra))
      })
  }

  static func rowSecurity(_ security: RowSecurity?) -> YAMLValue? {
    switch security {
    case nil: nil
    case .enabled: .plain("true")
    case .forced: .text("forced")
    case .forcedButDisabled:
      .mapping([
        YAMLPair("enabled", .plain("false")), YAMLPair("forced", .plain("true")),
      ])
    }
  }

  private static func part(_ key: String, _ pairs: [YAMLPair]) -> [YAMLPair] {
    if pairs.isEmpty { return [] }
    // Statistics objects of two namespaces may share a name, which keys of one mapping may not.
    let isMapping = Set(pairs.map(\.key)).count == pairs.count
    return [YAMLPair(key, isMapping ? .mapping(pairs) : .list(pairs.map { .mapping([$0]) }))]
  }

  private static func firing(_ firing: Firing) -> YAMLValue? {
    switch firing {
    case .origin: nil
    case .disabled: .plain("false")
    case .replica, .always: .text(firing.rawValue)
    }
  }
}

extension NameScope {
  /// Roles as GRANT and CREATE POLICY take them: `current_user` and its like are words, not names.
  static func roles(_ roles: [SQLIdentifier]) -> SQLText {
    let words: Set<String> = ["current_user", "session_user", "current_role", "public"]
    return
      "\(roles.map { words.contains($0.name) ? SQLText(verbatim: $0.name) : sql($0) }, separator: ", ")"
  }
}
