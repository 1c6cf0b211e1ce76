import SengiSQL
import SengiSchema

extension Table {
  /// The table of a database with everything that only the files know.
  func adopting(_ known: Table, _ schema: Schema, _ options: FolderUpdate.Options) -> Table {
    var table = self
    table.swiftName = known.swiftName
    table.was = known.was
    table.referenceRows = known.referenceRows?.only(columns.map(\.name))
    table.dropped = known.dropped.filter { column($0) == nil }
    table.dependsOn = table.dependsOn.adopting(known.dependsOn)
    if !options.withOwners { table.owner = known.owner }
    table.columns = columns.map { column in
      known.column(column.name).map { column.adopting($0, schema) } ?? column
    }
    table.adoptOrder(of: known)
    table.adoptBehaviours(of: known)
    table.checks = checks.adopting(known.checks)
    table.adoptImpliedChecks(of: known, schema)
    table.foreignKeys = foreignKeys.map { key in
      guard let before = known.foreignKeys.first(where: { $0.name == key.name }) else { return key }
      var key = key
      key.swiftName = before.swiftName
      key.inverseSwiftName = before.inverseSwiftName
      key.throughSwiftName = before.throughSwiftName
      return key
    }
    table.indexes = indexes.adopting(known.indexes)
    table.triggers = table.triggers.adopting(known.triggers)
    table.exclusions = exclusions.map { item in
      guard let before = known.exclusions.first(where: { $0.name == item.name }),
        before.definition.isSame(as: item.definition)
      else { return item }
      var item = item
      item.definition = before.definition
      return item
    }
    table.policies = policies.map { policy in
      guard let before = known.policies.first(where: { $0.name == policy.name }) else {
        return policy
      }
      var policy = policy
      policy.using = policy.using.adopting(before.using)
      policy.withCheck = policy.withCheck.adopting(before.withCheck)
      policy.dependsOn = policy.dependsOn.adopting(before.dependsOn)
      return policy
    }
    table.orderLists(as: known)
    return table
  }

  /// The files' order of columns stands; a new one follows the one it follows in the database.
  private mutating func adoptOrder(of known: Table) {
    var ordered = known.columns.compactMap { column($0.name) }
    let names = Set(ordered.map(\.name))
    var previous: SQLIdentifier?
    for column in columns {
      defer { previous = column.name }
      guard !names.contains(column.name) else { continue }
      let after = previous.flatMap { name in ordered.firstIndex { $0.name == name } }
      var place = after.map { $0 + 1 } ?? 0
      while place > 0, ordered.indices.contains(place - 1),
        known.column(ordered[place - 1].name)?.behaviour != nil
      {
        place -= 1
      }
      ordered.insert(column, at: place)
    }
    columns = ordered
  }

  /// What a behaviour brought stays its own, as long as the database has all of it.
  private mutating func adoptBehaviours(of known: Table) {
    for index in columns.indices { columns[index].behaviour = nil }
    for index in triggers.indices { triggers[index].behaviour = nil }
    behaviours = known.behaviours.filter { behaviour in
      let brought = known.columns.filter { $0.behaviour == behaviour }
      let fired = known.triggers.filter { $0.behaviour == behaviour }
      return brought.allSatisfy { column in
        guard var own = self.column(column.name) else { return false }
        own.behaviour = behaviour
        own.defaultValue = own.defaultValue.adopting(column.defaultValue)
        return own == column
      }
        && fired.allSatisfy { trigger in
          triggers.contains {
            $0.name == trigger.name && $0.event.isSame(as: trigger.event)
              && $0.action.isSame(as: trigger.action)
          }
        }
    }
    behaviourColumns = known.behaviourColumns.filter { behaviours.contains($0.key) }
    for index in columns.indices {
      guard let before = known.column(columns[index].name), let behaviour = before.behaviour,
        behaviours.contains(behaviour)
      else { continue }
      columns[index] = before
    }
    for index in triggers.indices {
      guard let before = known.triggers.first(where: { $0.name == triggers[index].name }),
        let behaviour = before.behaviour, behaviours.contains(behaviour)
      else { continue }
      triggers[index] = before
    }
  }

  /// Checks that stand in the database because of an enum kept as text or a union's tag.
  private mutating func adoptImpliedChecks(of known: Table, _ schema: Schema) {
    for check in known.checks where ImpliedCheck.implies(check, of: known, in: schema) {
      guard let index = checks.firstIndex(where: { $0.name == check.name }) else { continue }
      if Self.labels(of: checks[index]) == Self.labels(of: check) { checks[index] = check }
    }
  }

  private static func labels(of check: CheckConstraint) -> [String] {
    let tokens = (try? SQLLexer.tokens(of: check.expression.source)) ?? []
    return tokens.filter { $0.kind == .string }.map(\.text).sorted()
  }

  /// Lists whose order means nothing keep that of the files; what is new comes last.
  private mutating func orderLists(as known: Table) {
    uniques.follow(known.uniques, by: \.name)
    checks.follow(known.checks, by: \.name)
    foreignKeys.follow(known.foreignKeys, by: \.name)
    exclusions.follow(known.exclusions, by: \.name)
    indexes.follow(known.indexes, by: \.name)
    triggers.follow(known.triggers, by: \.name)
    rules.follow(known.rules, by: \.name)
    policies.follow(known.policies, by: \.name)
    statistics.follow(known.statistics, by: \.name)
  }
}

extension Column {
  fileprivate func adopting(_ known: Column, _ schema: Schema) -> Column {
    var column = self
    column.swiftName = known.swiftName
    column.was = known.was
    column.using = known.using
    column.sensitive = known.sensitive
    column.tag = known.tag
    column.back = known.back
    column.defaultValue = defaultValue.adopting(known.defaultValue)
    column.type = type.adopting(known.type, schema)
    let isEnforced = enforcesShape == true
    column.enforcesShape =
      schema.enforcesShape(known) == isEnforced ? known.enforcesShape : isEnforced
    if case .jsonb = column.type.base, !type.isArray, let own = defaultValue,
      let before = known.defaultValue, JSONConstant(own) == JSONConstant(before),
      JSONConstant(own) != nil
    {
      column.defaultValue = before
    }
    switch (generation, known.generation) {
    case (.stored(let own)?, .stored(let before)?) where own.isSame(as: before):
      column.generation = known.generation
    case (.virtual(let own)?, .virtual(let before)?) where own.isSame(as: before):
      column.generation = known.generation
    default: break
    }
    return column
  }
}

extension DataType {
  fileprivate func adopting(_ known: DataType, _ schema: Schema) -> DataType {
    var type = self
    switch (base, known.base) {
    case (.json(nil), .json(.some)), (.jsonb(nil), .jsonb(.some)): type.base = known.base
    case (.text, .enumeration(let name)) where schema.enumeration(name)?.storage == .text:
      type.base = known.base
    default: break
    }
    if type.base == known.base, type.isArray, known.isArray {
      type.hasNullableElements = known.hasNullableElements
    }
    return type
  }
}

extension [CheckConstraint] {
  func adopting(_ known: [CheckConstraint]) -> [CheckConstraint] {
    map { check in
      guard let before = known.first(where: { $0.name == check.name }),
        before.expression.isSame(as: check.expression)
      else { return check }
      var check = check
      check.expression = before.expression
      return check
    }
  }
}

extension [SengiSchema.Index] {
  func adopting(_ known: [SengiSchema.Index]) -> [SengiSchema.Index] {
    map { index in
      guard let before = known.first(where: { $0.name == index.name }) else { return index }
      var index = index
      index.predicate = index.predicate.adopting(before.predicate)
      if index.keys.count == before.keys.count {
        for (place, key) in before.keys.enumerated() {
          guard case .expression(let known) = key.subject,
            case .expression(let own) = index.keys[place].subject, own.isSame(as: known)
          else { continue }
          index.keys[place].subject = key.subject
        }
      }
      return index
    }
  }
}

extension [Trigger] {
  func adopting(_ known: [Trigger]) -> [Trigger] {
    map { trigger in
      guard let before = known.first(where: { $0.name == trigger.name }) else { return trigger }
      var trigger = trigger
      if before.event.isSame(as: trigger.event) { trigger.event = before.event }
      if before.action.isSame(as: trigger.action) { trigger.action = before.action }
      trigger.dependsOn = trigger.dependsOn.adopting(before.dependsOn)
      return trigger
    }
  }
}

extension Array {
  /// Puts elements that are in the other array too into its order, and the rest behind them.
  fileprivate mutating func follow<Name: Hashable>(_ other: [Element], by name: (Element) -> Name) {
    let ranks = Dictionary(
      other.enumerated().map { (name($0.element), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let ordered = enumerated().sorted { left, right in
      (ranks[name(left.element)] ?? Int.max, left.offset)
        < (ranks[name(right.element)] ?? Int.max, right.offset)
    }
    self = ordered.map(\.element)
  }
}
