import SengiSchema

/// Every piece of SQL that the author of a schema wrote.
enum SchemaText {
  static func all(of schema: Schema) -> [String] {
    var found = schema.namespaces.flatMap(texts)
    found += schema.objects.flatMap(texts)
    found += schema.customObjects.map(\.statements.source)
    return found
  }

  private static func texts(_ space: Namespace) -> [String] {
    var found = space.tables.flatMap(texts)
    found += space.views.flatMap(texts)
    found += space.functions.map(\.definition.source)
    found += space.objects.flatMap(texts)
    for domain in space.domains {
      found += [domain.defaultValue?.source].compactMap { $0 }
      found += domain.checks.map(\.expression.source)
    }
    return found
  }

  private static func texts(_ object: DefinedObject) -> [String] {
    [object.name, object.definition.source] + object.alterations.map(\.source)
  }

  private static func texts(_ view: View) -> [String] {
    [view.query.source] + view.indexes.flatMap(texts) + view.triggers.flatMap(texts)
      + view.rules.map(\.action.source) + view.columns.compactMap { $0.defaultValue?.source }
  }

  private static func texts(_ trigger: Trigger) -> [String] {
    [trigger.event.source, trigger.action.source]
  }

  private static func texts(_ index: Index) -> [String] {
    var found = [index.predicate?.source].compactMap { $0 }
    for key in index.keys {
      if case .expression(let expression) = key.subject { found.append(expression.source) }
    }
    return found
  }

  private static func texts(_ table: Table) -> [String] {
    var found = table.indexes.flatMap(texts) + table.triggers.flatMap(texts)
    for column in table.columns {
      if let value = column.defaultValue { found.append(value.source) }
      switch column.generation {
      case .stored(let expression), .virtual(let expression): found.append(expression.source)
      case .identity, .serial, nil: break
      }
      if case .other(let name) = column.type.base { found.append(name.description) }
    }
    found += table.checks.map(\.expression.source)
    found += table.exclusions.map(\.definition.source)
    found += table.policies.flatMap { [$0.using?.source, $0.withCheck?.source].compactMap { $0 } }
    found += table.rules.map(\.action.source)
    found += table.statistics.map(\.definition.source)
    if let partitioning = table.partitioning { found.append(partitioning.keys.source) }
    if let bound = table.partitionOf { found.append(bound.bound.source) }
    return found
  }
}
