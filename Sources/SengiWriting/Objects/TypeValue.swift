import SengiSQL
import SengiSchema

/// Enums, domains and composite types.
struct TypeValue {
  let scope: NameScope

  func value(_ enumeration: Enumeration) -> YAMLValue {
    let values = Self.labels(enumeration.values)
    var pairs: [YAMLPair] = []
    pairs.add(text: "doc", enumeration.doc)
    pairs.add(text: "swift_name", enumeration.swiftName)
    pairs.add(text: "was", enumeration.was)
    pairs.add(
      text: "storage", enumeration.storage == .native ? nil : enumeration.storage.rawValue)
    pairs.add("open", enumeration.isOpen ? .plain("true") : nil)
    pairs.add(text: "owner", enumeration.owner)
    pairs.add("dropped", Self.dropped(enumeration))
    if pairs.isEmpty, case .words = values { return values }
    return .mapping(pairs + [YAMLPair("values", values)])
  }

  private static func dropped(_ enumeration: Enumeration) -> YAMLValue? {
    if enumeration.dropped.isEmpty { return nil }
    if enumeration.successors.isEmpty { return .words(enumeration.dropped) }
    return .mapping(
      enumeration.dropped.map { label in
        YAMLPair(label, enumeration.successors[label].map { .text($0) } ?? .nothing)
      })
  }

  private static func labels(_ values: [Enumeration.Value]) -> YAMLValue {
    let isPlain = values.allSatisfy { $0.doc == nil && $0.swiftName == nil && $0.was == nil }
    if isPlain { return .words(values.map(\.label)) }
    return .mapping(
      values.map { value in
        var pairs: [YAMLPair] = []
        pairs.add(text: "doc", value.doc)
        pairs.add(text: "was", value.was)
        pairs.add(text: "swift_name", value.swiftName)
        let isDocAlone = value.was == nil && value.swiftName == nil
        if isDocAlone { return YAMLPair(value.label, value.doc.map { .text($0) } ?? .nothing) }
        return YAMLPair(value.label, .mapping(pairs))
      })
  }

  func value(_ domain: Domain) -> YAMLValue {
    let listsChecks = !domain.checks.allSatisfy {
      $0.isBare && !$0.expression.source.utf8.contains(0x0A)
    }
    var clause = Clause(TypeSpelling(scope: scope).sql(domain.type, isNullable: false))
    clause.add(domain.collation.map { "collate " + $0 })
    clause.add(
      domain.defaultValue.map { "default " + Clause.guarded($0, before: ColumnSpelling.stops) })
    clause.add(domain.notNullName.map { "constraint " + NameScope.sql($0) })
    clause.add("not null", if: domain.isNotNull)
    var taken: Set<SQLIdentifier> = []
    for check in domain.checks where !listsChecks {
      let implied = DefaultName.numbered(
        DefaultName.check(domain.name.name, nil), avoiding: taken)
      taken.insert(check.name)
      clause.add("constraint " + NameScope.sql(check.name), if: check.name != implied)
      clause.add("check " + Clause.parenthesized(check.expression.sql))
    }
    var extra: [YAMLPair] = []
    extra.add(text: "doc", domain.doc)
    extra.add(text: "swift_name", domain.swiftName)
    extra.add(text: "was", domain.was)
    if listsChecks {
      extra.add(
        "checks",
        .mapping(domain.checks.map { YAMLPair($0.name.name, TableSpelling.value($0)) }))
    }
    extra.add(text: "owner", domain.owner)
    extra.add("depends_on", scope.dependencies(domain.dependsOn))
    return TableSpelling.value(clause.sql, extra)
  }

  func value(_ type: CompositeType) -> YAMLValue {
    let attributes = YAMLValue.mapping(type.attributes.map(attribute))
    var pairs: [YAMLPair] = []
    pairs.add(text: "doc", type.doc)
    pairs.add(text: "swift_name", type.swiftName)
    pairs.add(text: "was", type.was)
    pairs.add(text: "owner", type.owner)
    pairs.add("depends_on", scope.dependencies(type.dependsOn))
    let misleads = type.attributes.contains { ["attributes", "sql"].contains($0.name.name) }
    if pairs.isEmpty, !misleads, !type.attributes.isEmpty { return attributes }
    return .mapping(pairs + [YAMLPair("attributes", attributes)])
  }

  private func attribute(_ attribute: CompositeType.Attribute) -> YAMLPair {
    var clause = Clause(TypeSpelling(scope: scope).sql(attribute.type, isNullable: false))
    clause.add(attribute.collation.map { "collate " + $0 })
    var extra: [YAMLPair] = []
    extra.add(text: "doc", attribute.doc)
    return YAMLPair(attribute.name.name, TableSpelling.value(clause.sql, extra))
  }
}
