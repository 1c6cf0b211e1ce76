import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// `name: before update of a for each row execute function f()`; `on <table>` is left out.
  mutating func readTriggers(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "triggers by name", &diagnostics) {
      guard let key else {
        diagnostics.error(
          SchemaCode.missingPart, "a trigger needs a name",
          remedy: "write 'name: before update …'", at: value.range)
        continue
      }
      guard let name = identifier(key, "a trigger's name", &diagnostics),
        let (text, extra) = longForm(value, "a trigger", .trigger, &diagnostics)
      else { continue }
      var isConstraint = false
      let parts: (ClauseText, ClauseText)? = parse(text, &diagnostics) {
        cursor throws(ClauseError) in
        isConstraint = cursor.accept("constraint")
        let stops: Set<String> = [
          "for", "when", "execute", "referencing", "on", "from", "deferrable", "not", "initially",
        ]
        let event = try cursor.expression(until: stops, "the trigger's event")
        if cursor.nextIsWord("on") {
          throw cursor.unexpected(
            "'on' is not written here", remedy: "the trigger stands in its table already")
        }
        return (event, try cursor.expression(until: [], "what the trigger executes"))
      }
      guard let parts else { continue }
      draft.table.triggers.append(
        Trigger(
          name: name, event: parts.0.expression, action: parts.1.expression,
          isConstraint: isConstraint, firing: firing(extra["enabled"], &diagnostics),
          doc: extra["doc"]?.text("a doc text", &diagnostics),
          dependsOn: dependencies(of: extra, draft, &diagnostics)))
      let path = draft.path.appending(.trigger(name))
      sources.record(parts.0.text, for: path)
      sources.record(parts.1.text, for: path, .expression)
    }
  }

  private func dependencies(
    of extra: [String: YAMLNode], _ draft: TableDraft, _ diagnostics: inout Diagnostics
  ) -> [QualifiedName] {
    guard let node = extra["depends_on"] else { return [] }
    return dependencies(
      node, in: draft.table.name.namespace ?? names.mainNamespace, &diagnostics)
  }

  private func firing(_ node: YAMLNode?, _ diagnostics: inout Diagnostics) -> Firing {
    guard let node else { return .origin }
    switch node.string {
    case "replica": return .replica
    case "always": return .always
    default: return node.bool("enabled", &diagnostics) ?? true ? .origin : .disabled
    }
  }

  /// `name: on insert where … do instead nothing`; `to <table>` is left out.
  mutating func readRules(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "rules by name", &diagnostics) {
      guard let name = requiredName(key, value, "the rule's name", &diagnostics),
        let (text, extra) = longForm(value, "a rule", .rule, &diagnostics)
      else { continue }
      let parts: (ClauseText, ClauseText)? = parse(text, &diagnostics) {
        cursor throws(ClauseError) in
        _ = cursor.accept("as")
        try cursor.expect("on", after: "the rule's name")
        let event = try cursor.expression(until: ["where", "do", "to"], "the rule's event")
        if cursor.nextIsWord("to") {
          throw cursor.unexpected(
            "'to' is not written here", remedy: "the rule stands in its table already")
        }
        return (event, try cursor.expression(until: [], "what the rule does"))
      }
      guard let parts else { continue }
      draft.table.rules.append(
        Rule(
          name: name, event: parts.0.expression, action: parts.1.expression,
          firing: firing(extra["enabled"], &diagnostics),
          doc: extra["doc"]?.text("a doc text", &diagnostics)))
      let path = draft.path.appending(.rule(name))
      sources.record((key ?? value).range, for: path)
      sources.record(parts.1.text, for: path, .expression)
    }
  }

  /// `name: [as restrictive] [for select] [to a, b] [using (…)] [with check (…)]`.
  mutating func readPolicies(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "policies by name", &diagnostics) {
      guard let name = requiredName(key, value, "the policy's name", &diagnostics) else { continue }
      var policy = Policy(name: name)
      let path = draft.path.appending(.policy(name))
      sources.record((key ?? value).range, for: path)
      if !value.isNull {
        guard let (text, extra) = longForm(value, "a policy", .policy, &diagnostics) else {
          continue
        }
        let read: PolicyClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
          try PolicyClause(&cursor)
        }
        guard let clause = read else { continue }
        policy.isRestrictive = clause.isRestrictive
        policy.command = clause.command
        policy.roles = clause.roles
        policy.using = clause.using?.expression
        policy.withCheck = clause.withCheck?.expression
        if let using = clause.using { sources.record(using.text, for: path, .expression) }
        if let check = clause.withCheck { sources.record(check.text, for: path, .predicate) }
        policy.doc = extra["doc"]?.text("a doc text", &diagnostics)
        policy.dependsOn = dependencies(of: extra, draft, &diagnostics)
      }
      draft.table.policies.append(policy)
    }
  }

  /// `name: (ndistinct, mcv) on a, (b + 1)`.
  mutating func readStatistics(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "extended statistics", &diagnostics) {
      guard let (text, extra) = longForm(value, "statistics", .statistics, &diagnostics) else {
        continue
      }
      var columns: [String] = []
      let whole: ClauseText? = parse(text, &diagnostics) { cursor throws(ClauseError) in
        if cursor.nextIsPunctuation("(") { try cursor.skipGroup() }
        try cursor.expect("on", after: "the kinds of statistics")
        var column: [SQLToken] = []
        while let token = cursor.next {
          if token.isPunctuation(",") {
            columns.append(Self.name(of: column))
            column = []
            cursor.advance()
          } else if token.isPunctuation("(") {
            column += [token, token]
            try cursor.skipGroup()
          } else {
            column.append(token)
            cursor.advance()
          }
        }
        columns.append(Self.name(of: column))
        return cursor.slice(0..<cursor.source.utf8.count)
      }
      guard let whole else { continue }
      let space =
        extra["namespace"].flatMap { identifier($0, "the namespace", &diagnostics) }
        .map(names.mapped) ?? draft.table.name.namespace
      let written = key.flatMap { identifier($0, "the statistics' name", &diagnostics) }
      let name = chosen(
        written, DefaultName.statistics(draft.table.name.name, columns), at: (key ?? value).range,
        &draft, &diagnostics)
      let wholeName = QualifiedName(space, name)
      draft.table.statistics.append(
        StatisticsObject(
          name: wholeName, definition: whole.expression,
          target: extra["target"].flatMap {
            $0.integer("the statistics target", in: -1...10000, &diagnostics)
          }, doc: extra["doc"]?.text("a doc text", &diagnostics),
          owner: extra["owner"].flatMap { identifier($0, "the owner's name", &diagnostics) }))
      let path = draft.path.appendingStatistics(wholeName)
      sources.record((key ?? value).range, for: path)
      sources.record(whole.text, for: path, .expression)
    }
  }

  private static func name(of column: [SQLToken]) -> String {
    guard column.count == 1, let only = column.first else { return "expr" }
    return only.text
  }

  /// `using gist (room with =, during with &&) where (…) deferrable`.
  mutating func readExclusions(
    _ node: YAMLNode, into draft: inout TableDraft, _ diagnostics: inout Diagnostics
  ) {
    for (key, value) in tails(node, "exclusion constraints", &diagnostics) {
      guard let (text, extra) = longForm(value, "an exclusion constraint", .exclusion, &diagnostics)
      else { continue }
      let read: ExclusionClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
        try ExclusionClause(&cursor)
      }
      guard let clause = read else { continue }
      let written = key.flatMap { identifier($0, "the constraint's name", &diagnostics) }
      let name = chosen(
        written, DefaultName.exclusion(draft.table.name.name, clause.keys),
        at: (key ?? value).range, &draft, &diagnostics)
      draft.table.exclusions.append(
        ExclusionConstraint(
          name: name, definition: clause.definition.expression, deferral: clause.deferral,
          doc: extra["doc"]?.text("a doc text", &diagnostics)))
      let path = draft.path.appending(.exclusion(name))
      sources.record((key ?? value).range, for: path)
      sources.record(clause.definition.text, for: path, .expression)
    }
  }
}
