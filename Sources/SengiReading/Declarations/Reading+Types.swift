import SengiDiagnostics
import SengiSQL
import SengiSchema
import SengiYAML

extension Reading {
  /// `email: citext check (value ~ '@')`, or the long form.
  mutating func readDomain(
    _ key: YAMLNode?, _ node: YAMLNode, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> Domain? {
    guard let name = requiredName(key, node, "the domain's name", &diagnostics),
      let (text, extra) = longForm(node, "the domain's type", .domain, &diagnostics)
    else { return nil }
    let shape = self.shape(in: namespace)
    let read: DomainClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      try DomainClause(&cursor, shape: shape)
    }
    guard let clause = read,
      let type = resolve(clause.type, text.text, in: namespace, &diagnostics)
    else { return nil }
    var domain = Domain(name: QualifiedName(namespace, name), type: type)
    let path = ObjectPath.domain(domain.name)
    sources.record((key ?? node).range, for: path)
    sources.record(text.text.slice(clause.type.range), for: path, .type)
    let details = self.details(extra, path, in: namespace, &diagnostics)
    domain.doc = details.doc
    domain.swiftName = details.swiftName
    domain.was = details.was
    domain.owner = details.owner
    domain.dependsOn = details.dependsOn
    domain.collation = clause.collation
    domain.isNotNull = clause.isNotNull
    domain.notNullName =
      extra["not_null_name"].flatMap { identifier($0, "the constraint's name", &diagnostics) }
      ?? clause.notNullName
    if let value = clause.defaultValue {
      domain.defaultValue = value.expression
      sources.record(value.text, for: path, .defaultValue)
    }
    var checks = clause.checks.map { (name: $0.name, text: $0.text, extra: [String: YAMLNode]()) }
    if let node = extra["checks"] {
      for (key, value) in tails(node, "a list of checks", &diagnostics) {
        guard let (text, extra) = longForm(value, "a condition", .check, &diagnostics) else {
          continue
        }
        checks.append(
          (key.flatMap { identifier($0, "the constraint's name", &diagnostics) }, text, extra))
      }
    }
    for check in checks {
      let fallback = DefaultName.check(name, nil)
      let taken = Set(domain.checks.map(\.name))
      var constraint = CheckConstraint(
        name: check.name ?? DefaultName.numbered(fallback, avoiding: taken),
        expression: check.text.expression)
      take(check.extra, &constraint, &diagnostics)
      domain.checks.append(constraint)
      let checkPath = path.appending(.check(constraint.name))
      sources.record(check.text.text, for: checkPath)
      sources.record(check.text.text, for: checkPath, .expression)
    }
    return domain
  }

  func take(
    _ extra: [String: YAMLNode], _ check: inout CheckConstraint, _ diagnostics: inout Diagnostics
  ) {
    check.doc = extra["doc"]?.text("a doc text", &diagnostics)
    if boolean(extra["no_inherit"], "no_inherit", &diagnostics) { check.noInherit = true }
    if boolean(extra["not_valid"], "not_valid", &diagnostics) { check.isValidated = false }
    if boolean(extra["not_enforced"], "not_enforced", &diagnostics) { check.isEnforced = false }
  }

  enum TypeDeclaration {
    case composite(CompositeType)
    case defined(DefinedObject)
  }

  /// A mapping of attributes, or the tail of `CREATE TYPE`.
  mutating func readType(
    _ entry: YAMLEntry, in namespace: SQLIdentifier, _ diagnostics: inout Diagnostics
  ) -> TypeDeclaration? {
    guard let name = identifier(entry.key, "a type's name", &diagnostics) else { return nil }
    let qualified = QualifiedName(namespace, name)
    guard let entries = entry.value.mapping, entry.value["sql"]?.scalar == nil else {
      return readObject(.type, entry.key, entry.value, in: namespace, &diagnostics)
        .map(TypeDeclaration.defined)
    }
    var type = CompositeType(name: qualified, attributes: [])
    let path = ObjectPath.compositeType(qualified)
    sources.record(entry.key.range, for: path)
    var attributes = entries
    if let explicit = entry.value["attributes"] {
      let extra = keyed(entries, .compositeType, &diagnostics)
      let details = self.details(extra, path, in: namespace, &diagnostics)
      type.doc = details.doc
      type.swiftName = details.swiftName
      type.was = details.was
      type.owner = details.owner
      type.dependsOn = details.dependsOn
      attributes = explicit.entries("the type's attributes", &diagnostics) ?? []
    }
    for attribute in attributes {
      if let read = readAttribute(attribute, path, in: namespace, &diagnostics) {
        type.attributes.append(read)
      }
    }
    return .composite(type)
  }

  private mutating func readAttribute(
    _ entry: YAMLEntry, _ path: ObjectPath, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> CompositeType.Attribute? {
    guard let name = identifier(entry.key, "an attribute's name", &diagnostics),
      let (text, extra) = longForm(entry.value, "the attribute's type", .attribute, &diagnostics)
    else { return nil }
    let shape = self.shape(in: namespace)
    let read: (TypeClause, SQLText?)? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      let type = try TypeClause(&cursor, shape: shape)
      return (type, try cursor.collation())
    }
    guard let (clause, collation) = read,
      let type = resolve(clause, text.text, in: namespace, &diagnostics)
    else { return nil }
    let attributePath = path.appending(.column(name))
    sources.record(entry.key.range, for: attributePath)
    sources.record(text.text.slice(clause.range), for: attributePath, .type)
    return CompositeType.Attribute(
      name: name, type: type, collation: collation,
      doc: extra["doc"]?.text("a doc text", &diagnostics))
  }

  /// `order_no: start with 1000 owned by orders.no`, or the long form.
  mutating func readSequence(
    _ key: YAMLNode?, _ node: YAMLNode, in namespace: SQLIdentifier,
    _ diagnostics: inout Diagnostics
  ) -> SequenceObject? {
    guard let name = requiredName(key, node, "the sequence's name", &diagnostics) else {
      return nil
    }
    var sequence = SequenceObject(name: QualifiedName(namespace, name))
    let path = ObjectPath.sequence(sequence.name)
    sources.record((key ?? node).range, for: path)
    // A sequence with nothing to say is a name with nothing after it.
    guard !node.isNull else { return sequence }
    var source = node
    var extra: [String: YAMLNode] = [:]
    if let entries = node.mapping {
      extra = keyed(entries.filter { $0.name != "sql" }, .sequence, &diagnostics)
      let details = self.details(extra, path, in: namespace, &diagnostics)
      sequence.doc = details.doc
      sequence.was = details.was
      sequence.owner = details.owner
      guard let sql = node["sql"], !sql.isNull else { return sequence }
      source = sql
    }
    guard let text = clause(source, "the sequence's options", &diagnostics) else { return nil }
    let read: SequenceClause? = parse(text, &diagnostics) { cursor throws(ClauseError) in
      try SequenceClause(&cursor)
    }
    guard let clause = read else { return nil }
    sequence.options = clause.options
    sequence.isUnlogged = clause.isUnlogged
    if let owner = clause.ownedBy {
      sequence.ownedBy = ColumnReference(
        table: names.resolve(.table, owner.namespace, owner.table, in: namespace),
        column: owner.column)
    }
    sources.record(text.text, for: path, .expression)
    return sequence
  }
}
