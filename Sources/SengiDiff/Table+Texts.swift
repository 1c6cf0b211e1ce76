import SengiSQL
import SengiSchema

extension Table {
  /// Changes every piece of SQL text that is about the table's own columns.
  mutating func changeTexts(_ change: (SQLExpression) -> SQLExpression) {
    for index in columns.indices {
      columns[index].defaultValue = columns[index].defaultValue.map(change)
      if let from = columns[index].replaces?.from {
        columns[index].replaces?.from = change(from)
        columns[index].back = columns[index].back.map(change)
      }
      switch columns[index].generation {
      case .stored(let text): columns[index].generation = .stored(change(text))
      case .virtual(let text): columns[index].generation = .virtual(change(text))
      case nil, .serial, .identity: break
      }
    }
    for index in checks.indices { checks[index].expression = change(checks[index].expression) }
    for index in exclusions.indices {
      exclusions[index].definition = change(exclusions[index].definition)
    }
    for index in indexes.indices { indexes[index].changeTexts(change) }
    for index in policies.indices {
      policies[index].using = policies[index].using.map(change)
      policies[index].withCheck = policies[index].withCheck.map(change)
    }
    for index in triggers.indices {
      triggers[index].event = change(triggers[index].event)
      triggers[index].action = change(triggers[index].action)
    }
    for index in rules.indices { rules[index].action = change(rules[index].action) }
    for index in statistics.indices {
      statistics[index].definition = change(statistics[index].definition)
    }
    if let keys = partitioning?.keys { partitioning?.keys = change(keys) }
  }

  /// Changes a column's name wherever the table names it.
  mutating func changeColumns(_ change: (SQLIdentifier) -> SQLIdentifier) {
    for index in columns.indices {
      columns[index].name = change(columns[index].name)
      columns[index].replacedBy = columns[index].replacedBy.map(change)
      if let name = columns[index].replaces?.column {
        columns[index].replaces?.column = change(name)
      }
    }
    referenceRows?.changeColumns(change)
    if var key = primaryKey {
      key.columns = key.columns.map(change)
      key.include = key.include.map(change)
      primaryKey = key
    }
    for index in uniques.indices {
      uniques[index].columns = uniques[index].columns.map(change)
      uniques[index].include = uniques[index].include.map(change)
    }
    for index in foreignKeys.indices {
      foreignKeys[index].columns = foreignKeys[index].columns.map(change)
      foreignKeys[index].onDelete = foreignKeys[index].onDelete.renaming(change)
      foreignKeys[index].onUpdate = foreignKeys[index].onUpdate.renaming(change)
    }
    for index in indexes.indices {
      indexes[index].include = indexes[index].include.map(change)
      for place in indexes[index].keys.indices {
        guard case .column(let name) = indexes[index].keys[place].subject else { continue }
        indexes[index].keys[place].subject = .column(change(name))
      }
    }
  }
}

extension Index {
  fileprivate mutating func changeTexts(_ change: (SQLExpression) -> SQLExpression) {
    predicate = predicate.map(change)
    for index in keys.indices {
      guard case .expression(let text) = keys[index].subject else { continue }
      keys[index].subject = .expression(change(text))
    }
  }
}

extension ForeignKey.Action {
  fileprivate func renaming(_ change: (SQLIdentifier) -> SQLIdentifier) -> Self {
    switch self {
    case .noAction, .restrict, .cascade: self
    case .setNull(let columns): .setNull(columns.map(change))
    case .setDefault(let columns): .setDefault(columns.map(change))
    }
  }
}
