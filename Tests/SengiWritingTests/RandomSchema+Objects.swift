import SeededRandom
import SengiSQL
import SengiSchema

/// Objects beside tables.
extension RandomSchema {
  private func tail(_ choices: String...) -> SQLExpression {
    SQLExpression(text.random.pick(choices))
  }

  func domain() -> Domain {
    var domain = Domain(
      name: QualifiedName(space, text.name()), doc: text.doc(), type: type(),
      defaultValue: text.maybe(30, SQLExpression(text.random.pick(HostileText.defaults))),
      isNotNull: text.random.chance(30), owner: text.maybe(10, text.name()))
    domain.type.hasNullableElements = false
    for number in 0..<text.random.below(3) {
      domain.checks.append(
        CheckConstraint(
          name: number == 0 && text.random.chance(60)
            ? DefaultName.check(domain.name.name, nil) : text.name(),
          expression: tail("value > 0", "value ~ '^[a-z]: #'", "length(value) < 3\nor true"),
          doc: text.doc()))
    }
    return domain
  }

  func compositeType() -> CompositeType {
    let name = QualifiedName(space, text.name())
    let attributes = text.scope {
      text.names(1 + text.random.below(4)).map { name in
        var type = self.type()
        type.hasNullableElements = false
        return CompositeType.Attribute(
          name: name, type: type,
          collation: text.maybe(10, "\(SQLIdentifier(static: "C"))"), doc: text.doc())
      }
    }
    return CompositeType(
      name: name, doc: text.doc(), attributes: attributes, owner: text.maybe(10, text.name()))
  }

  func sequence(_ tables: [Table]) -> SequenceObject {
    var options = SequenceOptions()
    options.type = text.maybe(20, .smallint)
    options.start = text.maybe(40, 1000)
    options.increment = text.maybe(30, -2)
    options.minimum = text.maybe(20, -50)
    options.maximum = text.maybe(20, 9000)
    options.cache = text.maybe(10, 5)
    options.cycles = text.random.chance(20)
    var sequence = SequenceObject(
      name: QualifiedName(space, text.name()), doc: text.doc(), options: options,
      isUnlogged: text.random.chance(10), owner: text.maybe(10, text.name()))
    if let table = tables.randomElement(using: &text.random), text.random.chance(50) {
      sequence.ownedBy = ColumnReference(table: table.name, column: table.columns[0].name)
    }
    return sequence
  }

  func view() -> View {
    var view = View(
      name: QualifiedName(space, text.name()), isMaterialized: text.random.chance(40),
      doc: text.doc(), query: SQLExpression(text.random.pick(HostileText.queries)),
      owner: text.maybe(10, text.name()))
    if text.random.chance(30) {
      view.columnNames = text.scope { text.names(1 + text.random.below(3)) }
    }
    if view.isMaterialized {
      view.isEmpty = text.random.chance(30)
      view.tablespace = text.maybe(10, text.name())
      view.options = text.maybe(20, "fillfactor = 70")
      if text.random.chance(30) {
        let keys = [Index.Key(.column(SQLIdentifier(static: "a")))]
        view.indexes = [Index(name: DefaultName.index(view.name.name, keys), keys: keys)]
      }
    } else {
      view.checkOption = text.maybe(20, text.random.chance(50) ? .local : .cascaded)
      view.options = text.maybe(20, "security_invoker = true")
      if text.random.chance(20) {
        view.rules = [
          Rule(name: text.name(), event: tail("insert"), action: tail("do instead nothing"))
        ]
      }
    }
    if text.random.chance(20) {
      let names = text.scope { text.names(2) }
      view.columns = names.map {
        View.Column(
          name: $0, doc: text.maybe(50, "What: it is.") ?? "It.",
          type: text.maybe(50, DataType(.integer, dimensions: text.random.below(2))),
          isNullable: true, sensitive: text.maybe(20, "pii"))
      }
    }
    return view
  }

  func grants(_ tables: [Table]) -> [Grant] {
    guard let table = tables.randomElement(using: &text.random) else { return [] }
    let column = table.columns[0].name
    var grants = [
      Grant(
        privileges: [.init(name: "SELECT"), .init(name: "INSERT", columns: [column])],
        object: table.name, grantees: [text.name(), SQLIdentifier(static: "public")],
        withGrantOption: text.random.chance(40))
    ]
    if text.random.chance(50) {
      grants.append(
        Grant(
          isRevoke: true, privileges: [.init(name: "ALL")], kind: .function,
          object: QualifiedName(space, text.name()), arguments: SQLExpression("(int, text)"),
          grantees: [SQLIdentifier(static: "public")]))
    }
    return grants
  }

  /// Whatever hangs on a table beside keys and indexes.
  func dress(_ table: inout Table) {
    table.rowSecurity = text.maybe(30, text.random.pick([.enabled, .forced, .forcedButDisabled]))
    for _ in 0..<text.random.below(3) {
      table.policies.append(
        // No role can be called public.
        Policy(
          name: text.name(), isRestrictive: text.random.chance(20),
          command: text.random.pick([.all, .select, .insert, .update, .delete]),
          roles: text.random.chance(40) ? text.names(2).filter { $0.name != "public" } : [],
          using: text.maybe(60, text.condition()),
          withCheck: text.maybe(30, text.condition()), doc: text.doc()))
    }
    if text.random.chance(20) {
      table.rules.append(
        Rule(
          name: text.name(), event: tail("insert", "update"),
          action: tail("where new.a > 0 do instead nothing", "do also notify x"),
          firing: text.random.pick([.origin, .disabled, .always]), doc: text.doc()))
    }
    if text.random.chance(20) {
      table.exclusions.append(
        ExclusionConstraint(
          name: text.name(), definition: tail("using gist (a with =, b with &&) where (a > 0)"),
          deferral: text.maybe(30, .initiallyDeferred), doc: text.doc()))
    }
    if text.random.chance(20) {
      table.statistics.append(
        StatisticsObject(
          name: QualifiedName(space, text.name()),
          definition: tail("(ndistinct, mcv) on a, (b + 1)"),
          target: text.maybe(30, 100), doc: text.doc()))
    }
    for index in table.triggers.indices {
      table.triggers[index].firing = text.random.pick([.origin, .replica, .disabled])
      table.triggers[index].doc = text.doc()
    }
    for index in table.checks.indices where text.random.chance(20) {
      table.checks[index].noInherit = true
      table.checks[index].doc = text.doc()
    }
    for index in table.foreignKeys.indices where text.random.chance(20) {
      table.foreignKeys[index].isValidated = false
      table.foreignKeys[index].doc = text.doc()
    }
    for index in table.columns.indices where text.random.chance(20) {
      table.columns[index].settings.statistics = text.maybe(50, 500)
      table.columns[index].settings.storage = text.maybe(30, SQLIdentifier(static: "external"))
      table.columns[index].settings.compression = text.maybe(30, SQLIdentifier(static: "lz4"))
      table.columns[index].settings.options = text.maybe(30, "n_distinct = 100")
    }
    table.primaryKey?.storageParameters = text.maybe(10, "fillfactor = 70")
    table.primaryKey?.doc = text.maybe(10, "A key: #1")
    table.isUnlogged = text.random.chance(10)
    table.storageParameters = text.maybe(10, "fillfactor = 70, toast.autovacuum_enabled = false")
    table.accessMethod = text.maybe(5, SQLIdentifier(static: "heap2"))
    table.tablespace = text.maybe(10, text.name())
    table.replicaIdentity = text.maybe(10, text.random.pick([.full, .nothing]))
    table.owner = text.maybe(10, text.name())
  }
}
