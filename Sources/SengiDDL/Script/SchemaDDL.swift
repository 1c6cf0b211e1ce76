import SengiSQL
import SengiSchema

/// The statements for everything that lives in namespaces and for what refers to it.
struct SchemaDDL {
  private let index: SchemaIndex
  private let order: CreationOrder
  private var script = ScriptBuilder()
  /// The tables made so far, which foreign keys may reference.
  private var created: Set<QualifiedName> = []
  private var lateKeys: [(Table, ForeignKey)] = []

  static func statements(of schema: Schema) -> [DDLStatement] {
    var ddl = SchemaDDL(schema)
    ddl.write()
    return ddl.script.statements
  }

  private init(_ schema: Schema) {
    index = SchemaIndex(schema)
    order = CreationOrder(index)
  }

  private mutating func write() {
    for enumeration in index.schema.namespaces.flatMap(\.enumerations) {
      EnumerationDDL.write(enumeration, into: &script)
    }
    for step in order.steps {
      create(step)
      for (domain, lateParts) in step.completed {
        _ = reading(domain.name.namespace)
        DomainDDL(index: index, domain: domain, lateParts: lateParts).writeLateParts(into: &script)
      }
    }
    for step in order.steps { complete(step.creation, step.lateParts) }
    // Those of children first: a parent's check finds its like there and joins it.
    for step in order.steps.reversed() { addConstraints(step.creation, step.lateParts) }
    writeIndexes()
    for (table, key) in lateKeys { ForeignKeyDDL.add(key, to: table, into: &script) }
    writeTableSettings()
    writeRulesAndTriggers()
    for custom in index.schema.customObjects where custom.isLate {
      CustomDDL.write(custom, reading(nil), into: &script)
    }
    write(.publication)
    write(.subscription)
    let index = index
    ReferenceRowsDDL.write(
      index.schema, { index.reading($0).searchPath }, into: &script)
    OwnerDDL.write(index, into: &script)
    GrantDDL.write(index, into: &script)
    GrantDDL.writeDefaults(index, into: &script)
    // Event triggers would fire for all that comes after them.
    write(.eventTrigger)
    script.resetSettings()
  }

  /// Sets the search path for text of the namespace.
  private mutating func reading(_ namespace: SQLIdentifier?) -> Reading {
    let reading = index.reading(namespace)
    script.read(under: reading.searchPath)
    return reading
  }

  private mutating func create(_ step: CreationOrder.Step) {
    let reading = reading(step.creation.namespace)
    switch step.creation {
    case .shellType(let name):
      script.append(
        "CREATE TYPE \(name);",
        for: ObjectPath(
          (name.namespace.map { [.namespace($0)] } ?? []) + [.object(.type, name.name.name)]))
    case .domain(let domain):
      DomainDDL(index: index, domain: domain, lateParts: step.lateParts).write(into: &script)
    case .compositeType(let type): CompositeTypeDDL.write(type, index, into: &script)
    case .object(let object):
      DefinedObjectDDL(object: object, reading: reading).write(into: &script)
    case .sequence(let sequence): SequenceDDL.write(sequence, into: &script)
    case .function(let function): FunctionDDL.write(function, reading, into: &script)
    case .table(let table): create(table, step.lateParts)
    case .keys(let table): KeyDDL.add(to: table, into: &script)
    case .view(let view): ViewDDL.write(view, reading, into: &script)
    case .custom(let custom): CustomDDL.write(custom, reading, into: &script)
    }
  }

  private mutating func create(_ table: Table, _ lateParts: Set<CreationNeeds.Part>) {
    created.insert(table.name)
    var fromStart: [ForeignKey] = []
    for key in table.foreignKeys {
      let mayFollow =
        (key.isValidated || !key.isEnforced) && created.contains(key.referencedTable)
        && index.hasConstraint(on: key.referencedTable, over: key.referencedColumns)
      if mayFollow { fromStart.append(key) } else { lateKeys.append((table, key)) }
    }
    TableDDL(table, index, lateParts: lateParts, foreignKeys: fromStart).write(into: &script)
  }

  /// Says what could not be said when the thing was made.
  private mutating func complete(_ creation: Creation, _ lateParts: Set<CreationNeeds.Part>) {
    switch creation {
    case .table(let table) where !lateParts.isEmpty:
      _ = reading(table.name.namespace)
      TableDDL(table, index, lateParts: lateParts, foreignKeys: [])
        .writeLateDefaults(into: &script)
    case .view(let view) where view.columns.contains { $0.defaultValue != nil }:
      ViewDDL.writeDefaults(view, reading(view.name.namespace), into: &script)
    case .sequence(let sequence): SequenceDDL.writeOwningColumn(sequence, into: &script)
    default: break
    }
  }

  private mutating func addConstraints(
    _ creation: Creation, _ lateParts: Set<CreationNeeds.Part>
  ) {
    guard case .table(let table) = creation,
      !lateParts.isEmpty || table.checks.contains(where: { !$0.isValidated && $0.isEnforced })
    else { return }
    _ = reading(table.name.namespace)
    TableDDL(table, index, lateParts: lateParts, foreignKeys: [])
      .writeLateConstraints(into: &script)
  }

  /// Those of partitions first: a partitioned table's index adopts what fits it below.
  private mutating func writeIndexes() {
    let tables = index.schema.tables.enumerated().map { ($1, index.depth(of: $1), $0) }
      .sorted { ($1.1, $0.2) < ($0.1, $1.2) }.map(\.0)
    var apart: [(Index, Table)] = []
    for table in tables where !table.indexes.isEmpty {
      let reading = reading(table.name.namespace)
      for item in indexesInOrder(of: table) {
        if table.standsApart(item) {
          apart.append((item, table))
        } else {
          let only = table.only(item.name)
          IndexDDL.write(item, of: Relation(table), reading, only: only, into: &script)
        }
      }
    }
    for (item, table) in apart {
      let reading = reading(table.name.namespace)
      IndexDDL.write(item, of: Relation(table), reading, into: &script)
    }
    for table in tables { IndexAttachmentDDL.write(table, index, into: &script) }
    for view in index.schema.namespaces.flatMap(\.views) where !view.indexes.isEmpty {
      let reading = reading(view.name.namespace)
      for item in view.indexes { IndexDDL.write(item, of: Relation(view), reading, into: &script) }
    }
  }

  /// A partitioned table's index adopts the first below that will do; where several are alike but
  /// for their order, they come in the order of those that they are to adopt.
  private func indexesInOrder(of table: Table) -> [Index] {
    guard table.partitioning != nil, table.indexes.count > 1 else { return table.indexes }
    let below = index.partitions(below: table)
    let ranks = table.indexes.map { item in
      below.lazy.compactMap { partition in
        partition.indexes.firstIndex { own in
          own.isLike(item) && own.keys == item.keys
            && (partition.attachedIndexes[item.name].map { $0 == own.name } ?? true)
        }
      }.first ?? Int.max
    }
    return zip(ranks, table.indexes).enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
  }

  /// What of a table names its indexes, and statistics.
  private mutating func writeTableSettings() {
    for table in index.schema.tables {
      let relation = Relation(table)
      if let name = table.clusterOn {
        script.append("ALTER TABLE \(table.name) CLUSTER ON \(name);", for: relation.path)
      }
      let identity: DDLText? =
        switch table.foreignServer == nil ? table.replicaIdentity : nil {
        case nil: nil
        case .full: "FULL"
        case .nothing: "NOTHING"
        case .index(let name): "USING INDEX \(name)"
        }
      if let identity {
        script.append(
          "ALTER TABLE \(table.name) REPLICA IDENTITY \(identity);", for: relation.path)
      }
      write(table.statistics, of: relation)
    }
    for view in index.schema.namespaces.flatMap(\.views) {
      let relation = Relation(view)
      if let name = view.clusterOn {
        script.append(
          "ALTER \(relation.keywords) \(view.name) CLUSTER ON \(name);", for: relation.path)
      }
      write(view.statistics, of: relation)
    }
  }

  private mutating func write(_ statistics: [StatisticsObject], of relation: Relation) {
    guard !statistics.isEmpty else { return }
    let reading = reading(relation.name.namespace)
    for item in statistics { StatisticsDDL.write(item, of: relation, reading, into: &script) }
  }

  private mutating func writeRulesAndTriggers() {
    for namespace in index.schema.namespaces {
      let relations =
        namespace.tables.map { (Relation($0), $0.rules, $0.triggers) }
        + namespace.views.map { (Relation($0), $0.rules, $0.triggers) }
      for (relation, rules, triggers) in relations where !rules.isEmpty || !triggers.isEmpty {
        let reading = reading(namespace.name)
        for rule in rules { RuleDDL.write(rule, of: relation, reading, into: &script) }
        for trigger in triggers { TriggerDDL.write(trigger, of: relation, reading, into: &script) }
      }
      for table in namespace.tables where table.rowSecurity != nil || !table.policies.isEmpty {
        RowSecurityDDL.write(table, reading(namespace.name), into: &script)
      }
    }
  }

  private mutating func write(_ kind: DefinedObject.Kind) {
    for object in index.objects where object.kind == kind {
      DefinedObjectDDL(object: object, reading: reading(object.namespace)).write(into: &script)
      OwnerDDL.write(object, into: &script)
    }
  }
}

extension SchemaIndex {
  /// Whether a foreign key may reference these columns as soon as the table is made.
  fileprivate func hasConstraint(on name: QualifiedName, over columns: [SQLIdentifier]) -> Bool {
    guard let table = table(name), !hasLateKeys(table) else { return false }
    guard !columns.isEmpty else { return table.primaryKey != nil }
    let wanted = Set(columns)
    return table.primaryKey.map { Set($0.columns) == wanted } == true
      || table.uniques.contains { Set($0.columns) == wanted }
  }
}
